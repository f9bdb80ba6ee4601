/** Bots in the table. */
import { type Bot, botDefaults, botSettings, embeddingsProviders } from '#core/model/bots/bot.ts';
import type { Id } from '#core/model/id.ts';
import { markChanged } from './training-store.ts';
import { keys } from '#functions/store/keys.ts';
import { countIn, settingsStore } from '#functions/store/settings-store.ts';
import { type Item, type Table, type TransactItem, queryAll } from '#functions/store/table.ts';

/** A bot as stored: without its index, which has items of its own. */
export type BotItem = Omit<Bot, 'index'>;

const names = [...Object.keys(botSettings.shape), 'id', 'created_at'];
const read = (item: Item): BotItem => ({
  ...(Object.fromEntries(names.map((name) => [name, item[name]])) as BotItem),
  // Missing in one from before there was a choice.
  asks_if_solved: item['asks_if_solved'] === true,
  learns_from_conversations: item['learns_from_conversations'] === true,
  embeddings_provider: embeddingsProviders.find((one) => one === item['embeddings_provider']) ?? 'none',
  embeddings_url: (item['embeddings_url'] as string | null | undefined) ?? null,
  embeddings_model: (item['embeddings_model'] as string | null | undefined) ?? null,
  daily_embedding_tokens: (item['daily_embedding_tokens'] as number | undefined) ?? botDefaults.daily_embedding_tokens,
  daily_agent_tokens: countIn(item, 'daily_agent_tokens'),
  million_tokens_cents: countIn(item, 'million_tokens_cents'),
  tools: (item['tools'] as BotItem['tools'] | undefined) ?? [],
  version: countIn(item, 'version'),
});

/** What an index depends on. */
const trainedBy = ({ languages, embeddings_provider, embeddings_url, embeddings_model }: BotItem): string =>
  JSON.stringify([languages, embeddings_provider, embeddings_url, embeddings_model]);

/** A deleted bot leaves much to be cleared, and one that answers in other languages or by other embeddings has another index. */
function alsoWrite(before: BotItem | undefined, after: BotItem | undefined, atMs: number): TransactItem[] {
  if (!before) return [];
  const isOther = !after || trainedBy(after) !== trainedBy(before);
  return isOther ? [markChanged(before.id, { atMs })] : [];
}

/** The departments that a bot, or a tool of it, hands over to. */
export const departmentsOf = ({ department_id, tools }: Pick<BotItem, 'department_id' | 'tools'>): Id[] => [
  ...new Set([
    ...(department_id === null ? [] : [department_id]),
    ...tools.flatMap((tool) => (tool.kind === 'handoff' && tool.department_id !== null ? [tool.department_id] : [])),
  ]),
];

/** Bots. */
export const botStore = settingsStore<BotItem>({
  name: 'bot',
  collection: 'BOTS',
  key: keys.bot,
  read,
  references: (bot) => departmentsOf(bot).map((id) => ({ to: 'department', id })),
  alsoWrite,
});

/** One bot, or nothing. */
export async function getBot(table: Table, id: Id): Promise<BotItem | undefined> {
  return (await botStore.get(table, id))?.record;
}

/** Clears everything a deleted bot left behind. */
export async function clearBot(table: Table, id: Id): Promise<void> {
  const left = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ProjectionExpression: 'pk, sk',
    ExpressionAttributeValues: { ':pk': keys.bot(id).pk },
    ConsistentRead: true,
  });
  for (const { pk, sk } of left) await table.delete({ Key: { pk, sk } });
}
