/** A queue of 3,000: every page is in order, whatever it is narrowed by, and nobody is left out. */
import { beforeAll, expect, test } from 'vitest';
import { priorities } from '#core/model/closed-sets.ts';
import { type Id, makeId, padId } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { listQueue } from '#functions/use-cases/search/list-queue.ts';
import { aDepartment, aStart, aVisitor } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

const WAITING = 3000;
let deps: MemoryDeps;
/** In the order in which they are to be answered. */
let expected: Id[];

beforeAll(async () => {
  deps = memoryDeps();
  for (const id of [11, 12]) await aDepartment(deps, id);
  const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
  const template = [...deps.table.items.values()].filter(({ pk }) => pk === keys.info(row.conversation_id).pk);
  const queued: { id: Id; rank: number; sinceMs: number }[] = [];
  for (let made = 0; made < WAITING; made += 1) {
    const id = makeId(deps.now() + made, 0.5);
    // Steps that are coprime to the length mix times, priorities and departments.
    const sinceMs = deps.now() + ((made * 1223) % WAITING) * 1000;
    const priority = priorities[made % 7 === 0 ? 3 : made % 4] ?? 'normal';
    const department = [null, 11, 12][made % 3] ?? null;
    for (const item of template)
      await deps.table.put({
        Item: {
          ...item,
          pk: keys.info(id).pk,
          id: item['sk'] === 'INFO' ? id : item['id'],
          conversation_id: id,
          priority,
          department_id: department,
        },
      });
    const Item = { conversation_id: id, visitor_id: 1, widget_id: 1, department_id: department, priority };
    await deps.table.put({ Item: { ...keys.queue(department, priority, sinceMs, id), ...Item } });
    queued.push({ id, rank: -priorities.indexOf(priority), sinceMs });
  }
  await deps.table.delete({ Key: keys.queue(null, 'normal', row.state.queued_at_ms ?? 0, row.conversation_id) });
  expected = queued
    .sort(
      (one, other) =>
        one.rank - other.rank || one.sinceMs - other.sinceMs || (padId(one.id) < padId(other.id) ? -1 : 1),
    )
    .map(({ id }) => id);
});

test('is listed page by page, most urgent first and then by age, over all departments', async () => {
  const seen: Id[] = [];
  let before: string | undefined;
  do {
    const page = await listQueue(deps, {}, { limit: 100, before }, async () => null);
    expect(page.total).toBe(WAITING);
    seen.push(...page.conversations.map(({ id }) => id));
    before = page.before;
  } while (before !== undefined);
  expect(seen).toEqual(expected);
});
