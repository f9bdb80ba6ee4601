/** What is left of a deleted widget, when others have more chats than one sweep can look through. */
import { expect, it } from 'vitest';
import { indexes } from '#functions/store/listings.ts';
import { endingOf, endings } from '#functions/store/settings/ending-store.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { finishEndings } from '#functions/use-cases/settings/end-conversations.ts';
import { aStart, aVisitor } from '#test/support/conversations.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const GONE = 9;
const OTHERS = 220;

it('the chats of a deleted widget end, however many chats come before them', async () => {
  const deps = memoryDeps();
  for (let other = 1; other <= OTHERS; other++)
    await deps.table.put({ Item: { pk: `OTHER#${other}`, sk: 'INFO', ...indexes.byStatus('pending', other, other) } });
  const start = aStart(await aVisitor(deps), { widget: { id: GONE, department_id: null } });
  const { conversation_id: last } = (await startConversation(deps, start)).row;
  await deps.table.transact([endingOf({ kind: 'widget', id: GONE }, deps.now())]);
  // Each page takes a second, and a sweep has two.
  const table = Object.create(deps.table) as typeof deps.table;
  table.query = (input) => {
    if (input.IndexName) deps.clock.ms += 1000;
    return deps.table.query(input);
  };
  const sweep = () => finishEndings({ ...deps, table }, deps.now() + 2000);
  for (let minute = 0; minute < 5; minute++) await sweep();
  expect((await newestRow(deps.table, last))?.state.status).toBe('closed');
  deps.clock.ms += 180_000;
  for (let minute = 0; minute < 12; minute++) await sweep();
  expect(await endings(deps.table)).toEqual([]);
});
