/** How often a bot's tools were called, how many calls failed, and how long they took. */
import { useEffect, useState } from 'preact/hooks';
import type { Id } from '#core/model/id.ts';
import type { ToolDay } from '#core/model/bots/tool-use.ts';
import { botTools as words } from '#dashboard/strings/bot-tools.ts';
import { locale, numberText } from '#dashboard/strings/language.ts';
import { dated } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** The last 30 days by tool, and each of these days, for admins, once there was any call. */
export function ToolUse({ bot }: { bot: Id }) {
  const { api, person } = useWorkspace();
  const [days, setDays] = useState<readonly ToolDay[]>([]);
  useEffect(() => {
    if (!person.isAdmin) return;
    api('listToolUse', { params: { id: String(bot) } })
      .then(({ data }) => setDays(data))
      .catch(() => setDays([]));
  }, [bot]);
  if (days.length === 0) return null;
  return (
    <>
      <p class="muted">{words.use.lead}</p>
      <Calls head={words.use.tool} rows={byTool(days)} />
      <details>
        <summary>{words.use.byDay}</summary>
        <Calls
          head={words.use.day}
          rows={days.flatMap(({ day, tools }) =>
            tools.map((one) => ({ ...one, name: `${dayText(day)} · ${one.name}` })),
          )}
        />
      </details>
    </>
  );
}

const dayText = (day: string): string => dated({ dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));

function Calls({ head, rows }: { head: string; rows: ToolDay['tools'] }) {
  return (
    <table class="table tool-use">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{words.use.calls}</th>
          <th scope="col">{words.use.failed}</th>
          <th scope="col">{words.use.time}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, calls, failed, average_ms }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{numberText(calls)}</td>
            <td>{numberText(failed)}</td>
            <td>{secondsText(average_ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The calls of all days by tool, the most used first. */
export function byTool(days: readonly ToolDay[]): ToolDay['tools'] {
  const all = Map.groupBy(
    days.flatMap(({ tools }) => tools),
    ({ name }) => name,
  );
  return [...all]
    .map(([name, ones]) => {
      const sum = (of: (one: ToolDay['tools'][number]) => number): number => ones.reduce((so, one) => so + of(one), 0);
      const calls = sum((one) => one.calls);
      const average_ms = Math.round(sum((one) => one.calls * one.average_ms) / calls);
      return { name, calls, failed: sum((one) => one.failed), average_ms };
    })
    .sort((one, other) => other.calls - one.calls || one.name.localeCompare(other.name));
}

/** A time such as `0.4 s`, in the reader's language. */
export const secondsText = (ms: number): string =>
  (ms / 1000).toLocaleString(locale(), {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  });
