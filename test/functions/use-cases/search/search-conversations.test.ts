import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Id, makeId } from '#core/model/id.ts';
import { termsOf } from '#core/text/search-terms.ts';
import { keys } from '#functions/store/keys.ts';
import { searchWordsItem } from '#functions/store/search/search-store.ts';
import { seededRandom } from '#local/faults/seeded-random.ts';
import { editMetadata } from '#functions/use-cases/conversations/edit-metadata.ts';
import { react } from '#functions/handlers/react.ts';
import { claim, close, reopen, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import type { Filters } from '#functions/use-cases/search/list-conversations.ts';
import { searchConversations } from '#functions/use-cases/search/search-conversations.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps, unread } from '#test/support/memory-deps.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const system = { type: 'system', reason: 'test' } as const;

let deps: MemoryDeps;
let next: ReturnType<typeof unread>;
beforeEach(() => {
  deps = memoryDeps();
  next = unread(deps.table);
});

/** A conversation that begins a second after everything before it. */
async function started(content: string, name = 'Vera', widget = 1): Promise<{ visitor: Id; id: Id }> {
  deps.clock.ms += 1000;
  const visitor = await aVisitor(deps, name);
  const start = aStart(visitor, { content, widget: { id: widget, department_id: null } });
  return { visitor, id: (await startConversation(deps, start)).row.conversation_id };
}

/** A conversation that was resolved, its words packed, so long ago that nothing of it is read live. */
async function settled(content: string): Promise<{ visitor: Id; id: Id }> {
  const conversation = await started(content);
  await resolve(deps, conversation.id, system);
  await packed();
  return conversation;
}

/** The stream is read, and the time passes after which packed words are counted on. */
async function packed(): Promise<void> {
  expect(await react(deps)(next())).toEqual({ batchItemFailures: [] });
  deps.clock.ms += 2 * MINUTE;
}

async function page(q: string, limit: number, before?: string, filters: Filters = { scope: 'all' }) {
  const found = await searchConversations(deps, { ...filters, q }, { limit, before }, async () => null);
  return { ids: found.conversations.map(({ id }) => id), before: found.before };
}

/** Everything a search finds, page by page. */
async function search(q: string, filters: Filters = { scope: 'all' }, limit = 25): Promise<Id[]> {
  const all: Id[] = [];
  let before: string | undefined;
  do {
    const found = await page(q, limit, before, filters);
    all.push(...found.ids);
    before = found.before;
  } while (before !== undefined);
  return all;
}

const say = (visitor: Id, id: Id, content: string) =>
  sendVisitorMessage(deps, id, { visitor, name: 'Vera', content, client_message_id: freshId(), allowance });

async function note(id: Id, content: string): Promise<void> {
  const agent = await anAgent(deps);
  const internal = { visibility: 'internal', metadata: null } as const;
  await sendAgentMessage(deps, id, { agent, content, client_message_id: freshId(), ...internal });
}

describe('a conversation at work', () => {
  test('is found immediately by its words, also by words of several messages together', async () => {
    const { visitor, id } = await started('Where is my teapot?');
    expect(await search('teapot')).toEqual([id]);
    await say(visitor, id, 'It should have come on Monday');
    expect(await search('monday TEAP')).toEqual([id]);
    expect(await search('teapot tuesday')).toEqual([]);
  });

  test('is found by notes and by its visitor’s name, not by what the system noted', async () => {
    const { id } = await started('Hello', 'Zoë Brûlé');
    await note(id, 'Customer seems furious');
    await claim(deps, id, await anAgent(deps, { name: 'Ingrid' }), { announced: false });
    expect(await search('zoe furious')).toEqual([id]);
    expect(await search('Ingrid joined')).toEqual([]);
  });

  test('is found however many of them there are: two hundred a page, the rest by the cursor', async () => {
    const { id } = await started('needle');
    for (let index = 0; index < 230; index++) await started('hay');
    const first = await page('needle', 25);
    expect(first).toEqual({ ids: [], before: expect.any(String) });
    expect(await page('needle', 25, first.before)).toEqual({ ids: [id], before: undefined });
  });
});

describe('a settled conversation', () => {
  test('is found by its words in between, before they are packed', async () => {
    const { id } = await started('Where is my teapot?');
    await close(deps, id, system);
    expect(await search('teapot')).toEqual([id]);
  });

  test('is found by its indexed words once resolved or closed', async () => {
    const { id } = await settled('Where is my teapot?');
    const other = await started('A teapot, please');
    await close(deps, other.id, { type: 'visitor' });
    await packed();
    expect(await search('teapot')).toEqual([other.id, id]);
    expect(await search('teapot where')).toEqual([id]);
  });

  test('is found by a note that was left afterwards', async () => {
    const { id } = await settled('Where is my teapot?');
    await note(id, 'Sent a voucher');
    await packed();
    expect(await search('teapot voucher')).toEqual([id]);
  });

  test('costs nothing more when it is closed by and by', async () => {
    const { id } = await settled('Where is my teapot?');
    const rows = () => deps.table.items.filter(({ pk }) => String(pk).startsWith('SEARCH#'));
    const before = rows();
    await close(deps, id, system);
    const { changes } = deps.table;
    const at = changes.length;
    await packed();
    expect(rows()).toEqual(before);
    expect(changes.slice(at).filter(({ key }) => key.pk.startsWith('SEARCH#'))).toEqual([]);
  });

  test('that is reopened shows once with its new words, and once more after it is resolved again', async () => {
    const { visitor, id } = await settled('Where is my teapot?');
    await say(visitor, id, 'The lid is missing');
    expect(await search('teapot')).toEqual([id]);
    expect(await search('teapot lid')).toEqual([id]);
    await packed();
    await close(deps, id, system);
    await packed();
    expect(await search('teapot lid')).toEqual([id]);
    await reopen(deps, id, system);
    expect(await search('teapot lid')).toEqual([id]);
  });

  test('is packed the same when the stream brings its step again', async () => {
    const { id } = await started('Where is my teapot?');
    await resolve(deps, id, system);
    const event = next();
    await react(deps)(event);
    const once = deps.table.items;
    await react(deps)(event);
    expect(deps.table.items).toEqual(once);
  });
});

describe('a search', () => {
  test('lists at work and settled together, the last begun first', async () => {
    const one = await settled('teapot');
    const two = await started('teapot');
    const three = await settled('teapot');
    const four = await started('teapot');
    expect(await search('teapot')).toEqual([four.id, three.id, two.id, one.id]);
    expect(await search('teapot', { scope: 'all' }, 1)).toEqual([four.id, three.id, two.id, one.id]);
  });

  test('respects the filters of the list', async () => {
    const one = await settled('teapot');
    const two = await started('teapot', 'Vera', 7);
    const agent = await anAgent(deps);
    await claim(deps, two.id, agent, { announced: false });
    await editMetadata(deps, one.id, () => ({ labels: ['vip'] }));
    const cases: [Filters, Id[]][] = [
      [{ scope: 'all', status: 'active' }, [two.id]],
      [{ scope: 'all', status: 'waiting' }, []],
      [{ scope: 'all', status: 'pending' }, []],
      [{ scope: 'all', status: 'resolved' }, [one.id]],
      [{ scope: 'all', agent: agent.id }, [two.id]],
      [{ scope: 'all', agent: 'none' }, [one.id]],
      [{ scope: 'all', widget: 7 }, [two.id]],
      [{ scope: 'all', label: 'vip' }, [one.id]],
      [{ scope: 'all', priority: 'urgent' }, []],
      [{ scope: 'all', department: 5 }, []],
    ];
    for (const [filters, ids] of cases) expect([filters, await search('teapot', filters)]).toEqual([filters, ids]);
  });

  test('goes back ninety days, or to the requested date', async () => {
    const old = await settled('teapot');
    const oldOpen = await started('teapot');
    deps.clock.ms += 91 * DAY;
    const fresh = await settled('teapot');
    expect(await search('teapot')).toEqual([fresh.id]);
    expect(await search('teapot', { scope: 'all', sinceMs: deps.clock.ms - 100 * DAY })).toEqual([
      fresh.id,
      oldOpen.id,
      old.id,
    ]);
    expect(await search('teapot', { scope: 'all', sinceMs: deps.clock.ms + DAY })).toEqual([]);
    expect(await search('teapot', { scope: 'all', sinceMs: 0 })).toHaveLength(3);
    expect(await search('teapot', { scope: 'all', sinceMs: Date.UTC(1900, 0, 1) })).toHaveLength(3);
  });

  test('for nothing that is a word finds nothing, and reads nothing', async () => {
    await started('…');
    expect(await page('… ?!', 25)).toEqual({ ids: [], before: undefined });
  });

  test('goes on from any place a cursor can have, also one that it never gave', async () => {
    const { id } = await settled('teapot');
    expect((await page('teapot', 25, '9999999999999999')).ids).toEqual([id]);
    for (const place of ['0', '1', '0000000000000001#0000000000000001'])
      expect((await page('teapot', 25, place)).ids).toEqual([]);
  });

  test('ends its page once it has read a megabyte and a half of packed words, and misses nothing', async () => {
    const { id } = await settled('periwinkle');
    deps.clock.ms += 40 * DAY;
    const random = seededRandom(1);
    const words = Array.from({ length: 700 }, () => Math.floor(random() * 36 ** 8).toString(36)).join(' ');
    const { words: packedWords, rules } = searchWordsItem(id, termsOf([words]));
    for (let count = 0; count < 400; count++) {
      const other = makeId(deps.now() - count * 1000, random());
      await deps.table.put({ Item: { ...keys.searchWords(other), words: packedWords, rules } });
    }
    const first = await page('periwinkle', 25);
    expect(first.ids).toEqual([]);
    expect(first.before).toBeDefined();
    const next = await page('periwinkle', 25, first.before);
    expect(next).toEqual({ ids: [id], before: undefined });
  });

  test('that takes long ends its page, and misses nothing', async () => {
    const ids: Id[] = [];
    for (let month = 0; month < 4; month++) {
      for (let index = 0; index < 3; index++) ids.unshift((await settled('teapot')).id);
      deps.clock.ms += 20 * DAY;
    }
    const { now } = deps;
    deps.now = () => (deps.clock.ms += 2000);
    const first = await page('teapot', 25);
    expect(first.before).toBeDefined();
    deps.now = now;
    expect([...first.ids, ...(await page('teapot', 25, first.before)).ids]).toEqual(ids);
  });

  test('finds what a look at everything finds, in pages of any size', async () => {
    const words = ['tea', 'teapot', 'cup', 'lamp'];
    const chat = fc.record({ said: fc.subarray(words), fate: fc.constantFrom('open', 'settled', 'reopened') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(chat, { maxLength: 12 }),
        fc.subarray(words, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 1, max: 5 }),
        async (chats, sought, limit) => {
          deps = memoryDeps();
          next = unread(deps.table);
          const expected: Id[] = [];
          for (const { said, fate } of chats) {
            const { id } = await (fate === 'open' ? started : settled)(`So: ${said.join(' ')}`);
            if (fate === 'reopened') await reopen(deps, id, system);
            if (sought.every((word) => said.some((term) => term.startsWith(word)))) expected.unshift(id);
          }
          expect(await search(sought.join(' '), { scope: 'all' }, limit)).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });
});
