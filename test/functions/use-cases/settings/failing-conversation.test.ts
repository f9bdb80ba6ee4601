/** What was deleted leaves many chats behind: one that fails keeps none of the others from being looked after. */
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { assignedAgent } from '#core/conversation/state.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { departmentStore } from '#functions/store/settings/department-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { assignTo } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { requeueConversations } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { emptyQueue } from '#functions/use-cases/settings/departments.ts';
import { endConversationsOf } from '#functions/use-cases/settings/end-conversations.ts';
import { anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const WIDGET = 1;
const SALES = 7;
const LATER = Number.MAX_SAFE_INTEGER;
let deps: MemoryDeps;
beforeEach(async () => {
  deps = memoryDeps();
  await departmentStore.put(
    deps.table,
    {
      id: SALES,
      name: 'Sales',
      notify_emails: [],
      ...defaultAssignment,
      created_at: '2026-01-01T00:00:00Z',
      version: 1,
    },
    0,
  );
});

async function aChat(department_id: Id | null = null): Promise<Id> {
  const start = aStart(await aVisitor(deps), { widget: { id: WIDGET, department_id } });
  return (await startConversation(deps, start)).row.conversation_id;
}

/** From now on no change of this conversation is written. */
function breakOne(conversation: Id): void {
  const { transact } = deps.table;
  deps.table.transact = async (writes) => {
    if (JSON.stringify(writes).includes(String(conversation))) throw new Error('This item cannot be written.');
    return transact(writes);
  };
}

const newest = async (conversation: Id) => (await newestRow(deps.table, conversation, { consistent: true }))?.state;

describe('one chat that fails', () => {
  it('keeps no other chat with an agent who was removed', async () => {
    const agent = await anAgent(deps);
    const [broken, other] = [await aChat(), await aChat()];
    for (const chat of [broken, other])
      await assignTo(deps, chat, agent, { type: 'system', reason: 'test' }, { force: true });
    breakOne(broken);
    expect(await requeueConversations(deps, agent.id, 'agent_deleted', LATER)).toBe(true);
    const state = await newest(other);
    expect(state && assignedAgent(state)).toBeNull();
    expect(deps.errors).toMatchObject([{ event: 'return_failed', conversation_id: broken }]);
  });

  it('keeps no other chat of a deleted widget open, and is looked at again', async () => {
    const [broken, other] = [await aChat(), await aChat()];
    breakOne(broken);
    expect(await endConversationsOf(deps, WIDGET, LATER)).toEqual({ closed: 2 });
    expect((await newest(other))?.status).toBe('closed');
  });

  it('keeps no other chat in the queue of a deleted department', async () => {
    const [broken, other] = [await aChat(SALES), await aChat(SALES)];
    const queued = async () => (await readQueue(deps.table, SALES, 10)).map((one) => one.conversation_id);
    expect(await queued()).toEqual([broken, other]);
    breakOne(broken);
    await emptyQueue(deps, SALES, LATER);
    expect(await queued()).toEqual([broken]);
  });
});

it('leaves the queue of a deleted department to the sweep when its time is over', async () => {
  const chat = await aChat(SALES);
  const before = await newest(chat);
  expect(await emptyQueue(deps, SALES, deps.now())).toBe(true);
  expect(await newest(chat)).toEqual(before);
});

it('leaves a chat with the agent who got it since the queue of a deleted department was read', async () => {
  const agent = await anAgent(deps);
  const chat = await aChat(SALES);
  const { query } = deps.table;
  deps.table.query = async (asked) => {
    deps.table.query = query;
    const waiting = await deps.table.query(asked);
    await assignTo(deps, chat, agent, { type: 'system', reason: 'test' }, { force: true });
    return waiting;
  };
  await emptyQueue(deps, SALES, LATER);
  const state = await newest(chat);
  expect(state && assignedAgent(state)).toBe(agent.id);
});
