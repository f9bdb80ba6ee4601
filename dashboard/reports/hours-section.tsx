/** When visitors come: weekday by hour, a table whose cells are as dark as they are full. */
import { maxDaysByHour } from '#dashboard/data/limits.ts';
import { reports as words } from '#dashboard/strings/reports.ts';
import { names } from '#dashboard/strings/names.ts';
import { busyHours } from '#dashboard/reports/charts/busy-hours.ts';
import type { Reports } from './reports-of-choice.ts';
import { Section } from './section.tsx';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** The section. */
export function HoursSection({ reports }: { reports: Reports }) {
  return (
    <Section
      title={words.hours.title}
      help={words.hours.help}
      of={reports.hours}
      otherwise={<p class="muted">{words.hours.tooLong(maxDaysByHour)}</p>}
    >
      {({ data, timezone }) => <HeatMap {...busyHours(data, timezone)} />}
    </Section>
  );
}

function HeatMap({ week, most }: ReturnType<typeof busyHours>) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={words.hours.title}>
      <table class="heat">
        <thead>
          <tr>
            <td />
            {hours.map((hour) => (
              <th key={hour} scope="col">
                {hour % 3 === 0 ? hour : <span class="sr-only">{hour}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.map(({ day, hours: counts }) => (
            <tr key={day}>
              <th scope="row">
                <abbr title={names.weekday[day]}>{words.hours.days[day]}</abbr>
              </th>
              {counts.map((count, hour) => (
                <td
                  key={hour}
                  style={{ '--share': String(most === 0 ? 0 : count / most) }}
                  title={words.hours.cell(names.weekday[day], hour, count)}
                >
                  {count === 0 ? <span class="sr-only">0</span> : count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
