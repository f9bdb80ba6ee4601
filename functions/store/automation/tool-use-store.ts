/** How often a bot's model called its tools: one item a day, with how many calls failed and how long they took. */
import type { ToolDay } from '#core/model/tool-use.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { countIn } from '#functions/store/settings-store.ts';
import { type Table, queryAll } from '#functions/store/table.ts';

const DAY_MS = 24 * 3600 * 1000;
const KEPT_DAYS = 400;
const SHOWN_DAYS = 30;
const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** Counts one call. @param ms how long it took */
export async function countToolUse(
  table: Table,
  { bot, tool, failed, ms, atMs }: { bot: Id; tool: string; failed: boolean; ms: number; atMs: number },
): Promise<void> {
  await table.update({
    Key: keys.botUse(bot, 'TOOLS', dayOf(atMs)),
    UpdateExpression: 'ADD #calls :one, #failed :failed, #ms :ms SET expires_at_seconds = :expires',
    ExpressionAttributeNames: { '#calls': `calls_${tool}`, '#failed': `failed_${tool}`, '#ms': `ms_${tool}` },
    ExpressionAttributeValues: {
      ':one': 1,
      ':failed': failed ? 1 : 0,
      ':ms': ms,
      ':expires': Math.floor((atMs + KEPT_DAYS * DAY_MS) / 1000),
    },
  });
}

/** The last 30 days on which there was any call, newest first, each with its tools by name. */
export async function toolUse(table: Table, bot: Id, nowMs: number): Promise<ToolDay[]> {
  const { pk, sk: from } = keys.botUse(bot, 'TOOLS', dayOf(nowMs - SHOWN_DAYS * DAY_MS));
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': keys.botUse(bot, 'TOOLS', dayOf(nowMs)).sk },
    ScanIndexForward: false,
  });
  return items.map((item) => ({
    day: String(item['sk']).slice('TOOLS#'.length),
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
