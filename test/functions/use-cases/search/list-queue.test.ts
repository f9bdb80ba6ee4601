/** The chats that wait for an agent, as the inbox lists and counts them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { claim } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { changePriority } from '#functions/use-cases/lifecycle/change-priority.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { listQueue } from '#functions/use-cases/search/list-queue.ts';
import { anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
import type { TestDeps } from '#test/support/deps.ts';
import { testDeps } from '#test/support/deps.ts';
import type { TestTable } from '#test/support/dynamodb.ts';
import { startTestTable } from '#test/support/dynamodb.ts';

let table: TestTable;
let deps: TestDeps;
beforeAll(async () => {
  table = await startTestTable();
  deps = testDeps(table);
});
afterAll(() => table.stop());

const page = (before?: string) => listQueue(deps, { scope: 'all' }, { limit: 10, before }, async () => null);

async function waiting(count: number): Promise<Id[]> {
  const ids: Id[] = [];
  for (let made = 0; made < count; made++) {
    deps.clock.ms += 1000;
    const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
    ids.push(row.conversation_id);
  }
  return ids;
}

/** Every page, and what each says of the whole. */
async function everything(): Promise<{ ids: Id[]; totals: number[] }> {
  const ids: Id[] = [];
  const totals: number[] = [];
  let before: string | undefined;
  do {
    const answer = await page(before);
    ids.push(...answer.conversations.map(({ id }) => id));
    totals.push(answer.total);
    before = answer.before;
  } while (before !== undefined);
  return { ids, totals };
}

describe('the queue', () => {
  let chats: Id[];
  beforeAll(async () => {
    chats = await waiting(30);
  });

  test('lists those first that wait longest, each once, and counts them all on every page', async () => {
    const { ids, totals } = await everything();
    expect(ids).toEqual(chats);
    expect(totals).toEqual([30, 30, 30]);
  });

  test('goes on at its place when chats before it were taken meanwhile', async () => {
    const first = await page();
    await claim(deps, chats[3] ?? 0, await anAgent(deps), { announced: false });
    const second = await page(first.before);
    expect(second.conversations.map(({ id }) => id)).toEqual(chats.slice(10, 20));
    expect(second.total).toBe(29);
  });

  test('puts an urgent chat first, however late it came', async () => {
    const last = chats.at(-1) ?? 0;
    await changePriority(deps, last, 'urgent');
    expect((await page()).conversations[0]?.id).toBe(last);
  });

  test('is empty and counts nobody when everybody is served', async () => {
    for (const id of chats) await claim(deps, id, await anAgent(deps), { announced: false });
    expect(await page()).toEqual({ conversations: [], before: undefined, total: 0 });
  });
});
