/** How long visitors wait: for a first answer, for each reply, for a solution; all of the clock or business hours only. */
import { numberText } from '#dashboard/strings/language.ts';
import { useState } from 'preact/hooks';
import type { Answer } from '#core/contract/http.ts';
import { reports as words } from '#dashboard/strings/reports.ts';
import { Switch } from '#dashboard/ui/forms/field.tsx';
import { SwitchTabs } from '#dashboard/ui/page/switch-tabs.tsx';
import { preciseDuration } from '#dashboard/ui/format/time.ts';
import { binsOf } from '#dashboard/reports/charts/bins.ts';
import { ColumnsChart } from '#dashboard/reports/charts/columns-chart.tsx';
import { Figure } from '#dashboard/reports/charts/figure.tsx';
import type { Reports } from './reports-of-choice.ts';
import { Section, TableBehind } from './section.tsx';
import { longLabel } from '#dashboard/reports/charts/time-labels.ts';

type Measure = keyof typeof words.times.measures;
type Report = Answer<'reportResolutionTime'>;
type Timed = Report['total'];
type Distribution = Timed['business_hours'];

const operations = {
  first: 'reportResponseTime',
  reply: 'reportResponseTime',
  resolution: 'reportResolutionTime',
} as const;
const durationText = (seconds: number | null) => (seconds === null ? '—' : preciseDuration(seconds * 1000));

/** The section. */
export function TimesSection({ reports }: { reports: Reports }) {
  const [measure, setMeasure] = useState<Measure>('first');
  const [isBusiness, setBusiness] = useState(false);
  const choices = (
    <div class="report-choices no-print">
      <SwitchTabs label={words.times.title} value={measure} names={words.times.measures} onChange={setMeasure} />
      <Switch label={words.times.businessHours} checked={isBusiness} onChange={setBusiness} />
    </div>
  );
  const shown = {
    title: words.times.title,
    help: words.times.help[measure],
    csv: { operation: operations[measure], query: reports.query },
  };
  const drawn = (report: Report) => (
    <>
      {choices}
      <Distributed
        report={report}
        sampleOf={measure === 'reply' ? 'replies' : 'conversations'}
        of={(timed) => (isBusiness ? timed.business_hours : timed)}
      />
    </>
  );
  return measure === 'resolution' ? (
    <Section {...shown} of={reports.resolution}>
      {drawn}
    </Section>
  ) : (
    <Section {...shown} of={reports.response}>
      {(data) => drawn(measure === 'reply' ? repliesOf(data) : data)}
    </Section>
  );
}

/** The replies, which are within the report of responses. */
function repliesOf({ data, total, previous, conversations_urls, ...range }: Answer<'reportResponseTime'>): Report {
  return {
    ...range,
    data: data.map(({ at, reply }) => ({ at, ...reply })),
    total: total.reply,
    previous: previous.reply,
    conversations_urls: { sample_size: conversations_urls['reply.sample_size'] },
  };
}

const shares = ['p50', 'p90', 'p95'] as const;

type DistributedProps = {
  report: Report;
  of: (timed: Timed) => Distribution;
  sampleOf: keyof typeof words.times.count;
};

function Distributed({ report, of, sampleOf }: DistributedProps) {
  const [total, previous] = [of(report.total), of(report.previous)];
  const bins = binsOf(total.histogram);
  if (total.sample_size === 0) return <p class="muted">{words.noSample}</p>;
  return (
    <>
      <dl class="figures figures-quiet report-shares">
        <Figure
          label={words.times.average}
          text={durationText(total.average_seconds)}
          now={total.average_seconds}
          before={previous.average_seconds}
          kind="time"
          better="down"
          list={report.conversations_urls.sample_size}
          sample={total.sample_size}
          sampleOf={sampleOf}
        />
        {shares.map((share) => (
          <Figure
            key={share}
            label={words.times[share]}
            text={durationText(total[`${share}_seconds`])}
            now={total[`${share}_seconds`]}
            before={previous[`${share}_seconds`]}
            kind="time"
            better="down"
          />
        ))}
      </dl>
      <ColumnsChart
        label={words.times.title}
        labelWidth={92}
        points={bins.map(({ from, to, count }) => ({
          label: binLabel(from, to),
          title: `${binLabel(from, to)}: ${count}`,
          value: count,
        }))}
      />
      <TableBehind>
        <BinsTable bins={bins} count={words.times.count[sampleOf]} />
        <RowsTable report={report} of={of} count={words.times.count[sampleOf]} />
      </TableBehind>
    </>
  );
}

const binLabel = (from: number, to: number) =>
  to === Infinity ? words.times.from(durationText(from)) : `${durationText(from)} – ${durationText(to)}`;

function BinsTable({ bins, count: heading }: { bins: ReturnType<typeof binsOf>; count: string }) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{words.times.duration}</th>
          <th scope="col" class="number">
            {heading}
          </th>
        </tr>
      </thead>
      <tbody>
        {bins.map(({ from, to, count }) => (
          <tr key={from}>
            <th scope="row">{binLabel(from, to)}</th>
            <td class="number">{numberText(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type RowsTableProps = { report: Report; of: (timed: Timed) => Distribution; count: string };

function RowsTable({ report, of, count }: RowsTableProps) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          {[words.times.average, ...shares.map((share) => words.times[share]), count].map((name) => (
            <th key={name} scope="col" class="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {report.data.map((row) => {
          const one = of(row);
          return (
            <tr key={row.at}>
              <th scope="row">{longLabel(row.at, report.timezone, report.interval)}</th>
              {([one.average_seconds, one.p50_seconds, one.p90_seconds, one.p95_seconds] as const).map(
                (value, index) => (
                  <td key={index} class="number">
                    {durationText(value)}
                  </td>
                ),
              )}
              <td class="number">{numberText(one.sample_size)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
