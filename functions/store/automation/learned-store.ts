/**
 * What bots have learned from conversations: where a question was asked and answered. The words stay in the rows they were
 * said in, and are made nameless each time they are read, so that erasing a visitor or redacting a message leaves none here.
 */
import { type Pair, type PairWords, wordsOfPair } from '#core/copilot/pairs.ts';
import { type Id, padId } from '#core/model/id.ts';
import { type ConversationMetadata, fromItem } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { type Item, type Table, type TransactItem, type Written, queryAll } from '#functions/store/table.ts';
import { digestOf } from '#functions/store/unique.ts';

/** `waiting` for review; `taken` as an article, or `dropped`: kept so that nothing like it comes back. */
export type LearnedState = 'waiting' | 'taken' | 'dropped';

/** One of them. Its id is that of the row it was asked in: what is learned again is the same. */
export type LearnedItem = Pair & {
  id: Id;
  state: LearnedState;
  conversation_id: Id;
  rating: number;
  locale: string | null;
  learned_at_ms: number;
  /** A hash of the question's words. */
  digest: string;
};

const DAY_SECONDS = 24 * 3600;
const KEPT_SECONDS = { waiting: 180 * DAY_SECONDS, reviewed: 365 * DAY_SECONDS };

/** A hash of a question's words, by which it is known again. */
export const questionDigest = (words: string): string => digestOf(words);

/** Notes what was learned; `refused` when it was before. */
export function putLearned(table: Table, bot: Id, item: LearnedItem): Promise<Written> {
  const expires_at_seconds = Math.floor(item.learned_at_ms / 1000) + KEPT_SECONDS.waiting;
  return table.put({
    Item: { ...keys.learned(bot, item.id), ...item, expires_at_seconds },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
}

/** Everything a bot has learned, oldest first. */
export async function learnedOf(table: Table, bot: Id): Promise<LearnedItem[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :learned)',
    ExpressionAttributeValues: { ':pk': keys.bot(bot).pk, ':learned': 'LEARNED#' },
    ConsistentRead: true,
  });
  return items.map(toLearned);
}

/** Those of a bot that wait for review, of up to 100. */
export async function waitingAmong(table: Table, bot: Id, ids: readonly Id[]): Promise<LearnedItem[]> {
  const items = await table.batchGet(ids.map((id) => keys.learned(bot, id)));
  return items.map(toLearned).filter(({ state }) => state === 'waiting');
}

/** One that waits for review, or nothing. */
export async function waitingLearned(table: Table, bot: Id, id: Id): Promise<LearnedItem | undefined> {
  const item = await table.get({ Key: keys.learned(bot, id), ConsistentRead: true });
  return item?.['state'] === 'waiting' ? toLearned(item) : undefined;
}

/** Ends the review of one, for a transaction, which fails where somebody was faster. */
export const reviewed = (bot: Id, id: Id, state: 'taken' | 'dropped', atMs: number): TransactItem => ({
  Update: {
    Key: keys.learned(bot, id),
    UpdateExpression: 'SET #state = :state, expires_at_seconds = :expires',
    ConditionExpression: '#state = :waiting',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':state': state,
      ':waiting': 'waiting',
      ':expires': Math.floor(atMs / 1000) + KEPT_SECONDS.reviewed,
    },
  },
});

/** Takes one away that waits: its words are gone, or it isn't wanted any more. One that was reviewed stays. */
export async function forgetLearned(table: Table, bot: Id, id: Id): Promise<void> {
  await table.delete({
    Key: keys.learned(bot, id),
    ConditionExpression: '#state = :waiting',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':waiting': 'waiting' },
  });
}

/** The words of some of them, as they may be shown; without those of which words are gone. */
export async function wordsOfLearned(table: Table, items: readonly LearnedItem[]): Promise<Map<Id, PairWords>> {
  const wanted = items.flatMap(({ conversation_id: of, asked, answered }) => [
    keys.info(of),
    ...[...asked, ...answered].map((seq) => keys.row(of, seq)),
  ]);
  const unique = [...new Map(wanted.map((key) => [key.pk + key.sk, key])).values()];
  const found: Item[] = [];
  for (let from = 0; from < unique.length; from += BATCH)
    found.push(...(await table.batchGet(unique.slice(from, from + BATCH), { ConsistentRead: true })));
  const byConversation = Map.groupBy(found, ({ pk }) => String(pk));
  return new Map(
    items.flatMap((item) => {
      const own = byConversation.get(keys.info(item.conversation_id).pk) ?? [];
      const info = own.find(({ sk }) => sk === 'INFO') as ConversationMetadata | undefined;
      const rows = own.filter(({ sk }) => String(sk).startsWith('MSG#')).map(fromItem);
      const words = info && wordsOfPair(item, rows, info.visitor);
      return words ? [[item.id, words] as const] : [];
    }),
  );
}
const BATCH = 100;

/** Up to when a bot has learned from ratings, milliseconds since 1970; nothing before the first time. */
export async function learnedUpTo(table: Table, bot: Id): Promise<number | undefined> {
  const item = await table.get({ Key: keys.learnedUpTo(bot), ConsistentRead: true });
  return item && Number(item['at_ms']);
}

/** Notes up to when a bot has learned. */
export async function putLearnedUpTo(table: Table, bot: Id, atMs: number): Promise<void> {
  await table.put({ Item: { ...keys.learnedUpTo(bot), at_ms: atMs } });
}

const toLearned = (item: Item): LearnedItem => {
  const { state, conversation_id, asked, answered, rating, locale, learned_at_ms, digest } = item as LearnedItem;
  const id = Number(String(item['sk']).slice('LEARNED#'.length));
  return { id, state, conversation_id, asked, answered, rating, locale, learned_at_ms, digest };
};

/** Newest first. */
export const newestFirst = (one: LearnedItem, other: LearnedItem): number =>
  padId(other.id) < padId(one.id) ? -1 : other.id === one.id ? 0 : 1;
