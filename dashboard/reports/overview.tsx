/** The first look: how much, how fast, how good, each beside the same number of days before. */
import { numberText } from '#dashboard/strings/language.ts';
import { starsText } from '#dashboard/ui/format/stars-text.ts';
import { CalendarX2 } from 'lucide';
import { useEffect } from 'preact/hooks';
import { reports as words } from '#dashboard/strings/reports.ts';
import { Notice, Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { preciseDuration } from '#dashboard/ui/format/time.ts';
import { Figure } from '#dashboard/reports/charts/figure.tsx';
import type { Reports } from './reports-of-choice.ts';

const counts = ['started', 'resolved', 'abandoned', 'reopened'] as const;
const goodIs = { started: undefined, resolved: 'up', abandoned: 'down', reopened: 'down' } as const;

/** The figures; what could not be fetched is said by its own section below. */
export function Overview({ reports }: { reports: Reports }) {
  const { volume, response, resolution, satisfaction } = reports;
  useEffect(() => {
    for (const report of [volume, response, resolution, satisfaction]) void report.need();
  }, [reports]);
  const [counted, answered, resolved, rated] = [volume, response, resolution, satisfaction].map(
    (report) => report.value.value.data,
  ) as [Data<'volume'>, Data<'response'>, Data<'resolution'>, Data<'satisfaction'>];
  if (!counted) return volume.value.value.state === 'failed' ? null : <Skeleton rows={4} kind="card" />;
  const isNothing = counts.every((field) => counted.total[field] === 0 && counted.previous[field] === 0);
  if (isNothing && !rated?.total.sample_size)
    return <Notice icon={CalendarX2} title={words.nothing} body={words.nothingBody} />;
  const seconds = (value: number | null) => (value === null ? '—' : preciseDuration(value * 1000));
  return (
    <div class="report-overview">
      <dl class="figures report-counts">
        {counts.map((field) => (
          <Figure
            key={field}
            label={words.figures[field]}
            text={numberText(counted.total[field])}
            now={counted.total[field]}
            before={counted.previous[field]}
            kind="count"
            {...(goodIs[field] ? { better: goodIs[field] } : {})}
            list={counted.conversations_urls[field]}
          />
        ))}
      </dl>
      <dl class="figures report-quality">
        {(
          [
            [answered, 'response'],
            [resolved, 'resolution'],
          ] as const
        ).map(
          ([report, name]) =>
            report && (
              <Figure
                key={name}
                label={words.figures[name]}
                text={seconds(report.total.average_seconds)}
                now={report.total.average_seconds}
                before={report.previous.average_seconds}
                kind="time"
                better="down"
                list={report.conversations_urls.sample_size}
                sample={report.total.sample_size}
              />
            ),
        )}
        {rated && (
          <Figure
            label={words.figures.satisfaction}
            text={rated.total.average === null ? '—' : starsText(rated.total.average)}
            now={rated.total.average}
            before={rated.previous.average}
            kind="rating"
            better="up"
            list={rated.conversations_urls.sample_size}
            sample={rated.total.sample_size}
            sampleOf="ratings"
          />
        )}
      </dl>
    </div>
  );
}

type Data<Name extends 'volume' | 'response' | 'resolution' | 'satisfaction'> = Reports[Name]['value']['value']['data'];
