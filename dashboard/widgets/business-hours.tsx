/** The business hours editor: a time zone, hours for each weekday (several, past midnight too), holidays. */
import { Copy, Plus, X } from 'lucide';
import type { BusinessHours, Weekday } from '#core/model/widgets/business-hours.ts';
import { weekdays } from '#dashboard/data/closed-sets.ts';
import { names } from '#dashboard/strings/names.ts';
import { hours as words, widgetFields } from '#dashboard/strings/widgets.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { SelectField, Switch } from '#dashboard/ui/forms/field.tsx';
import { timeZones } from '#dashboard/ui/format/time-zones.ts';
import { LinesField } from '#dashboard/ui/forms/value-fields.tsx';
import type { Draft } from '#dashboard/widgets/draft/draft.ts';
import type { Range } from '#core/time/day-ranges.ts';
import { dayOf, isPastMidnight, withDay } from '#dashboard/widgets/draft/week.ts';
import { described } from './described.ts';

type EditorProps = {
  value: Draft['business_hours'];
  errors: Record<string, string>;
  onChange: (value: Draft['business_hours']) => void;
};

const HOLIDAYS = 'business_hours.holidays';

/** The editor. Hours that are switched off are kept. */
export function BusinessHoursEditor({ value: { isOn, hours }, errors, onChange }: EditorProps) {
  const put = (changed: BusinessHours) => onChange({ isOn, hours: changed });
  const others = Object.fromEntries(Object.entries(errors).filter(([path]) => !path.startsWith(HOLIDAYS)));
  const { error, ...switched } = described('business_hours', others);
  return (
    <>
      <Switch {...switched} checked={isOn} onChange={(wanted) => onChange({ isOn: wanted, hours })} />
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      {isOn && (
        <>
          <SelectField
            label={widgetFields.timezone[0]}
            value={hours.timezone}
            options={Object.fromEntries(timeZones(hours.timezone).map((zone) => [zone, zone.replaceAll('_', ' ')]))}
            onChange={(timezone) => put({ ...hours, timezone })}
          />
          <div class="week">
            {weekdays.map((day) => (
              <Day key={day} day={day} hours={hours} onChange={put} />
            ))}
          </div>
          <LinesField
            {...described('holidays', errors, HOLIDAYS)}
            value={hours.holidays ?? []}
            onChange={(holidays) => put({ ...hours, holidays })}
          />
        </>
      )}
    </>
  );
}

function Day({
  day,
  hours,
  onChange,
}: {
  day: Weekday;
  hours: BusinessHours;
  onChange: (hours: BusinessHours) => void;
}) {
  const { isOpen, ranges } = dayOf(hours, day);
  const set = (next: { isOpen: boolean; ranges: Range[] }) => onChange(withDay(hours, day, next));
  const setRange = (index: number, change: Partial<Range>) =>
    set({ isOpen, ranges: ranges.map((range, at) => (at === index ? { ...range, ...change } : range)) });
  return (
    <div class="day">
      <label class="check day-name">
        <input
          type="checkbox"
          checked={isOpen}
          onChange={(event) =>
            set({
              isOpen: event.currentTarget.checked,
              ranges: ranges.length > 0 ? ranges : [{ start: '09:00', end: '17:00' }],
            })
          }
        />
        {names.weekday[day]}
      </label>
      <div class="day-ranges">
        {!isOpen && <span class="muted">{words.closed}</span>}
        {isOpen && ranges.length === 0 && <span class="muted">{words.allDay}</span>}
        {isOpen &&
          ranges.map((range, index) => (
            <span key={index} class="range">
              <input
                class="input input-small"
                type="time"
                aria-label={words.from(names.weekday[day], index + 1)}
                value={range.start}
                onInput={(event) => setRange(index, { start: event.currentTarget.value })}
              />
              –
              <input
                class="input input-small"
                type="time"
                aria-label={words.to(names.weekday[day], index + 1)}
                value={range.end}
                onInput={(event) => setRange(index, { end: event.currentTarget.value })}
              />
              <IconButton
                size="small"
                label={words.removeRange(names.weekday[day], index + 1)}
                icon={X}
                onClick={() => set({ isOpen: ranges.length > 1, ranges: ranges.filter((_, at) => at !== index) })}
              />
              {isPastMidnight(range) && <small class="muted">{words.pastMidnight}</small>}
            </span>
          ))}
      </div>
      {isOpen && (
        <span class="day-actions">
          <IconButton
            size="small"
            label={words.addRange(names.weekday[day])}
            icon={Plus}
            onClick={() => set({ isOpen, ranges: [...ranges, { start: '13:00', end: '17:00' }] })}
          />
          {day === 'monday' && (
            <Button
              size="small"
              variant="ghost"
              icon={Copy}
              onClick={() =>
                onChange(
                  (['tuesday', 'wednesday', 'thursday', 'friday'] as Weekday[]).reduce(
                    (all, one) => withDay(all, one, { isOpen, ranges }),
                    hours,
                  ),
                )
              }
            >
              {words.copyToAll}
            </Button>
          )}
        </span>
      )}
    </div>
  );
}
