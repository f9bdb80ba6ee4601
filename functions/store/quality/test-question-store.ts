/** A bot's test questions next to what it knows, and trials of changes: they go with the bot. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { plain } from '#core/automation/phrases/plain.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import { type TestQuestion, type Trial, MAX_TEST_QUESTIONS, testQuestion } from '#core/model/bots/test-question.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { type SettingsStore, isCount, readAs } from '#functions/store/settings-store.ts';
import { type Item, type Table, type TransactItem, queryAll } from '#functions/store/table.ts';
import { digestOf, takeValue } from '#functions/store/unique.ts';

const read = readAs<TestQuestion>(testQuestion);

/** A bot's test questions, oldest first. */
export async function testQuestionsOf(table: Table, bot: Id): Promise<TestQuestion[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :tests)',
    ExpressionAttributeValues: { ':pk': keys.bot(bot).pk, ':tests': 'TEST#' },
    ConsistentRead: true,
  });
  return items.map(read);
}

/** Another one asks the same, whatever the case and punctuation. */
const wordsOf = (bot: Id, { question }: TestQuestion) => keys.testWords(bot, digestOf(plain(question) || question));

const isThere = (bot: Id): TransactItem => ({
  ConditionCheck: { Key: keys.bot(bot), ConditionExpression: 'attribute_exists(pk)' },
});

const counted = (bot: Id, by: 1 | -1): TransactItem => ({
  Update: {
    Key: keys.testCount(bot),
    UpdateExpression: 'ADD #count :by',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':by': by, ...(by > 0 ? { ':most': MAX_TEST_QUESTIONS } : {}) },
    ...(by > 0 ? { ConditionExpression: 'attribute_not_exists(#count) OR #count < :most' } : {}),
  },
});

/** How the test questions of one bot are stored. */
export const testQuestionStore = (bot: Id): SettingsStore<TestQuestion> => ({
  name: 'test question',
  count: ({ version }) => version,
  references: () => [],
  all: async (table) => testQuestionsOf(table, bot),
  get: async (table, id) => {
    const item = await table.get({ Key: keys.testQuestion(bot, id), ConsistentRead: true });
    return item && { record: read(item), uses: 0 };
  },
  list: async (table) => ({ items: await testQuestionsOf(table, bot), after: undefined }),
  put: (table, record) =>
    table.transact([
      { Put: { Item: itemOf(bot, record), ConditionExpression: 'attribute_not_exists(pk)' } },
      ...takeValue(undefined, wordsOf(bot, record)),
      isThere(bot),
      counted(bot, 1),
    ]),
  change: async (table, before, changed) => {
    const after = { ...changed, version: before.version + 1 };
    const written = await table.transact([
      { Put: { Item: itemOf(bot, after), ...isCount('version', before.version) } },
      ...takeValue(wordsOf(bot, before), wordsOf(bot, after)),
    ]);
    return written === 'done' ? after : 'refused';
  },
  remove: (table, before) =>
    table.transact([
      { Delete: { Key: keys.testQuestion(bot, before.id), ...isCount('version', before.version) } },
      ...takeValue(wordsOf(bot, before), undefined),
      counted(bot, -1),
    ]),
});

const itemOf = (bot: Id, record: TestQuestion): Item => ({ ...keys.testQuestion(bot, record.id), ...record });

/** What a trial changes. */
export type TrialChange = {
  /** Articles as they would be learned from; a new one has an id that no other has. */
  articles: Pick<Article, 'id' | 'question' | 'alternative_phrasings' | 'locale'>[];
  /** Articles that would be gone. */
  removed: Id[];
  /** The bot's languages, where they change. */
  languages?: string[];
};

type TrialItem = {
  state: Trial['state'];
  /** Packed: an import may change a thousand articles. */
  change: Uint8Array;
  results: [Id, Id | null, number][];
  embeddings?: Trial['embeddings'];
  begun_at_ms: number;
};

const KEPT_SECONDS = 3600;
/** One that has not ended by then never will: training takes a minute at most. */
const LONGEST_MS = 180_000;

/** An item holds 400 KB, and the results come to it. */
const MAX_PACKED_BYTES = 330_000;

/** Notes a trial that is to run, unless it changes more than an item holds. */
export async function putTrial(
  table: Table,
  bot: Id,
  id: Id,
  { change, atMs }: { change: TrialChange; atMs: number },
): Promise<'noted' | 'too_large'> {
  const packed = deflateRawSync(JSON.stringify(change));
  if (packed.length > MAX_PACKED_BYTES) return 'too_large';
  const trial: TrialItem = { state: 'running', change: packed, results: [], begun_at_ms: atMs };
  const expires_at_seconds = Math.ceil(atMs / 1000) + KEPT_SECONDS;
  await table.put({ Item: { ...keys.trial(bot, id), ...trial, expires_at_seconds } });
  return 'noted';
}

/** A trial and what it changes, or nothing. */
export async function getTrial(
  table: Table,
  bot: Id,
  id: Id,
  nowMs: number,
): Promise<{ trial: Trial; change: () => TrialChange } | undefined> {
  const item = await table.get({ Key: keys.trial(bot, id), ConsistentRead: true });
  if (!item) return undefined;
  const { state, change, results, embeddings = null, begun_at_ms } = item as TrialItem;
  const isLost = state === 'running' && nowMs - begun_at_ms > LONGEST_MS;
  const shown = results.map(([question_id, article_id, confidence]) => ({
    question_id,
    found: article_id === null ? null : { article_id, confidence },
  }));
  return {
    trial: { id, state: isLost ? 'failed' : state, results: shown, embeddings },
    change: () => JSON.parse(inflateRawSync(change).toString()) as TrialChange,
  };
}

/** Stores how a trial ended. */
export async function endTrial(
  table: Table,
  bot: Id,
  id: Id,
  { state, results, embeddings }: Pick<Trial, 'state' | 'results' | 'embeddings'>,
): Promise<void> {
  await table.update({
    Key: keys.trial(bot, id),
    UpdateExpression: 'SET #state = :state, results = :results, embeddings = :embeddings',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':state': state,
      ':embeddings': embeddings,
      ':results': results.map(({ question_id, found }) => [
        question_id,
        found?.article_id ?? null,
        found?.confidence ?? 0,
      ]),
    },
  });
}
