/** How many conversations started and were resolved, by day or hour. */
import { numberText } from '#dashboard/strings/language.ts';
import type { Answer } from '#core/contract/http.ts';
import { reports as words } from '#dashboard/strings/reports.ts';
import { Behind } from '#dashboard/reports/charts/figure.tsx';
import { type Point, ColumnsChart } from '#dashboard/reports/charts/columns-chart.tsx';
import type { Reports } from './reports-of-choice.ts';
import { Section, TableBehind } from './section.tsx';
import { longLabel, shortLabel } from '#dashboard/reports/charts/time-labels.ts';

type Volume = Answer<'reportVolume'>;
const fields = ['started', 'resolved', 'closed', 'reopened', 'abandoned', 'handed_off'] as const;

/** The section. */
export function VolumeSection({ reports }: { reports: Reports }) {
  const { query, volume } = reports;
  return (
    <Section title={words.volume.title} help={words.volume.help} of={volume} csv={{ operation: 'reportVolume', query }}>
      {(data) => (
        <>
          <p class="legend" aria-hidden="true">
            <span class="legend-column">{words.figures.started}</span>
            <span class="legend-line">{words.figures.resolved}</span>
          </p>
          <ColumnsChart label={`${words.volume.title}. ${words.volume.help}`} points={pointsOf(data)} />
          <TableBehind>
            <Table data={data} />
          </TableBehind>
        </>
      )}
    </Section>
  );
}

function pointsOf({ data, timezone, interval }: Volume): Point[] {
  return data.map(({ at, started, resolved }) => ({
    label: shortLabel(at, timezone, interval),
    title: `${longLabel(at, timezone, interval)}: ${words.figures.started} ${started}, ${words.figures.resolved} ${resolved}`,
    value: started,
    line: resolved,
  }));
}

function Table({ data }: { data: Volume }) {
  return (
    <table class="table" aria-label={words.volume.title}>
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          {fields.map((field) => (
            <th key={field} scope="col" class="number">
              {words.figures[field]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.data.map((row) => (
          <tr key={row.at}>
            <th scope="row">{longLabel(row.at, data.timezone, data.interval)}</th>
            {fields.map((field) => (
              <td key={field} class="number">
                {numberText(row[field])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.agents.total}</th>
          {fields.map((field) => (
            <td key={field} class="number">
              <Behind list={data.conversations_urls[field]} count={data.total[field]} what={words.figures[field]}>
                {numberText(data.total[field])}
              </Behind>
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
