/** The business hours editor: a time zone, hours for each weekday (several, past midnight too), holidays. */
import { Copy, Plus, X } from 'lucide';
import type { BusinessHours, Weekday } from '#core/model/business-hours.ts';
import { weekdays } from '#dashboard/data/closed-sets.ts';
import { names } from '#dashboard/strings/names.ts';
import { hours as words, widgetFields } from '#dashboard/strings/widgets.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { SelectField, Switch } from '#dashboard/ui/forms/field.tsx';
import { timeZones } from '#dashboard/ui/format/time-zones.ts';
import { LinesField } from '#dashboard/ui/forms/value-fields.tsx';
import { dayOf, isPastMidnight, type Range, standardHours, withDay } from '#dashboard/widgets/draft/week.ts';

type EditorProps = {
  hours: BusinessHours | null;
  error: string | undefined;
  onChange: (hours: BusinessHours | null) => void;
};

/** The editor. */
export function BusinessHoursEditor({ hours, error, onChange }: EditorProps) {
  return (
    <>
      <Switch
        label={widgetFields.business_hours[0]}
        help={widgetFields.business_hours[1]}
        checked={hours !== null}
        onChange={(wanted) => onChange(wanted ? standardHours() : null)}
      />
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      {hours && (
        <>
          <SelectField
            label={widgetFields.timezone[0]}
            value={hours.timezone}
            options={Object.fromEntries(timeZones(hours.timezone).map((zone) => [zone, zone.replaceAll('_', ' ')]))}
            onChange={(timezone) => onChange({ ...hours, timezone })}
          />
          <div class="week">
            {weekdays.map((day) => (
              <Day key={day} day={day} hours={hours} onChange={onChange} />
            ))}
          </div>
          <LinesField
            label={widgetFields.holidays[0]}
            help={widgetFields.holidays[1]}
            value={hours.holidays ?? []}
            onChange={(holidays) => onChange({ ...hours, holidays })}
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
