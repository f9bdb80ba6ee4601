/**
 * What a bot could not answer: how often something was asked, and where last. The words stay in the conversation they were
 * asked in, so that erasing a person, or redacting a message, leaves none of theirs behind here.
 */
import { answerPage } from '#core/limits/answer-size.ts';
import type { UnansweredQuestion } from '#core/model/bots/bot.ts';
import { type Id, padId } from '#core/model/id.ts';
import { isRedacted } from '#core/privacy/redaction.ts';
import { fromItem } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { type Item, type Table, queryAll } from '#functions/store/table.ts';
import { digestOf } from '#functions/store/unique.ts';

/** Where a question was asked. */
export type Asked = { bot: Id; conversation: Id; seq: number; question: string; atMs: number };

const KEPT_SECONDS = 90 * 24 * 3600;

/** Counts a question that was not answered. */
export async function countUnanswered(table: Table, { bot, conversation, seq, question, atMs }: Asked): Promise<void> {
  await table.update({
    Key: keys.unanswered(bot, hashOf(question)),
    UpdateExpression:
      'ADD asked :one SET conversation_id = :conversation, seq = :seq, last_asked_at_ms = :at, ' +
      'first_asked_at_ms = if_not_exists(first_asked_at_ms, :at), expires_at_seconds = :expires',
    ExpressionAttributeValues: {
      ':one': 1,
      ':conversation': conversation,
      ':seq': seq,
      ':at': atMs,
      ':expires': Math.floor(atMs / 1000) + KEPT_SECONDS,
    },
  });
}

/**
 * A page of what was not answered, most often asked first, after the question that `after` names. What was asked again
 * since that page was read comes with the next: it has moved up, past the place where this one begins. Questions whose
 * words are gone are left out.
 */
export async function listUnanswered(
  table: Table,
  bot: Id,
  { limit, after, nowMs }: { limit: number; after: string | undefined; nowMs: number },
): Promise<{ questions: UnansweredQuestion[]; next: string | undefined }> {
  const [asked = Infinity, last = Infinity, order = Infinity, readMs = Infinity] = after?.split('#').map(Number) ?? [];
  const before = [asked, last, order];
  const all = (await readUnanswered(table, bot))
    .filter((item) => Number(item['expires_at_seconds']) * 1000 > nowMs)
    .filter((item) => compared(before, rankOf(item)) < 0 || latest(item) > readMs)
    .sort((one, other) => compared(rankOf(one), rankOf(other)));
  const wanted = all.slice(0, limit);
  const words = await wordsOf(table, wanted);
  const page = answerPage<UnansweredQuestion>(limit);
  let read = 0;
  for (const item of wanted) {
    const question = words.get(keyOf(item).sk + keyOf(item).pk);
    if (question !== undefined && !page.add(toQuestion(item, question))) break;
    read++;
  }
  const end = all[read - 1];
  const isCut = read < all.length && end !== undefined;
  const next = isCut ? [...rankOf(end), nowMs].map(padId).join('#') : undefined;
  return { questions: page.entries, next };
}

/** Most often asked first; of those asked as often, the last asked, and then in any fixed order. */
const rankOf = (item: Item): number[] => [
  Number(item['asked']),
  latest(item),
  Buffer.from(String(item['sk']).slice(-8), 'base64url').readUIntBE(0, 6),
];
const compared = (one: readonly number[], other: readonly number[]): number =>
  other.map((value, index) => value - (one[index] ?? 0)).find((difference) => difference !== 0) ?? 0;

/** Forgets the questions that `isAnswered` now holds to be answered. */
export async function forgetAnswered(table: Table, bot: Id, isAnswered: (question: string) => boolean): Promise<void> {
  const all = await readUnanswered(table, bot);
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    const words = await wordsOf(table, batch);
    for (const item of batch) {
      const question = words.get(keyOf(item).sk + keyOf(item).pk);
      if (question === undefined || isAnswered(question))
        await table.delete({ Key: { pk: String(item['pk']), sk: String(item['sk']) } });
    }
  }
}

const BATCH = 100;

const readUnanswered = (table: Table, bot: Id): Promise<Item[]> =>
  queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :unanswered)',
    ExpressionAttributeValues: { ':pk': keys.bot(bot).pk, ':unanswered': 'UNANSWERED#' },
  });

/** The words of questions, from the conversations they were asked in. */
async function wordsOf(table: Table, items: readonly Item[]): Promise<Map<string, string>> {
  const wanted = new Map(items.map((item) => [keyOf(item).sk + keyOf(item).pk, keyOf(item)]));
  const rows = (await table.batchGet([...wanted.values()])).filter((row) => !isRedacted(fromItem(row)));
  return new Map(rows.map((row) => [String(row['sk']) + String(row['pk']), fromItem(row).content]));
}

const keyOf = (item: Item) => keys.row(Number(item['conversation_id']), Number(item['seq']));
const latest = (item: Item): number => Number(item['last_asked_at_ms']);
const instantOf = (ms: unknown): string => new Date(Number(ms)).toISOString();

const toQuestion = (item: Item, question: string): UnansweredQuestion => ({
  question,
  count: Number(item['asked']),
  first_asked_at: instantOf(item['first_asked_at_ms']),
  last_asked_at: instantOf(item['last_asked_at_ms']),
  conversation_id: Number(item['conversation_id']),
});

/** The same words in another case or spacing are the same question. */
const hashOf = (question: string): string =>
  digestOf(
    question
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
