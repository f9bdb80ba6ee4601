/** How often agents had a bot's model write, for what, and what it cost. */
import { useEffect, useState } from 'preact/hooks';
import type { Bot } from '#core/model/bots/bot.ts';
import { type CopilotDay } from '#core/model/knowledge/copilot.ts';
import { copilotTasks } from '#core/model/knowledge/copilot-tasks.ts';
import { assistant as words } from '#dashboard/strings/copilot.ts';
import { locale, numberText } from '#dashboard/strings/language.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** The last 30 days by task, for admins, once there was any use; with costs where the price of its tokens is known. */
export function AgentUse({ bot: { id, million_tokens_cents } }: { bot: Pick<Bot, 'id' | 'million_tokens_cents'> }) {
  const { api, person } = useWorkspace();
  const [days, setDays] = useState<readonly CopilotDay[]>([]);
  useEffect(() => {
    if (!person.isAdmin) return;
    api('listCopilotUse', { params: { id: String(id) } })
      .then(({ data }) => setDays(data))
      .catch(() => setDays([]));
  }, [id]);
  const whole = sumOf(days);
  if (whole.uses === 0) return null;
  const isPriced = million_tokens_cents > 0;
  const costOf = (tokens: number) => costText(tokens, million_tokens_cents);
  return (
    <>
      <p class="muted">{words.use(numberText(whole.uses), numberText(whole.tokens))}</p>
      <table class="table agent-use">
        <thead>
          <tr>
            <th scope="col">{words.task}</th>
            <th scope="col">{words.uses}</th>
            <th scope="col">{words.tokens}</th>
            {isPriced && <th scope="col">{words.cost}</th>}
          </tr>
        </thead>
        <tbody>
          {byTask(days).map(({ task, uses, tokens }) => (
            <tr key={task}>
              <th scope="row">{words.tasks[task]}</th>
              <td>{numberText(uses)}</td>
              <td>{numberText(tokens)}</td>
              {isPriced && <td>{costOf(tokens)}</td>}
            </tr>
          ))}
        </tbody>
        {isPriced && (
          <tfoot>
            <tr>
              <th scope="row">{words.all}</th>
              <td>{numberText(whole.uses)}</td>
              <td>{numberText(whole.tokens)}</td>
              <td>{costOf(whole.tokens)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </>
  );
}

type Use = { uses: number; tokens: number };

/** All of them together. */
export const sumOf = (all: readonly Use[]): Use => ({
  uses: all.reduce((sum, { uses }) => sum + uses, 0),
  tokens: all.reduce((sum, { tokens }) => sum + tokens, 0),
});

/** The use of each task that there was, in the order of the menu. */
export const byTask = (days: readonly Pick<CopilotDay, 'tasks'>[]) =>
  copilotTasks
    .map((task) => ({ task, ...sumOf(days.flatMap(({ tasks }) => tasks.filter((one) => one.task === task))) }))
    .filter(({ uses }) => uses > 0);

/** What tokens cost, in the team's currency, which isn't known here. @param cents the price of a million, in hundredths */
export function costText(tokens: number, cents: number): string {
  const cost = (tokens * cents) / 100_000_000;
  // What is less than a hundredth isn't nothing.
  return cost.toLocaleString(locale(), { minimumFractionDigits: 2, maximumFractionDigits: cost < 0.01 ? 4 : 2 });
}
