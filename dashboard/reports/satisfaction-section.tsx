/** How visitors rated: the stars, each with the conversations behind it. */
import { numberText } from '#dashboard/strings/language.ts';
import { starsText } from '#dashboard/ui/format/stars-text.ts';
import { Star } from 'lucide';
import { reports as words } from '#dashboard/strings/reports.ts';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Behind } from '#dashboard/reports/charts/figure.tsx';
import type { Reports } from './reports-of-choice.ts';
import { Section } from './section.tsx';

const stars = ['5', '4', '3', '2', '1'] as const;

/** The section: a table whose rows are bars. */
export function SatisfactionSection({ reports }: { reports: Reports }) {
  const { query, satisfaction } = reports;
  const { title } = words.satisfaction;
  return (
    <Section title={title} of={satisfaction} csv={{ operation: 'reportSatisfaction', query }}>
      {({ total, conversations_urls }) =>
        total.average === null ? (
          <p class="muted">{words.satisfaction.none}</p>
        ) : (
          <>
            <p class="report-average">
              <Icon of={Star} size={20} class="star star-on" />
              <b>{words.satisfaction.average(starsText(total.average))}</b>
              <small>{words.sample(total.sample_size, 'ratings')}</small>
            </p>
            <table class="rating-bars" aria-label={title}>
              <tbody>
                {stars.map((star) => {
                  const count = total.distribution[star];
                  const share = count / total.sample_size;
                  return (
                    <tr key={star}>
                      <th scope="row">{words.satisfaction.stars(Number(star))}</th>
                      <td class="rating-bar">
                        <span style={{ transform: `scaleX(${share})` }} />
                      </td>
                      <td class="number">{Math.round(share * 100)}%</td>
                      <td class="number">
                        <Behind
                          list={conversations_urls[`distribution.${star}`]}
                          count={count}
                          what={words.satisfaction.stars(Number(star))}
                        >
                          {numberText(count)}
                        </Behind>
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </>
        )
      }
    </Section>
  );
}
