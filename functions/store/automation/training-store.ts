/** Which bots need training, and the index each was trained with. */
import { type EmbeddingsState, embeddingsStates } from '#core/model/bots/bot.ts';
import type { Id } from '#core/model/id.ts';
import { type FoldingRules, FOLDING_RULES, rulesIn } from '#core/text/fold.ts';
import { type IndexOf, keys } from '#functions/store/keys.ts';
import { type Item, type Table, type TransactItem, type Written, queryAll } from '#functions/store/table.ts';

/** When something changed, milliseconds since 1970, and how that is noted where it isn't as usual. */
export type TrainingMark = { atMs: number; write?: (bot: Id) => TransactItem };

/** A bot that waits to be trained. Times are milliseconds since 1970. */
export type PendingTraining = {
  bot_id: Id;
  /** Counts changes: a training that covered fewer is not the last. */
  changes: number;
  changed_at_ms: number;
  /** Those whose readings changed something. */
  sources: readonly Id[];
  /** Somebody is at it until then. */
  claimed_until_ms: number;
};

/**
 * What is known of a trained index without reading it. `rules` are those its words were folded by, `reading` is the version
 * by which questions are read, `training` that of what was made of the articles; each is 1 before there were several. `is_by_meaning`: it is read with the meaning of
 * words (or a model's); `is_by_sentences`: with that of sentences.
 */
export type IndexHead = {
  fitted_at_ms: number;
  articles: number;
  chunks: number;
  rules: FoldingRules;
  reading: number;
  training: number;
  is_by_meaning: boolean;
  is_by_sentences: boolean;
  /** What came of embeddings, noted after the training. */
  embeddings: EmbeddingsState | null;
};

const FITS = keys.fit(0).pk;
const AGAIN = keys.fitAgain(0).pk;

/** Part of the transaction of every change of what a bot knows. */
export const markChanged = (bot: Id, { atMs, write }: TrainingMark): TransactItem =>
  write?.(bot) ?? {
    Update: {
      Key: keys.fit(bot),
      UpdateExpression: 'ADD changes :one SET changed_at_ms = :at, bot_id = :bot',
      ExpressionAttributeValues: { ':one': 1, ':at': atMs, ':bot': bot },
    },
  };

/** The mark of a change by the reading of a source, which the training then compares. */
export const readMark = (source: Id, atMs: number): TrainingMark => ({
  atMs,
  write: (bot) => ({
    Update: {
      Key: keys.fit(bot),
      UpdateExpression: 'ADD changes :one, sources :sources SET changed_at_ms = :at, bot_id = :bot',
      ExpressionAttributeValues: { ':one': 1, ':at': atMs, ':bot': bot, ':sources': new Set([String(source)]) },
    },
  }),
});

/** The bot that an item asks to be trained, when it is such an item: a first change, or somebody who wakes. */
export const botToTrain = (item: Item): Id | undefined =>
  item['pk'] === FITS || item['pk'] === AGAIN ? Number(item['bot_id']) : undefined;

/** Has a bot trained again by today's rules, once, however often this is called. */
export async function renewIndex(table: Table, bot: Id, atMs: number): Promise<void> {
  await table.update({
    Key: keys.fit(bot),
    UpdateExpression: 'SET changes = :one, changed_at_ms = :at, bot_id = :bot',
    ConditionExpression: 'attribute_not_exists(pk)',
    ExpressionAttributeValues: { ':one': 1, ':at': atMs, ':bot': bot },
  });
}

/** Restarts a training: the stream reports only a put where no item was. */
export async function requestTraining(table: Table, bot: Id): Promise<void> {
  const Key = keys.fitAgain(bot);
  await table.delete({ Key });
  await table.put({ Item: { ...Key, bot_id: bot } });
}

/** Every bot that waits to be trained. */
export async function pendingTrainings(table: Table): Promise<PendingTraining[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': FITS },
  });
  return items.map(fitOf);
}

/** Whether and how this bot waits to be trained. */
export async function pendingTraining(table: Table, bot: Id): Promise<PendingTraining | undefined> {
  const item = await table.get({ Key: keys.fit(bot), ConsistentRead: true });
  return item && fitOf(item);
}

/** Takes a training on, until then; `refused` when nothing waits or another is at it. */
export async function claimTraining(table: Table, bot: Id, nowMs: number, untilMs: number): Promise<Written> {
  const { written } = await table.update({
    Key: keys.fit(bot),
    UpdateExpression: 'SET claimed_until_ms = :until',
    ConditionExpression:
      'attribute_exists(pk) AND (attribute_not_exists(claimed_until_ms) OR claimed_until_ms <= :now)',
    ExpressionAttributeValues: { ':until': untilMs, ':now': nowMs },
  });
  return written;
}

/** Releases an unfinished training, so that another run may take it on immediately. */
export async function releaseTraining(table: Table, bot: Id): Promise<void> {
  await table.update({
    Key: keys.fit(bot),
    UpdateExpression: 'REMOVE claimed_until_ms',
    ConditionExpression: 'attribute_exists(pk)',
  });
}

/** Records that a training covered this many changes; `refused` when there have been more since. */
export function settleTraining(table: Table, { bot_id, changes }: PendingTraining): Promise<Written> {
  return table.delete({
    Key: keys.fit(bot_id),
    ConditionExpression: 'changes = :seen',
    ExpressionAttributeValues: { ':seen': changes },
  });
}

/** What is known of a bot's index without reading it. */
export async function getIndexHead(table: Table, bot: Id, of?: IndexOf): Promise<IndexHead | undefined> {
  const item = await table.get({ Key: keys.index(bot, of), ConsistentRead: true });
  return item && headOf(item);
}

/** The same of up to 100 bots. */
export async function getIndexHeads(table: Table, bots: readonly Id[]): Promise<Map<Id, IndexHead>> {
  const items = await table.batchGet(bots.map((bot) => keys.index(bot)));
  return new Map(items.map((item) => [Number(item['bot_id']), headOf(item)]));
}

/** An item holds 400 KB, its own keys included. */
const CHUNK_BYTES = 380 * 1024;

/** Stores an index next to the former one, then makes it the current one. Returns its description. */
export async function putIndex(
  table: Table,
  bot: Id,
  {
    bytes,
    fittedAtMs,
    of,
    ...about
  }: { bytes: Uint8Array; fittedAtMs: number; of?: IndexOf } & Pick<
    IndexHead,
    'articles' | 'reading' | 'training' | 'is_by_meaning' | 'is_by_sentences'
  >,
): Promise<void> {
  const chunks = Math.ceil(bytes.length / CHUNK_BYTES);
  const before = await getIndexHead(table, bot, of);
  for (let chunk = 0; chunk < chunks; chunk++)
    await table.put({
      Item: {
        ...keys.indexChunk(bot, fittedAtMs, chunk, of),
        bytes: bytes.subarray(chunk * CHUNK_BYTES, (chunk + 1) * CHUNK_BYTES),
      },
    });
  await table.put({
    Item: { ...keys.index(bot, of), bot_id: bot, fitted_at_ms: fittedAtMs, ...about, chunks, rules: FOLDING_RULES },
  });
  if (before && before.fitted_at_ms !== fittedAtMs) await removeChunks(table, bot, before, of);
}

/** Notes with a bot's index what came of embeddings. */
export async function noteEmbeddings(table: Table, bot: Id, state: EmbeddingsState): Promise<void> {
  await table.update({
    Key: keys.index(bot),
    UpdateExpression: 'SET embeddings = :state',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':state': state },
  });
}

/** Removes an index, if there is one. */
export async function removeIndex(table: Table, bot: Id, of: IndexOf): Promise<void> {
  const before = await getIndexHead(table, bot, of);
  if (!before) return;
  await table.delete({ Key: keys.index(bot, of) });
  await removeChunks(table, bot, before, of);
}

async function removeChunks(table: Table, bot: Id, { chunks, fitted_at_ms }: IndexHead, of?: IndexOf): Promise<void> {
  for (let chunk = 0; chunk < chunks; chunk++)
    await table.delete({ Key: keys.indexChunk(bot, fitted_at_ms, chunk, of) });
}

/** The bytes of a bot's index; nothing when it was replaced in this very moment. */
export async function readIndex(table: Table, bot: Id, head: IndexHead, of?: IndexOf): Promise<Uint8Array | undefined> {
  const wanted = Array.from({ length: head.chunks }, (_, chunk) => keys.indexChunk(bot, head.fitted_at_ms, chunk, of));
  const items = await Promise.all(wanted.map((Key) => table.get({ Key, ConsistentRead: true })));
  const parts = items.map((item) => item?.['bytes']);
  if (!parts.every((part) => part instanceof Uint8Array)) return undefined;
  return Buffer.concat(parts);
}

const fitOf = (item: Item): PendingTraining => ({
  bot_id: Number(item['bot_id']),
  changes: Number(item['changes']),
  changed_at_ms: Number(item['changed_at_ms']),
  sources: [...((item['sources'] as Set<string> | undefined) ?? [])].map(Number),
  claimed_until_ms: Number(item['claimed_until_ms'] ?? 0),
});

const headOf = (item: Item): IndexHead => ({
  fitted_at_ms: Number(item['fitted_at_ms']),
  articles: Number(item['articles']),
  chunks: Number(item['chunks']),
  rules: rulesIn(item),
  reading: Number(item['reading'] ?? 1),
  training: Number(item['training'] ?? 1),
  is_by_meaning: item['is_by_meaning'] === true,
  is_by_sentences: item['is_by_sentences'] === true,
  embeddings: embeddingsStates.find((state) => state === item['embeddings']) ?? null,
});
