/** When the conversations of a list began: in the last days, or between two days of this browser's time zone. */
import { useState } from 'preact/hooks';
import type { Filter } from '#dashboard/data/inbox/filter.ts';
import { listing } from '#dashboard/strings/lists.ts';
import { localMinute } from '#dashboard/ui/format/local-minute.ts';
import { Choice } from '#dashboard/ui/forms/choice.tsx';
import { narrow } from './narrow.ts';

const DAYS = [1, 7, 30, 90];

/** The choice, and two fields for days where it says so. */
export function DateFilter({ filter }: { filter: Filter }) {
  const { created_from: from, created_to: to, days } = filter;
  const [isOwn, setOwn] = useState(from !== undefined || to !== undefined);
  const choose = (chosen: string) => {
    setOwn(chosen === 'between');
    narrow(({ days: _days, created_from: _from, created_to: _to, ...rest }) =>
      /^\d+$/.test(chosen) ? { ...rest, days: Number(chosen) } : rest,
    );
  };
  const setTime = (name: 'created_from' | 'created_to', day: string, plusDays: number) =>
    narrow(({ [name]: _before, ...rest }) => (day === '' ? rest : { ...rest, [name]: startOf(day, plusDays) }));
  const value = isOwn ? 'between' : String(days ?? '');
  const known = days === undefined || DAYS.includes(days) ? DAYS : [...DAYS, days];
  return (
    <>
      <Choice
        label={listing.started}
        value={value}
        options={[
          ['', listing.anyTime],
          ...known.map((one): [string, string] => [String(one), listing.days(one)]),
          ['between', listing.between],
        ]}
        onChange={choose}
      />
      {isOwn && (
        <>
          <input
            type="date"
            class="input input-small"
            aria-label={listing.from}
            title={listing.from}
            value={dayOf(from, 0)}
            onChange={(event) => setTime('created_from', event.currentTarget.value, 0)}
          />
          <input
            type="date"
            class="input input-small"
            aria-label={listing.to}
            title={listing.to}
            value={dayOf(to, -1)}
            onChange={(event) => setTime('created_to', event.currentTarget.value, 1)}
          />
        </>
      )}
    </>
  );
}

/** The instant at which a day starts here, or one so many days later: clocks that are changed between them count. */
export function startOf(day: string, plusDays: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + plusDays).toISOString();
}

/** The day here of an instant, or of one so many days later; empty for none. */
export function dayOf(instant: string | undefined, plusDays: number): string {
  if (instant === undefined) return '';
  const day = new Date(instant);
  day.setDate(day.getDate() + plusDays);
  return localMinute(day.getTime()).slice(0, 10);
}
