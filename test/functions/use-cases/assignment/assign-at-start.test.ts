import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { type AgentItem, agentChange, getAgent } from '#functions/store/assignment/agent-store.ts';
import { type Lease, leaseEnd } from '#functions/store/assignment/lease-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { listRows } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { agentFinder } from '#functions/use-cases/assignment/assign-at-start.ts';
import { assignWaiting } from '#functions/use-cases/assignment/assign.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { aDepartment, aStart, aVisitor } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';
import { aWaitingChat, anAgentAtWork } from '#test/support/waiting-chats.ts';

let deps: MemoryDeps;
beforeEach(() => {
  deps = memoryDeps();
});

/** Starts a chat as the widget's API does; `before`: what happens between finding an agent and writing. */
async function start({ department_id = null as Id | null, before = async () => {} } = {}) {
  const find = agentFinder(deps);
  const findAgent: typeof find = async (chat) => {
    const found = await find(chat);
    await before();
    return found;
  };
  const visitor = await aVisitor(deps);
  return startConversation({ ...deps, findAgent }, aStart(visitor, { widget: { id: 1, department_id } }));
}

const isWaiting = { status: 'pending', agent_id: null };
const stored = (agent: AgentItem) => getAgent(deps.table, agent.id, { consistent: true });

describe('a chat that begins while an agent is free', () => {
  it('is theirs from its first moment, and was never queued', async () => {
    const agent = await anAgentAtWork(deps);
    const { row, state, isNew } = await start();
    expect({ isNew, seq: row.seq, by: row.sender_type }).toEqual({ isNew: true, seq: 1, by: 'visitor' });
    expect(state?.row).toMatchObject({
      seq: 2,
      milestone: 'assigned',
      state: { status: 'active', agent_id: agent.id },
    });
    const rows = await listRows(deps.table, row.conversation_id, { after: 0, limit: 10 });
    expect(rows.map(({ milestone }) => milestone)).toEqual(['started', 'assigned']);
    expect(await stored(agent)).toMatchObject({ current_chats_count: 1, total_chats_count: 1 });
    expect(deps.table.changes.filter(({ key }) => key.pk.startsWith('QUEUE#'))).toEqual([]);
  });

  it('goes to the one who has fewest, and says why', async () => {
    const [busy, idle] = [await anAgentAtWork(deps, { current_chats_count: 1 }), await anAgentAtWork(deps)];
    const { state } = await start();
    expect(state?.row.state.agent_id).toBe(idle.id);
    expect(state?.row.metadata).toMatchObject({ why: { rule: expect.any(String) } });
    expect(await stored(busy)).toMatchObject({ current_chats_count: 1 });
  });
});

describe('a chat waits like any other', () => {
  it('where another one waits already, which comes first', async () => {
    const first = await aWaitingChat(deps);
    await anAgentAtWork(deps, { max_concurrent_chats: 1 });
    const { row, state } = await start();
    expect(state?.row.state).toMatchObject(isWaiting);
    await assignWaiting(deps, null, Infinity);
    const waiting = (await readQueue(deps.table, null, 10)).map(({ conversation_id }) => conversation_id);
    expect([waiting, first === row.conversation_id]).toEqual([[row.conversation_id], false]);
  });

  it('where nobody is there, or nobody has room', async () => {
    expect((await start()).state?.row.state).toMatchObject(isWaiting);
    deps = memoryDeps();
    await anAgentAtWork(deps, { max_concurrent_chats: 1, current_chats_count: 1 });
    expect((await start()).state?.row.state).toMatchObject(isWaiting);
  });

  it('where the only free one has a socket that was not heard of lately', async () => {
    const { id } = await anAgentAtWork(deps);
    deps.clock.ms += 2 * 86_400_000;
    expect((await start()).state?.row.state).toMatchObject(isWaiting);
    const lease = (await deps.table.get({ Key: keys.lease(id) })) as unknown as Lease;
    deps.clock.ms -= 2 * 86_400_000;
    await deps.table.transact([leaseEnd({ ...lease, agent_id: id })]);
    expect((await start()).state?.row.state).toMatchObject(isWaiting);
  });

  it('where agents pick chats by hand, or the chat may need skills', async () => {
    for (const choice of [{ assignment_mode: 'by_hand' }, { match_languages: true }, { match_labels: ['billing'] }]) {
      const department_id = await aDepartment(deps, deps.table.changes.length + 1);
      await anAgentAtWork(deps, { department_ids: [department_id] });
      const Key = keys.department(department_id);
      await deps.table.put({ Item: { ...(await deps.table.get({ Key })), ...Key, ...choice } });
      expect((await start({ department_id })).state?.row.state).toMatchObject(isWaiting);
    }
  });

  it('where a rule waits for the start of chats, which may move it', async () => {
    await anAgentAtWork(deps);
    const wantsRules = async (types: readonly string[]) => types.includes('started');
    deps = { ...deps, events: { wants: async () => false, wantsRules, rulesFor: async () => [] } };
    expect((await start()).state?.row.state).toMatchObject(isWaiting);
  });

  it('where its agent was given another chat in the same moment: no attempt is repeated with them', async () => {
    const agent = await anAgentAtWork(deps, { max_concurrent_chats: 1 });
    let tries = 0;
    const before = async () => {
      tries += 1;
      await deps.table.transact(agentChange(agent, { ...agent, current_chats_count: 1 }));
    };
    const { state } = await start({ before });
    expect([tries, state?.row.seq]).toEqual([1, 1]);
    expect(state?.row.state).toMatchObject(isWaiting);
    expect(await stored(agent)).toMatchObject({ current_chats_count: 1, total_chats_count: 0 });
    expect(await readQueue(deps.table, null, 10)).toHaveLength(1);
  });
});
