/** Sources in the table. Creating one orders its first reading, and deleting one that what it left is cleared. */
import { type Source, source as schema } from '#core/model/knowledge/source.ts';
import type { Id } from '#core/model/id.ts';
import { countIn, settingsStore } from '#functions/store/settings-store.ts';
import type { Item, Table, TransactItem } from '#functions/store/table.ts';
import { clearingWrites, firstReadingWrites } from './reading-store.ts';

/** A source as stored: how far its reading is has an item of its own. */
export type SourceItem = Omit<Source, 'reading'>;

const names = Object.keys(schema.shape).filter((name) => name !== 'reading');
const read = (item: Item): SourceItem => ({
  ...(Object.fromEntries(names.map((name) => [name, item[name]])) as SourceItem),
  // Missing in one from before there was a choice.
  holds_if_worse: item['holds_if_worse'] === true,
  version: countIn(item, 'version'),
});

function alsoWrite(before: SourceItem | undefined, after: SourceItem | undefined, atMs: number): TransactItem[] {
  if (after) return before ? [] : firstReadingWrites(after, atMs);
  return before ? clearingWrites(before.id, atMs) : [];
}

/** Sources. */
export const sourceStore = settingsStore<SourceItem>({
  name: 'source',
  collection: 'SETTINGS#SOURCES',
  read,
  alsoWrite,
});

/** Sources of all bots together: far more than anybody has. */
const MAX_ALL = 1000;

/** The sources of a bot, oldest first. */
export async function sourcesOf(table: Table, bot: Id): Promise<SourceItem[]> {
  const all = await sourceStore.all(table, MAX_ALL, { consistent: true });
  return all.filter(({ bot_id }) => bot_id === bot);
}

/** Deletes the sources of a deleted bot. The function that reads them clears what they left. */
export async function removeSourcesOf(table: Table, bot: Id, nowMs: number): Promise<void> {
  for (const source of await sourcesOf(table, bot)) await sourceStore.remove(table, source, 0, nowMs);
}

/** One source, or nothing. */
export async function getSource(table: Table, id: Id): Promise<SourceItem | undefined> {
  return (await sourceStore.get(table, id))?.record;
}
