/** What operators are shown of chats, measured where it happens. */
import { beforeEach, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { react } from '#functions/handlers/react.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { assignTo, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { sendAgentMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps, streamEvent } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;
let measured: object[];
beforeEach(() => {
  measured = [];
  deps = { ...memoryDeps(), measure: (values) => void (Object.keys(values).length > 0 && measured.push(values)) };
});

async function waiting(): Promise<Id> {
  const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
  return row.conversation_id;
}

it('a sweep measures how many chats wait and how long the first of them has', async () => {
  await sweep(deps)();
  await waiting();
  deps.clock.ms += 95_000;
  await waiting();
  await sweep(deps)();
  expect(measured).toEqual([
    { waiting: 0, 'oldest-waiting': 0 },
    { waiting: 2, 'oldest-waiting': 95 },
  ]);
});

it('the reader of the stream measures a first response, and the messages of a chat that is resolved', async () => {
  const agent = await anAgent(deps);
  const conversation = await waiting();
  deps.clock.ms += 60_000;
  await assignTo(deps, conversation, agent, { type: 'agent', agent }, { force: false });
  const words = { agent, content: 'Hi', client_message_id: freshId(), metadata: null, visibility: 'public' } as const;
  await sendAgentMessage(deps, conversation, words);
  await resolve(deps, conversation, { type: 'agent', agent });
  await react(deps)(streamEvent(deps.table.changes));
  expect(measured).toEqual(expect.arrayContaining([{ 'first-response': 60 }, { messages: 2 }]));
  expect(measured).toHaveLength(2);
});
