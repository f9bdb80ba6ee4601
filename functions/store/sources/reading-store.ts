/**
 * How far the reading of each source is. One function reads a source at a time: it claims the reading for a few minutes, and
 * extends the claim with each page. An order in DUE makes the sweep look after it, should that function end before it is done.
 */
import type { Id } from '#core/model/id.ts';
import type { ReadingTrial, SourceSettings } from '#core/model/knowledge/source.ts';
import { dueItem } from '#functions/store/lifecycle/due-store.ts';
import { keys } from '#functions/store/keys.ts';
import type { Item, Table, TransactItem, Written } from '#functions/store/table.ts';

/** What was found, as it is shown. */
export type ReadingCounts = {
  pages: number;
  done: number;
  unread: number;
  articles: number;
  left_out: number;
  held: number;
};

/** What an admin wants done with what is held. `wanted`: the count when they did; more than that is to be read afterward. */
export type Decision = { does: 'publish' | 'discard'; wanted: number };

/** How far a reading is. Times are milliseconds since 1970; 0 for never. */
export type ReadingItem = {
  source_id: Id;
  bot_id: Id;
  state: 'waiting' | 'reading' | 'done';
  /** Counts what was asked for: a reading that saw fewer isn't the last. */
  wanted: number;
  started_at_ms: number;
  finished_at_ms: number;
  next_at_ms: number;
  claimed_until_ms: number;
  claim: string;
  counts: ReadingCounts;
  /** The page that is being read, with which upload of a file it is, and how often that began: one that ends the function would do so for ever. */
  page: string;
  tries: number;
  /** What is compared with how the bot was then, with the same start in each comparison. */
  compared_from_ms: number;
  trial: ReadingTrial | null;
  decided: Decision | null;
};

/** Nothing found. */
export const noCounts: ReadingCounts = { pages: 0, done: 0, unread: 0, articles: 0, left_out: 0, held: 0 };

/** How soon the sweep looks whether a function began to read. */
export const STARTED_MS = 60_000;
/** How long a claim lasts: longer than one page takes. */
export const CLAIM_MS = 3 * 60_000;

/** Has the sweep look after a source at a time, in the transaction that makes it necessary. */
export const lookAfter = (source: Id, dueAtMs: number): TransactItem => ({
  Put: { Item: dueItem({ kind: 'source', conversation_id: source, due_at_ms: dueAtMs, ref: '' }) },
});

/** Part of the transaction that creates a source: it is read if there is something to read. */
export function firstReadingWrites(
  { id, bot_id, addresses }: Pick<SourceSettings, 'bot_id' | 'addresses'> & { id: Id },
  atMs: number,
): TransactItem[] {
  const state = addresses.length > 0 ? 'waiting' : 'done';
  const Item = { ...keys.reading(id), source_id: id, bot_id, state, wanted: 1 };
  return [{ Put: { Item } }, ...(state === 'waiting' ? [lookAfter(id, atMs + STARTED_MS)] : [])];
}

/** Part of the transaction that deletes a source: the function that reads it finds it gone, and clears what it left. */
export const clearingWrites = (source: Id, atMs: number): TransactItem[] => [
  {
    Update: {
      Key: keys.reading(source),
      UpdateExpression: 'SET #state = :waiting, claimed_until_ms = :now ADD wanted :one',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':waiting': 'waiting', ':now': atMs, ':one': 1 },
    },
  },
  lookAfter(source, atMs + STARTED_MS),
];

/** How far a source's reading is, or nothing: it was deleted and cleared. */
export async function getReading(table: Table, source: Id): Promise<ReadingItem | undefined> {
  const item = await table.get({ Key: keys.reading(source), ConsistentRead: true });
  return item && readingOf(item);
}

/** The same of several sources. */
export async function getReadings(table: Table, sources: readonly Id[]): Promise<Map<Id, ReadingItem>> {
  const items = await table.batchGet(sources.map(keys.reading), { ConsistentRead: true });
  return new Map(items.map((item) => [Number(item['source_id']), readingOf(item)]));
}

/** Has a source read that isn't being read; `refused` when it is, or is gone. */
export const requestReading = (table: Table, source: Id, nowMs: number): Promise<Written> =>
  table.transact([
    {
      Update: {
        Key: keys.reading(source),
        UpdateExpression: 'SET #state = :waiting REMOVE claimed_until_ms, next_at_ms ADD wanted :one',
        ConditionExpression: '#state = :done',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':waiting': 'waiting', ':done': 'done', ':one': 1 },
      },
    },
    lookAfter(source, nowMs + STARTED_MS),
  ]);

/** Has a source read again after the reading that is under way; `refused` when none is. */
export async function requestAnother(table: Table, source: Id): Promise<Written> {
  const { written } = await table.update({
    Key: keys.reading(source),
    UpdateExpression: 'ADD wanted :one',
    ConditionExpression: 'attribute_exists(pk) AND #state <> :done',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':done': 'done', ':one': 1 },
  });
  return written;
}

/** Takes a reading on, a new one or one that another function left; nothing when there is none, or somebody is at it. */
export async function claimReading(
  table: Table,
  before: ReadingItem,
  { claim, nowMs }: { claim: string; nowMs: number },
): Promise<ReadingItem | undefined> {
  if (before.state === 'done' || before.claimed_until_ms > nowMs) return undefined;
  const isNew = before.state === 'waiting' && !before.decided;
  const after: ReadingItem = {
    ...before,
    state: 'reading',
    claim,
    claimed_until_ms: nowMs + CLAIM_MS,
    // Two readings never have the same beginning.
    started_at_ms: isNew ? Math.max(nowMs, before.started_at_ms + 1) : before.started_at_ms,
    ...(isNew ? { counts: noCounts, page: '', tries: 0, trial: null } : {}),
  };
  if (isNew) after.compared_from_ms = after.started_at_ms;
  const { written } = await table.update({
    Key: keys.reading(before.source_id),
    UpdateExpression:
      'SET #state = :reading, claim = :claim, claimed_until_ms = :until, started_at_ms = :started, counts = :counts, page = :page, tries = :tries' +
      (isNew ? ', compared_from_ms = :started, trial = :none REMOVE is_of_held' : ''),
    ConditionExpression:
      '#state = :seen AND wanted = :wanted AND (attribute_not_exists(claimed_until_ms) OR claimed_until_ms <= :now)',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':reading': 'reading',
      ':claim': claim,
      ':until': after.claimed_until_ms,
      ':started': after.started_at_ms,
      ...(isNew ? { ':none': null } : {}),
      ':counts': after.counts,
      ':page': after.page,
      ':tries': after.tries,
      ':seen': before.state,
      ':wanted': before.wanted,
      ':now': nowMs,
    },
  });
  return written === 'done' ? after : undefined;
}

/** Says how far a reading is and which page comes next, and keeps it for some more minutes; `refused` when another took it, or its source was deleted. */
export async function extendClaim(
  table: Table,
  { source_id, claim, counts, page, tries }: ReadingItem,
  untilMs: number,
): Promise<Written> {
  const { written } = await table.update({
    Key: keys.reading(source_id),
    UpdateExpression: 'SET counts = :counts, claimed_until_ms = :until, page = :page, tries = :tries',
    ConditionExpression: 'claim = :claim AND #state = :reading',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':counts': counts,
      ':until': untilMs,
      ':page': page,
      ':tries': tries,
      ':claim': claim,
      ':reading': 'reading',
    },
  });
  return written;
}

/** Gives a reading back that isn't done, for the next sweep to go on with. */
export const releaseReading = (table: Table, { source_id, claim }: ReadingItem, nowMs: number): Promise<Written> =>
  table.transact([
    {
      Update: {
        Key: keys.reading(source_id),
        UpdateExpression: 'REMOVE claimed_until_ms',
        ConditionExpression: 'claim = :claim',
        ExpressionAttributeValues: { ':claim': claim },
      },
    },
    lookAfter(source_id, nowMs),
  ]);

/** Ends a reading. `refused` when something was asked for meanwhile: it is then to be read again. @param nextAtMs 0 for never */
export function finishReading(
  table: Table,
  { source_id, claim, wanted, counts }: ReadingItem,
  { finishedAtMs, nextAtMs }: { finishedAtMs: number; nextAtMs: number },
): Promise<Written> {
  return table.transact([
    {
      Update: {
        Key: keys.reading(source_id),
        UpdateExpression:
          'SET #state = :done, finished_at_ms = :finished, next_at_ms = :next, counts = :counts REMOVE claimed_until_ms, decided',
        ConditionExpression: 'claim = :claim AND wanted = :wanted AND #state = :reading',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':done': 'done',
          ':reading': 'reading',
          ':finished': finishedAtMs,
          ':next': nextAtMs,
          ':counts': counts,
          ':claim': claim,
          ':wanted': wanted,
        },
      },
    },
    ...(nextAtMs > 0 ? [lookAfter(source_id, nextAtMs)] : []),
  ]);
}

/** Has a source read again that was to be read again while it was. */
export async function restartReading(table: Table, { source_id, claim }: ReadingItem): Promise<Written> {
  const { written } = await table.update({
    Key: keys.reading(source_id),
    UpdateExpression: 'SET #state = :waiting REMOVE claimed_until_ms, decided',
    ConditionExpression: 'claim = :claim',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':waiting': 'waiting', ':claim': claim },
  });
  return written;
}

/** Orders the next reading of a source that is done; one that is under way orders it when it ends. @param nextAtMs 0 for never */
export const scheduleReading = (table: Table, source: Id, nextAtMs: number): Promise<Written> =>
  table.transact([
    {
      Update: {
        Key: keys.reading(source),
        UpdateExpression: 'SET next_at_ms = :next',
        ConditionExpression: '#state = :done',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':next': nextAtMs, ':done': 'done' },
      },
    },
    ...(nextAtMs > 0 ? [lookAfter(source, nextAtMs)] : []),
  ]);

/** Has the sweep look after a source again. */
export const lookAfterAgain = (table: Table, source: Id, dueAtMs: number): Promise<Written> =>
  table.put({ Item: dueItem({ kind: 'source', conversation_id: source, due_at_ms: dueAtMs, ref: '' }) });

const readingOf = (item: Item): ReadingItem => ({
  source_id: Number(item['source_id']),
  bot_id: Number(item['bot_id']),
  state: item['state'] as ReadingItem['state'],
  wanted: Number(item['wanted'] ?? 0),
  started_at_ms: Number(item['started_at_ms'] ?? 0),
  finished_at_ms: Number(item['finished_at_ms'] ?? 0),
  next_at_ms: Number(item['next_at_ms'] ?? 0),
  claimed_until_ms: Number(item['claimed_until_ms'] ?? 0),
  claim: String(item['claim'] ?? ''),
  page: String(item['page'] ?? ''),
  tries: Number(item['tries'] ?? 0),
  compared_from_ms: Number(item['compared_from_ms'] ?? item['started_at_ms'] ?? 0),
  trial: (item['trial'] as ReadingTrial | null | undefined) ?? null,
  decided: (item['decided'] as Decision | undefined) ?? null,
  counts: { ...noCounts, ...(item['counts'] as Partial<ReadingCounts> | undefined) },
});
