/** Whether articles of the help center helped, those with most answers first. */
import { numberText } from '#dashboard/strings/language.ts';
import { helpCenter as words } from '#dashboard/strings/help-center.ts';
import type { Reports } from './reports-of-choice.ts';
import { Section } from './section.tsx';

type Answers = { helped: number; not_helped: number };

/** The section. */
export function HelpSection({ reports }: { reports: Reports }) {
  const { query, help } = reports;
  return (
    <Section title={words.report.title} help={words.report.help} of={help} csv={{ operation: 'reportHelp', query }}>
      {({ data, total }) =>
        data.length === 0 ? (
          <p class="muted">{words.report.none}</p>
        ) : (
          <div class="table-scroll" tabIndex={0} role="region" aria-label={words.report.title}>
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{words.report.article}</th>
                  {(['helped', 'notHelped', 'share'] as const).map((name) => (
                    <th key={name} scope="col" class="number">
                      {words.report[name]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data
                  .toSorted((one, other) => answersOf(other) - answersOf(one) || one.article_id - other.article_id)
                  .map((row) => (
                    <tr key={row.article_id}>
                      <th scope="row" dir="auto">
                        {row.question ?? words.report.gone}
                      </th>
                      <Cells row={row} />
                    </tr>
                  ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{words.report.total}</th>
                  <Cells row={total} />
                </tr>
              </tfoot>
            </table>
          </div>
        )
      }
    </Section>
  );
}

const Cells = ({ row }: { row: Answers }) => (
  <>
    <td class="number">{numberText(row.helped)}</td>
    <td class="number">{numberText(row.not_helped)}</td>
    <td class="number">{answersOf(row) === 0 ? '—' : words.report.percent(row.helped / answersOf(row))}</td>
  </>
);

const answersOf = ({ helped, not_helped }: Answers): number => helped + not_helped;
