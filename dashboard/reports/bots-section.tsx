/** What bots and flows did, and handed over to people. */
import { numberText } from '#dashboard/strings/language.ts';
import { reports as words } from '#dashboard/strings/reports.ts';
import { Figure } from '#dashboard/reports/charts/figure.tsx';
import type { Reports } from './reports-of-choice.ts';
import { Section } from './section.tsx';

const fields = ['answered', 'resolved', 'handed_off', 'unanswered'] as const;
const goodIs = { answered: undefined, resolved: 'up', handed_off: undefined, unanswered: 'down' } as const;

/** The section. */
export function BotsSection({ reports }: { reports: Reports }) {
  const { query, bots } = reports;
  return (
    <Section title={words.bots.title} of={bots} csv={{ operation: 'reportBots', query }}>
      {({ total, previous, conversations_urls }) =>
        fields.every((field) => total[field] === 0 && previous[field] === 0) ? (
          <p class="muted">{words.bots.none}</p>
        ) : (
          <dl class="figures figures-quiet report-shares">
            {fields.map((field) => (
              <Figure
                key={field}
                label={words.bots[field]}
                text={numberText(total[field])}
                now={total[field]}
                before={previous[field]}
                kind="count"
                {...(goodIs[field] ? { better: goodIs[field] } : {})}
                list={conversations_urls[field]}
              />
            ))}
          </dl>
        )
      }
    </Section>
  );
}
