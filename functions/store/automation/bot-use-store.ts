/** How often agents had a bot's model write, and how often it called its tools: one item a day of each, kept for 400 days. */
import type { CopilotDay } from '#core/model/knowledge/copilot.ts';
import { type CopilotTask, copilotTasks } from '#core/model/knowledge/copilot-tasks.ts';
import type { Id } from '#core/model/id.ts';
import type { ToolDay } from '#core/model/bots/tool-use.ts';
import { keys } from '#functions/store/keys.ts';
import { countIn } from '#functions/store/settings-store.ts';
import { type Item, type Table, queryAll } from '#functions/store/table.ts';

const DAY_MS = 24 * 3600 * 1000;
const KEPT_DAYS = 400;
const SHOWN_DAYS = 30;
const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** Counts one use, whatever came of it. */
export const countCopilotUse = (
  table: Table,
  { bot, task, tokens, atMs }: { bot: Id; task: CopilotTask; tokens: number; atMs: number },
): Promise<void> =>
  addToDay(table, {
    bot,
    used: 'COPILOT',
    atMs,
    numbers: { uses: 1, tokens, [`of_${task}`]: 1, [`tokens_of_${task}`]: tokens },
  });

/** The last 30 days on which there was any use, newest first. */
export async function copilotUse(table: Table, bot: Id, nowMs: number): Promise<CopilotDay[]> {
  const days = await daysOfUse(table, bot, 'COPILOT', nowMs);
  return days.map(({ day, item }) => ({
    day,
    uses: countIn(item, 'uses'),
    tokens: countIn(item, 'tokens'),
    tasks: copilotTasks
      .map((task) => ({ task, uses: countIn(item, `of_${task}`), tokens: countIn(item, `tokens_of_${task}`) }))
      .filter(({ uses }) => uses > 0),
  }));
}

/** Counts one call. @param ms how long it took */
export const countToolUse = (
  table: Table,
  { bot, tool, failed, ms, atMs }: { bot: Id; tool: string; failed: boolean; ms: number; atMs: number },
): Promise<void> =>
  addToDay(table, {
    bot,
    used: 'TOOLS',
    atMs,
    numbers: { [`calls_${tool}`]: 1, [`failed_${tool}`]: failed ? 1 : 0, [`ms_${tool}`]: ms },
  });

/** The last 30 days on which there was any call, newest first, each with its tools by name. */
export async function toolUse(table: Table, bot: Id, nowMs: number): Promise<ToolDay[]> {
  const days = await daysOfUse(table, bot, 'TOOLS', nowMs);
  return days.map(({ day, item }) => ({
    day,
    tools: Object.keys(item)
      .filter((name) => name.startsWith('calls_'))
      .map((name) => name.slice('calls_'.length))
      .sort()
      .map((name) => ({
        name,
        calls: countIn(item, `calls_${name}`),
        failed: countIn(item, `failed_${name}`),
        average_ms: Math.round(countIn(item, `ms_${name}`) / countIn(item, `calls_${name}`)),
      })),
  }));
}

/** What is counted. */
type Used = Parameters<typeof keys.botUse>[1];

/** Adds to the numbers of the day. */
async function addToDay(
  table: Table,
  { bot, used, atMs, numbers }: { bot: Id; used: Used; atMs: number; numbers: Readonly<Record<string, number>> },
): Promise<void> {
  const added = Object.entries(numbers);
  await table.update({
    Key: keys.botUse(bot, used, dayOf(atMs)),
    UpdateExpression: `ADD ${added.map((_, index) => `#n${index} :n${index}`).join(', ')} SET expires_at_seconds = :expires`,
    ExpressionAttributeNames: Object.fromEntries(added.map(([name], index) => [`#n${index}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(added.map(([, number], index) => [`:n${index}`, number])),
      ':expires': Math.floor((atMs + KEPT_DAYS * DAY_MS) / 1000),
    },
  });
}

/** The last 30 days on which anything was counted, newest first. */
async function daysOfUse(table: Table, bot: Id, used: Used, nowMs: number): Promise<{ day: string; item: Item }[]> {
  const { pk, sk: from } = keys.botUse(bot, used, dayOf(nowMs - SHOWN_DAYS * DAY_MS));
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': keys.botUse(bot, used, dayOf(nowMs)).sk },
    ScanIndexForward: false,
  });
  return items.map((item) => ({ day: String(item['sk']).slice(`${used}#`.length), item }));
}
