/** A message that is sent again is stored once, whatever was begun and closed in between. */
import { expect, it } from 'vitest';
import { close } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { listRows } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { aStart, aVisitor } from '#test/support/conversations.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const by = { type: 'system', reason: 'test' } as const;

/** A visitor whose first conversation was closed, and who has begun another. */
async function goneOn() {
  const deps = memoryDeps();
  const visitor = await aVisitor(deps);
  const first = aStart(visitor, { content: 'Hello?' });
  const { row: former } = await startConversation(deps, first);
  await close(deps, former.conversation_id, by);
  const { row: open } = await startConversation(deps, aStart(visitor, { content: 'Me again' }));
  const contents = async () =>
    (await listRows(deps.table, open.conversation_id, { after: 0, limit: 10 })).map(({ content }) => content);
  return { deps, visitor, first, former, open, contents };
}

it('answers a late repetition of the message that began the former conversation with its row', async () => {
  const { deps, first, former, contents } = await goneOn();
  const { row, isNew } = await startConversation(deps, first);
  expect({ id: row.id, isNew }).toEqual({ id: former.id, isNew: false });
  expect(await contents()).toEqual(['Me again']);
});

it('answers it also where a start in between ended before it stored anything but its entry', async () => {
  const { deps, visitor, first, former, open, contents } = await goneOn();
  await deps.table.put({ Item: keys.visitorConversation(visitor, open.conversation_id - 1) });
  const { row, isNew } = await startConversation(deps, first);
  expect({ id: row.id, isNew }).toEqual({ id: former.id, isNew: false });
  expect(await contents()).toEqual(['Me again']);
});

it('refuses a late repetition that says something else', async () => {
  const { deps, first, contents } = await goneOn();
  await expect(startConversation(deps, { ...first, content: 'Something else' })).rejects.toMatchObject({
    code: 'idempotency_mismatch',
  });
  expect(await contents()).toEqual(['Me again']);
});

it('adds a new message of a tab that doesn’t know the open conversation to that', async () => {
  const { deps, visitor, open, contents } = await goneOn();
  const { row, isNew } = await startConversation(deps, aStart(visitor, { content: 'And another thing' }));
  expect({ conversation: row.conversation_id, isNew }).toEqual({ conversation: open.conversation_id, isNew: true });
  expect(await contents()).toEqual(['Me again', 'And another thing']);
});
