/** Which days, whose, and in which time zone: kept in the address, so that a report can be passed on. */
import { useEffect } from 'preact/hooks';
import { navigate } from '#dashboard/navigation/location.ts';
import { reports as words } from '#dashboard/strings/reports.ts';
import { Choice as Select } from '#dashboard/ui/forms/choice.tsx';
import { timeZones } from '#dashboard/ui/format/time-zones.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { addressOf, canBeByHour, type Choice, presets, usualInterval } from '#dashboard/data/reports/range.ts';

const named = (items: { id: number; name: string }[] | undefined) =>
  (items ?? []).map(({ id, name }) => [String(id), name] as const);

/** The controls. */
export function Controls({ choice, zone }: { choice: Choice; zone: string }) {
  const { team } = useWorkspace();
  useEffect(() => {
    void team.widgets.need();
    void team.agents.need();
  }, []);
  const show = (change: Partial<Choice>) =>
    navigate(`/reports${addressOf({ ...choice, ...change }, zone)}`, { replace: true });
  return (
    <div class="report-controls">
      <Select
        label={words.range}
        value={choice.preset}
        options={presets.map((one) => [one, words.presets[one]])}
        onChange={(named) => {
          const preset = named as Choice['preset'];
          show({ preset, interval: usualInterval(choice, preset) });
        }}
      />
      {choice.preset === 'custom' &&
        (['from', 'to'] as const).map((end) => (
          <input
            key={end}
            class="input input-small"
            type="date"
            aria-label={words[end]}
            value={choice[end]}
            onChange={(event) => event.currentTarget.value && show({ [end]: event.currentTarget.value })}
          />
        ))}
      <Select
        label={words.interval}
        value={choice.interval}
        options={[['day', words.byDay], ...(canBeByHour(choice) ? ([['hour', words.byHour]] as const) : [])]}
        onChange={(interval) => show({ interval: interval as Choice['interval'] })}
      />
      <Select
        label={words.widget}
        value={choice.widget_id}
        options={[['', words.anyWidget], ...named(team.widgets.value.value.data)]}
        onChange={(widget_id) => show({ widget_id })}
      />
      <Select
        label={words.agent}
        value={choice.agent_id}
        options={[['', words.anyAgent], ...named(team.agents.value.value.data)]}
        onChange={(agent_id) => show({ agent_id })}
      />
      <Select
        label={words.timezone}
        value={choice.timezone}
        options={timeZones(choice.timezone).map((one) => [one, one.replaceAll('_', ' ')])}
        onChange={(timezone) => show({ timezone })}
      />
    </div>
  );
}
