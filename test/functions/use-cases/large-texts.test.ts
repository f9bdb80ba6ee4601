/** One visitor may write as much as they like: what a search, a list behind a number and the stream's reader take apart of it is bounded. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MAX_INDEXED_CHARACTERS } from '#core/text/search-terms.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { react } from '#functions/handlers/react.ts';
import { close } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { listCounted } from '#functions/use-cases/reports/list-counted.ts';
import { searchConversations } from '#functions/use-cases/search/search-conversations.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps, unread } from '#test/support/memory-deps.ts';

const CHATS = 12;
const MESSAGES = 13;
/** Half a second of a whole processor, and what the conversation that is looked at last has beyond. */
const MAX_OF_A_PAGE = 1_000_000 + MAX_INDEXED_CHARACTERS;

let deps: MemoryDeps;
let next: ReturnType<typeof unread>;
let cut: number[];
beforeEach(() => {
  deps = memoryDeps();
  next = unread(deps.table);
  void deps.table.put({ Item: { ...keys.widget(1), ...indexes.list('WIDGETS', 1), id: 1 } });
  cut = [];
  const { segment } = Intl.Segmenter.prototype;
  vi.spyOn(Intl.Segmenter.prototype, 'segment').mockImplementation(function (this: Intl.Segmenter, text) {
    cut.push(text.length);
    return segment.call(this, text);
  });
});
afterEach(() => vi.restoreAllMocks());

/** How many characters the dictionaries have cut since it was asked last. */
function charactersCut(): number {
  return cut.splice(0).reduce((sum, length) => sum + length, 0);
}

const HAN = '请问我的订单什么时候发货'.repeat(700).slice(0, 8000);

/** Chats of one visitor each, of the longest messages in a script without spaces. */
async function largeChats(): Promise<Id[]> {
  const ids: Id[] = [];
  for (let chat = 0; chat < CHATS; chat++) {
    deps.clock.ms += 1000;
    const visitor = await aVisitor(deps);
    const { row } = await startConversation(deps, aStart(visitor, { content: HAN }));
    for (let turn = 1; turn < MESSAGES; turn++) {
      deps.clock.ms += 1000;
      const said = { content: HAN, client_message_id: freshId() };
      await sendVisitorMessage(deps, row.conversation_id, { visitor, name: null, allowance, ...said });
    }
    ids.unshift(row.conversation_id);
  }
  return ids;
}

type Page = { ids: Id[]; before: string | undefined };
const page = async (q: string, before: string | undefined): Promise<Page> => {
  const found = await searchConversations(deps, { q }, { limit: 100, before }, async () => null);
  return { ids: found.conversations.map(({ id }) => id), before: found.before };
};

it.each([
  ['what all have', '订单', true],
  ['what none has', 'teapot', false],
])('a search for %s, among chats at work, cuts so many characters a page, and comes to its end', async (_, q, has) => {
  const ids = await largeChats();
  const found: Id[] = [];
  let before: string | undefined;
  let pages = 0;
  do {
    charactersCut();
    const one = await page(q, before);
    expect(charactersCut()).toBeLessThanOrEqual(MAX_OF_A_PAGE);
    found.push(...one.ids);
    before = one.before;
    pages++;
  } while (before !== undefined && pages < 20);
  expect(found).toEqual(has ? ids : []);
  expect(pages).toBe(2);
});

it('a search that is late after every conversation still comes further with each page', async () => {
  const ids = await largeChats();
  const { now } = deps;
  deps.now = () => (deps.clock.ms += 2000);
  const found: Id[] = [];
  let before: string | undefined;
  for (let pages = 0; pages < 40; pages++) {
    const one = await page('订单', before);
    expect(one.ids.length).toBeLessThan(10);
    found.push(...one.ids);
    before = one.before;
    if (before === undefined) break;
  }
  deps.now = now;
  expect(before).toBeUndefined();
  expect(found).toEqual(ids);
});

it('chats that settle are cut so far, one after the other, and found by what they were looked at for', async () => {
  const ids = await largeChats();
  for (const id of ids) await close(deps, id, { type: 'visitor' });
  let reading = 0;
  let most = 0;
  const { query } = deps.table;
  const table = Object.assign(Object.create(deps.table) as typeof deps.table, {
    get: deps.table.get,
    put: deps.table.put,
    update: deps.table.update,
    delete: deps.table.delete,
    batchGet: deps.table.batchGet,
    transact: deps.table.transact,
    query: async (input: Parameters<typeof query>[0]) => {
      const isWhole =
        input.KeyConditionExpression === 'pk = :pk' &&
        String(input.ExpressionAttributeValues?.[':pk']).startsWith('CONV#');
      if (isWhole) most = Math.max(most, (reading += 1));
      const answer = await query(input);
      await new Promise((resolve) => setImmediate(resolve));
      if (isWhole) reading -= 1;
      return answer;
    },
  });
  charactersCut();
  expect(await react({ ...deps, table })(next())).toEqual({ batchItemFailures: [] });
  expect(charactersCut()).toBeLessThanOrEqual(CHATS * MAX_INDEXED_CHARACTERS);
  expect(most).toBe(1);
  deps.clock.ms += 180_000;
  charactersCut();
  expect((await page('订单', undefined)).ids).toEqual(ids);
  // Only what was looked for: settled chats are found by the words they were packed with.
  expect(charactersCut()).toBeLessThan(100);
});

it('the list behind a number reads no texts, ends its page when it is late, and comes to its end', async () => {
  const ids = await largeChats();
  for (const id of ids) await close(deps, id, { type: 'visitor' });
  const event = next();
  expect(await react(deps)(event)).toEqual({ batchItemFailures: [] });
  const read: number[] = [];
  const { query } = deps.table;
  deps.table.query = async (input) => {
    const answer = await query(input);
    if (String(input.ExpressionAttributeValues?.[':pk']).startsWith('CONV#') && input.Limit !== 1)
      read.push(JSON.stringify(answer.items).length);
    return answer;
  };
  const period = { fromMs: deps.clock.ms - 86_400_000, toMs: deps.clock.ms + 1 };
  const counted = { list: 'closed', period, widget: undefined, agent: undefined } as const;
  const { now } = deps;
  const late = { ...deps, now: () => (deps.clock.ms += 4000) };
  const found: Id[] = [];
  let before: string | undefined;
  do {
    const one = await listCounted(late, counted, {}, { limit: 100, before, explain: async () => null });
    expect(one.conversations.length).toBeLessThanOrEqual(10);
    found.push(...one.conversations.map(({ id }) => id));
    before = one.before;
  } while (before !== undefined);
  deps.now = now;
  expect(new Set(found)).toEqual(new Set(ids));
  expect(found).toHaveLength(CHATS);
  expect(Math.max(...read)).toBeLessThan(HAN.length);
});
