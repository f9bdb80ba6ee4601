/** What searches over 10,000, 100,000 and a million messages in settled conversations of 20 take, against their budgets. */
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Id, makeId } from '#core/model/id.ts';
import { termsOf } from '#core/text/search-terms.ts';
import { documentClient } from '#functions/store/dynamo-table.ts';
import { keys } from '#functions/store/keys.ts';
import { searchWordsItem } from '#functions/store/search/search-store.ts';
import { resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { searchConversations } from '#functions/use-cases/search/search-conversations.ts';
import { readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import { indexConversation } from '#functions/use-cases/search/search-words.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { aChat } from '#test/support/chats.ts';
import { aStart, aVisitor } from '#test/support/conversations.ts';
import { testDeps } from '#test/support/deps.ts';
import { startTestTable } from '#test/support/dynamodb.ts';
import { printReport, tableOf } from './kit/report.ts';

const SIZES = (process.env['CONVERSATIONS'] ?? '500,5000,50000').split(',').map(Number);
const AT_ONCE = 10;
/** DynamoDB's limit of items in one write. */
const BATCH = 25;
const DAY_MS = 86_400_000;
/** Of each page: what somebody reads before they ask for more. */
const MAX_UNITS = 400;
/** Processor time of the first page, which is what somebody waits for; the table runs in the same process. */
const MAX_FIRST_MS = 300;

const table = await startTestTable();
const deps = testDeps(table);
const client = documentClient(table.client);
const nowMs = deps.clock.ms;

/** A conversation that is really there, so that it can be shown when it is found. */
async function settled(content: string, daysAgo: number): Promise<Id> {
  deps.clock.ms = nowMs - daysAgo * DAY_MS;
  const visitor = await aVisitor(deps);
  const { row } = await startConversation(deps, aStart(visitor, { content }));
  await resolve(deps, row.conversation_id, { type: 'system', reason: 'bench' });
  await indexConversation(
    deps,
    row.conversation_id,
    await readFullConversation(deps.table, row.conversation_id, { consistent: true }),
  );
  return row.conversation_id;
}

const wanted: Id[] = [];
for (const daysAgo of [1, 30, 60, 88]) wanted.push(await settled('The quixotic periwinkle', daysAgo));
deps.clock.ms = nowMs;

/** The packed words of as many chats as it takes for rows to differ as real ones do; more conversations have them again. */
const packed = Array.from({ length: 1000 }, (_, number) => {
  const { name, email, messages } = aChat(number);
  const { words, rules } = searchWordsItem(0, termsOf([name, email, ...messages]));
  return { words, rules };
});

/** Settled conversations with these numbers, each spread over the same 89 days: their words are there, and they aren't. */
async function fill(from: number, to: number): Promise<void> {
  let next = from;
  const worker = async (): Promise<void> => {
    while (next < to) {
      const first = next;
      next = Math.min(to, first + BATCH);
      const puts = Array.from({ length: next - first }, (_, index) => {
        const number = first + index;
        const daysAgo = ((number * 0.618_033_988_7) % 1) * 89;
        const id = makeId(nowMs - 1 - daysAgo * DAY_MS, deps.random());
        return { PutRequest: { Item: { ...keys.searchWords(id), ...packed[number % packed.length] } } };
      });
      await client.send(new BatchWriteCommand({ RequestItems: { [table.tableName]: puts } }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const processorMs = (): number => Math.round((process.cpuUsage().user + process.cpuUsage().system) / 1000);

type Searched = {
  q: string;
  found: Id[];
  pages: number;
  first_units: number;
  first_ms: number;
  first_processor_ms: number;
  page_units: number;
  units: number;
  ms: number;
};

async function search(q: string): Promise<Searched> {
  deps.resetUnits();
  const found: Id[] = [];
  let pages = 0;
  let page_units = 0;
  const firstPage = { first_units: 0, first_ms: 0, first_processor_ms: 0 };
  const startMs = processorMs();
  let before: string | undefined;
  const begun = performance.now();
  do {
    const unitsBefore = deps.units.read;
    const page = await searchConversations(deps, { scope: 'all', q }, { limit: 25, before }, async () => null);
    found.push(...page.conversations.map(({ id }) => id));
    before = page.before;
    pages += 1;
    page_units = Math.max(page_units, deps.units.read - unitsBefore);
    if (pages === 1)
      Object.assign(firstPage, {
        first_units: deps.units.read,
        first_ms: Math.round(performance.now() - begun),
        first_processor_ms: processorMs() - startMs,
      });
  } while (before !== undefined);
  return {
    q,
    found,
    pages,
    ...firstPage,
    page_units,
    units: deps.units.read,
    ms: Math.round(performance.now() - begun),
  };
}

/** The fastest of three: what else runs on the machine only ever adds. */
async function fastest(q: string) {
  const runs = [await search(q), await search(q), await search(q)];
  return runs.reduce((one, other) => (other.ms < one.ms ? other : one));
}

const results: (Searched & { messages: number })[] = [];
let filled = 0;
for (const size of SIZES) {
  await fill(filled, size);
  filled = size;
  for (const q of ['quixotic periwinkle', 'quixotic', 'never said'])
    results.push({ messages: size * 20, ...(await fastest(q)) });
}
await table.stop();
const isComplete = results.every(({ q, found }) => !q.startsWith('quixotic p') || found.join() === wanted.join());
printReport('search', {
  tables: [
    tableOf(
      'Searches',
      results.map(({ found, ...rest }) => ({ ...rest, found: found.length })),
    ),
  ],
  budgets: [
    { name: 'read units of a page', value: Math.max(...results.map(({ page_units }) => page_units)), limit: MAX_UNITS },
    {
      name: 'processor time of a first page',
      value: Math.max(...results.map(({ first_processor_ms }) => first_processor_ms)),
      limit: MAX_FIRST_MS,
      unit: 'ms',
    },
    { name: 'searches that find something else than they should', value: isComplete ? 0 : 1, limit: 0 },
  ],
});
