import { expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { close } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { eraseVisitor, finishErasures } from '#functions/use-cases/visitors/erase-visitor.ts';
import { exportVisitor } from '#functions/use-cases/visitors/export-visitor.ts';
import { react } from '#functions/handlers/react.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps, unread } from '#test/support/memory-deps.ts';

/** A visitor with so many closed conversations of so many messages each. */
async function aLargeVisitor(deps: MemoryDeps, chats: number, messages: number): Promise<Id> {
  const visitor = await aVisitor(deps);
  for (let chat = 0; chat < chats; chat++) {
    deps.clock.ms += 1000;
    const { row } = await startConversation(deps, aStart(visitor, { content: `Chat ${chat}` }));
    for (let turn = 1; turn < messages; turn++) {
      deps.clock.ms += 1000;
      const said = { content: `Chat ${chat}, message ${turn}`, client_message_id: freshId() };
      await sendVisitorMessage(deps, row.conversation_id, { visitor, name: null, allowance, ...said });
    }
    await close(deps, row.conversation_id, { type: 'visitor' });
  }
  return visitor;
}

it.each([
  ['130 conversations', 130, 1, 2],
  ['a conversation of 1,300 messages', 1, 1300, 3],
  ['30 conversations of 40 messages', 30, 40, 3],
])('%s are exported in parts, each message and each conversation once', async (_, chats, messages, parts) => {
  const deps = memoryDeps();
  const visitor = await aLargeVisitor(deps, chats, messages);
  const conversations: Id[] = [];
  const contents: string[] = [];
  let place: string | undefined;
  let count = 0;
  do {
    const part = await exportVisitor(deps, visitor, place);
    conversations.push(...part.conversations.map(({ id }) => id));
    contents.push(...part.messages.filter((one) => one.sender_type === 'visitor').map(({ content }) => content));
    place = part.position;
    count++;
  } while (place !== undefined);
  expect(count).toBe(parts);
  expect([conversations.length, new Set(conversations).size]).toEqual([chats, chats]);
  expect([contents.length, new Set(contents).size]).toEqual([chats * messages, chats * messages]);
});

it('130 conversations are erased in as many goes as it takes, each within its time', async () => {
  const deps = memoryDeps();
  const visitor = await aLargeVisitor(deps, 130, 3);
  // Every look at the clock takes its time, so that no go gets to the end.
  const busy = { ...deps, now: () => (deps.clock.ms += 20) };
  await eraseVisitor(busy, visitor);
  const left = () => deps.table.items.filter(({ pk }) => String(pk).startsWith('CONV#')).length;
  const afterFirst = left();
  expect(afterFirst).toBeGreaterThan(0);
  for (let go = 0; go < 20 && left() > 0; go++) await finishErasures(busy, deps.clock.ms + 4000);
  expect(left()).toBe(0);
  deps.clock.ms += 180_000;
  await finishErasures(deps, deps.clock.ms + 4000);
  expect(deps.table.items.map(({ sk }) => sk)).toEqual(['GATE']);
});

it('stream records of an erased conversation harm no consumer and leave no words behind', async () => {
  const deps = memoryDeps();
  const next = unread(deps.table);
  const visitor = await aVisitor(deps);
  const ana = await anAgent(deps);
  const { row } = await startConversation(deps, aStart(visitor, { content: 'A secret' }));
  const answer = { agent: ana, content: 'Yes?', client_message_id: freshId(), metadata: null };
  await sendAgentMessage(deps, row.conversation_id, { ...answer, visibility: 'public' });
  await eraseVisitor({ ...deps }, visitor);
  expect(await react(deps)(next())).toEqual({ batchItemFailures: [] });
  expect(JSON.stringify(deps.table.items)).not.toContain('secret');
  expect(deps.table.items.filter(({ pk }) => /^(CONV|SEARCH)#/.test(String(pk)))).toEqual([]);
});
