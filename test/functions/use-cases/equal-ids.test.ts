/** Two visitors who begin a conversation in the same instant may draw the same id: an id has twelve random bits a millisecond. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { makeId } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { eraseVisitor, finishErasures } from '#functions/use-cases/visitors/erase-visitor.ts';
import { exportVisitor } from '#functions/use-cases/visitors/export-visitor.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { aStart, aVisitor } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;
let vera: Id;
let sam: Id;
beforeEach(async () => {
  deps = memoryDeps();
  vera = await aVisitor(deps, 'Vera');
  sam = await aVisitor(deps, 'Sam');
});

/** Draws the same number a few times, then numbers of its own. */
function drawing(same: number, times: number): () => number {
  let drawn = 0;
  return () => (drawn++ < times ? same : (drawn % 4096) / 4096);
}

const start = async (visitor: Id, content: string, random: () => number): Promise<Id> =>
  (await startConversation({ ...deps, random }, aStart(visitor, { content }))).row.conversation_id;

const itemsOf = (conversation: Id) => deps.table.items.filter(({ pk }) => pk === keys.info(conversation).pk);
const entriesOf = (visitor: Id) =>
  deps.table.items
    .filter(({ pk, sk }) => pk === keys.visitor(visitor).pk && String(sk).startsWith('CONV#'))
    .map(({ sk }) => Number(String(sk).slice('CONV#'.length)));

async function eraseAll(visitor: Id): Promise<void> {
  await eraseVisitor(deps, visitor);
  deps.clock.ms += 180_000;
  await finishErasures(deps, deps.clock.ms + 4000);
}

async function contentsOf(visitor: Id): Promise<string[]> {
  const { messages } = await exportVisitor(deps, visitor, undefined);
  return messages.map(({ content }) => content);
}

it('two visitors who draw the same id get a conversation each, and no way into the other’s', async () => {
  const first = await start(vera, 'Vera’s secret', drawing(0.5, 1));
  const second = await start(sam, 'Sam’s secret', drawing(0.5, 1));
  expect(first).toBe(makeId(deps.clock.ms, 0.5));
  expect(second).not.toBe(first);
  expect(entriesOf(vera)).toEqual([first]);
  expect(entriesOf(sam)).toEqual([second]);
});

describe('an entry that leads to another visitor’s conversation, as a start that was cut short leaves it', () => {
  let theirs: Id;
  beforeEach(async () => {
    theirs = await start(vera, 'Vera’s secret', drawing(0.5, 1));
    await deps.table.put({ Item: { ...keys.visitorConversation(sam, theirs) } });
    await start(sam, 'Sam’s secret', drawing(0.25, 1));
  });

  it('brings nothing of it into an export', async () => {
    expect(await contentsOf(sam)).toEqual(['Sam’s secret']);
    expect((await exportVisitor(deps, sam, undefined)).conversations).toHaveLength(1);
    expect(await contentsOf(vera)).toEqual(['Vera’s secret']);
  });

  it('erases nothing of it, neither closes it, and the erasure comes to its end', async () => {
    const before = itemsOf(theirs);
    await eraseAll(sam);
    expect(itemsOf(theirs)).toEqual(before);
    expect(await contentsOf(vera)).toEqual(['Vera’s secret']);
    expect(deps.table.items.filter(({ pk }) => pk === 'ERASURES' || pk === keys.visitor(sam).pk)).toMatchObject([
      { sk: 'GATE' },
    ]);
  });
});

it('a conversation that starts under the id during an erasure is kept', async () => {
  const id = makeId(deps.clock.ms, 0.5);
  await deps.table.put({ Item: { ...keys.visitorConversation(sam, id) } });
  const { query } = deps.table;
  const late = {
    ...deps,
    table: Object.assign(Object.create(deps.table) as MemoryDeps['table'], {
      query: async (input: Parameters<typeof query>[0]) => {
        // The rows are looked for to be deleted: just before, another visitor begins under this very id.
        if (input.ProjectionExpression === 'pk, sk' && itemsOf(id).length === 0)
          await start(vera, 'Vera’s secret', drawing(0.5, 1));
        return query(input);
      },
      get: deps.table.get,
      put: deps.table.put,
      update: deps.table.update,
      delete: deps.table.delete,
      transact: deps.table.transact,
    }),
  };
  await eraseVisitor(late, sam);
  expect(itemsOf(id).map(({ sk }) => sk)).toEqual(['INFO', 'MSG#00000001']);
});

it('a conversation of the visitor’s own other window is kept in their list', async () => {
  const ids = await Promise.all([
    start(vera, 'From one window', drawing(0.5, 1)),
    start(vera, 'From the other', drawing(0.5, 1)),
  ]);
  expect(new Set(ids).size).toBe(1);
  expect(entriesOf(vera)).toEqual([ids[0]]);
});
