/** Who was told that a chat waits is told when it doesn't any more, whatever comes between. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { keys } from '#functions/store/keys.ts';
import { leaseStart } from '#functions/store/assignment/lease-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { assign } from '#functions/handlers/assign.ts';
import { react } from '#functions/handlers/react.ts';
import { assignWaiting } from '#functions/use-cases/assignment/assign.ts';
import { changePriority } from '#functions/use-cases/lifecycle/change-priority.ts';
import { assignTo, claim, requeue } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { notifyWaiting } from '#functions/use-cases/assignment/notify-waiting.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps, streamEvent, unread } from '#test/support/memory-deps.ts';

const by = { type: 'system', reason: 'test' } as const;
let deps: MemoryDeps;
beforeEach(() => {
  deps = memoryDeps();
});

async function waiting(): Promise<Id> {
  const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
  return row.conversation_id;
}
async function announced(): Promise<Id> {
  const conversation = await waiting();
  await assign(deps)(streamEvent(deps.table.changes));
  deps.delivered.length = 0;
  return conversation;
}
const queue = () => readQueue(deps.table, null, 10);
/** The kinds of frames that went to the department. */
const told = () =>
  deps.delivered.flatMap(({ channels, frame }) => (channels.some(({ kind }) => kind === 'dept') ? [frame.type] : []));

describe('a waiting chat whose priority is set', () => {
  it('is announced to the department, which is notified when it is taken', async () => {
    const conversation = await announced();
    await changePriority(deps, conversation, 'urgent');
    expect(await queue()).toMatchObject([{ priority: 'urgent', announced: true }]);
    const news = unread(deps.table);
    const [entry] = await queue();
    await claim(deps, conversation, await anAgent(deps), { announced: entry?.announced ?? false });
    await react(deps)(news());
    expect(told()).toEqual(['conversation.assigned']);
  });

  it('is still not the first to go back to who didn’t answer it', async () => {
    const [ana, conversation] = [await anAgent(deps), await waiting()];
    await assignTo(deps, conversation, ana, by, { force: false });
    await requeue(deps, conversation, by);
    await changePriority(deps, conversation, 'urgent');
    expect(await queue()).toMatchObject([{ avoid_agent_id: ana.id }]);
  });

  it('still avoids the agent who gave it back after it moved to another department', async () => {
    const ana = await anAgent(deps, { department_ids: [7] });
    const conversation = await waiting();
    await assignTo(deps, conversation, ana, by, { force: false });
    await requeue(deps, conversation, by);
    await requeue(deps, conversation, by, { department: 7 });
    expect(await readQueue(deps.table, 7, 10)).toMatchObject([{ avoid_agent_id: ana.id, announced: false }]);
  });

  it('keeps what is noted in the very moment', async () => {
    const conversation = await waiting();
    const [entry] = await queue();
    const { get } = deps.table;
    deps.table.get = async (input) => {
      const found = await get(input);
      if (String(input.Key?.['pk']).startsWith('QUEUE#')) {
        deps.table.get = get;
        if (entry) await notifyWaiting(deps, entry.key, async () => null);
      }
      return found;
    };
    await changePriority(deps, conversation, 'high');
    expect(await queue()).toMatchObject([{ priority: 'high', announced: true }]);
  });
});

describe('a chat that is announced between the look and the claim', () => {
  it('is taken away from the department’s list when it is claimed', async () => {
    await waiting();
    const [entry] = await queue();
    const ana = await anAgent(deps);
    await deps.table.transact([leaseStart(ana.id, deps.now() + 75_000)]);
    const news = unread(deps.table);
    const { transact } = deps.table;
    deps.table.transact = async (writes) => {
      deps.table.transact = transact;
      if (entry) await notifyWaiting(deps, entry.key, async () => null);
      return transact(writes);
    };
    await assignWaiting(deps, null, deps.now() + 1000);
    await react(deps)(news());
    expect(told()).toEqual(['conversation.created', 'conversation.assigned']);
  });
});

describe('a chat that nobody announced', () => {
  const claimed = async (conversation: Id): Promise<void> => {
    const news = unread(deps.table);
    deps.delivered.length = 0;
    await claim(deps, conversation, await anAgent(deps), { announced: false });
    await react(deps)(news());
  };

  it('is claimed without a word to the department when nothing else said that it waits', async () => {
    await claimed(await waiting());
    expect(told()).toEqual([]);
  });

  it('is taken away from the department’s list when its visitor has written again', async () => {
    const visitor = await aVisitor(deps);
    const { row } = await startConversation(deps, aStart(visitor));
    const conversation = row.conversation_id;
    const message = { visitor, name: null, content: 'Hi?', client_message_id: freshId(), allowance };
    await sendVisitorMessage(deps, conversation, message);
    expect(told()).toEqual(['message.created']);
    await claimed(conversation);
    expect(told()).toEqual(['conversation.assigned']);
  });

  it('is taken away from the list of who gave it back', async () => {
    const [ana, conversation] = [await anAgent(deps), await waiting()];
    await assignTo(deps, conversation, ana, by, { force: false });
    await requeue(deps, conversation, by);
    await claimed(conversation);
    expect(told()).toEqual(['conversation.assigned']);
  });
});

describe('a chat that is claimed while it is being announced', () => {
  it('is taken away from the department’s list again', async () => {
    const [conversation, ana] = [await waiting(), await anAgent(deps)];
    const [entry] = await queue();
    const { deliver } = deps.push;
    deps.push.deliver = async (deliveries) => {
      deps.push.deliver = deliver;
      await claim(deps, conversation, ana, { announced: entry?.announced ?? false });
      return deliver(deliveries);
    };
    const news = unread(deps.table);
    if (entry) await notifyWaiting(deps, entry.key, async () => null);
    await react(deps)(news());
    expect(told()).toEqual(['conversation.created', 'conversation.assigned']);
  });
});

describe('an announcement that reached no socket', () => {
  it('is made again by the sweep', async () => {
    const conversation = await waiting();
    const push = { ...deps.push, deliver: async () => 'failed' as const };
    await assign({ ...deps, push })(streamEvent(deps.table.changes));
    expect(await queue()).toMatchObject([{ missed: true }]);
    await sweep(deps)();
    expect(told()).toEqual(['conversation.created']);
    expect(await queue()).toMatchObject([{ conversation_id: conversation, announced: true, missed: false }]);
  });

  it('is not noted for a chat that is gone by then', async () => {
    const conversation = await waiting();
    const [entry] = await queue();
    await claim(deps, conversation, await anAgent(deps), { announced: false });
    if (entry) await notifyWaiting(deps, entry.key, async () => null);
    expect(told()).toEqual([]);
    expect(deps.table.items.filter(({ pk }) => pk === keys.queue(null, 'normal', 0, 0).pk)).toEqual([]);
  });
});

describe('an announcement that a push of failed', () => {
  const missed = (delivered: MemoryDeps['push']['deliver']) => async (deliveries: Parameters<typeof delivered>[0]) => {
    await delivered(deliveries);
    return 'missed' as const;
  };

  it('is made again by each sweep until it reaches everybody, also where the chat has moved in its queue', async () => {
    const conversation = await waiting();
    const push = { ...deps.push, deliver: missed(deps.push.deliver) };
    await assign({ ...deps, push })(streamEvent(deps.table.changes));
    await sweep({ ...deps, push })();
    await changePriority(deps, conversation, 'urgent');
    expect(await queue()).toMatchObject([{ priority: 'urgent', announced: true, missed: true }]);
    await sweep(deps)();
    expect(await queue()).toMatchObject([{ announced: true, missed: false }]);
    await sweep(deps)();
    const created = told().filter((type) => type === 'conversation.created');
    expect(created).toHaveLength(3);
  });

  it('counts as made: who was reached is notified that the chat is taken', async () => {
    const conversation = await waiting();
    const push = { ...deps.push, deliver: missed(deps.push.deliver) };
    await assign({ ...deps, push })(streamEvent(deps.table.changes));
    const news = unread(deps.table);
    const [entry] = await queue();
    await claim(deps, conversation, await anAgent(deps), { announced: entry?.announced ?? false });
    await react(deps)(news());
    expect(told()).toEqual(['conversation.created', 'conversation.assigned']);
  });
});
