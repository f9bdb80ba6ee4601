/** How many targets of first responses and resolutions were met. */
import { targetKinds } from '#core/model/widgets/target-kinds.ts';
import { Figure } from '#dashboard/reports/charts/figure.tsx';
import { locale, numberText } from '#dashboard/strings/language.ts';
import { targets as words } from '#dashboard/strings/targets.ts';
import type { Reports } from './reports-of-choice.ts';
import { Section } from './section.tsx';

/** The section. */
export function TargetsSection({ reports }: { reports: Reports }) {
  const { query, targets } = reports;
  return (
    <Section title={words.report.title} of={targets} csv={{ operation: 'reportTargets', query }}>
      {({ total, previous, conversations_urls }) =>
        targetKinds.every((kind) => total[kind].share === null) ? (
          <p class="muted">{words.report.none}</p>
        ) : (
          <dl class="figures figures-quiet report-shares">
            {targetKinds.flatMap((kind) => [
              <Figure
                key={kind}
                label={words.report.share[kind]}
                text={percentText(total[kind].share)}
                now={total[kind].share}
                before={previous[kind].share}
                kind="rating"
                better="up"
                list={conversations_urls[`${kind}.met`]}
              />,
              <Figure
                key={`${kind} missed`}
                label={words.report.missed[kind]}
                text={numberText(total[kind].missed)}
                now={total[kind].missed}
                before={previous[kind].missed}
                kind="count"
                better="down"
                list={conversations_urls[`${kind}.missed`]}
              />,
            ])}
          </dl>
        )
      }
    </Section>
  );
}

const percentText = (share: number | null): string =>
  share === null ? '—' : share.toLocaleString(locale(), { style: 'percent', maximumFractionDigits: 1 });
