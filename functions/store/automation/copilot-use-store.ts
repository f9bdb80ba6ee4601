/** How often agents had a bot's model write: one item a day, with the tokens it took. */
import type { CopilotDay } from '#core/model/copilot.ts';
import { type CopilotTask, copilotTasks } from '#core/model/copilot-tasks.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { countIn } from '#functions/store/settings-store.ts';
import { type Table, queryAll } from '#functions/store/table.ts';

const DAY_MS = 24 * 3600 * 1000;
const KEPT_DAYS = 400;
const SHOWN_DAYS = 30;
const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** Counts one use, whatever came of it. */
export async function countCopilotUse(
  table: Table,
  { bot, task, tokens, atMs }: { bot: Id; task: CopilotTask; tokens: number; atMs: number },
): Promise<void> {
  await table.update({
    Key: keys.botUse(bot, 'COPILOT', dayOf(atMs)),
    UpdateExpression:
      'ADD uses :one, tokens :tokens, #task :one, #taskTokens :tokens SET expires_at_seconds = :expires',
    ExpressionAttributeNames: { '#task': `of_${task}`, '#taskTokens': `tokens_of_${task}` },
    ExpressionAttributeValues: {
      ':one': 1,
      ':tokens': tokens,
      ':expires': Math.floor((atMs + KEPT_DAYS * DAY_MS) / 1000),
    },
  });
}

/** The last 30 days on which there was any use, newest first. */
export async function copilotUse(table: Table, bot: Id, nowMs: number): Promise<CopilotDay[]> {
  const { pk, sk: from } = keys.botUse(bot, 'COPILOT', dayOf(nowMs - SHOWN_DAYS * DAY_MS));
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': keys.botUse(bot, 'COPILOT', dayOf(nowMs)).sk },
    ScanIndexForward: false,
  });
  return items.map((item) => ({
    day: String(item['sk']).slice('COPILOT#'.length),
    uses: countIn(item, 'uses'),
    tokens: countIn(item, 'tokens'),
    tasks: copilotTasks
      .map((task) => ({ task, uses: countIn(item, `of_${task}`), tokens: countIn(item, `tokens_of_${task}`) }))
      .filter(({ uses }) => uses > 0),
  }));
}
