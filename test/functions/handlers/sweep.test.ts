import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationState } from '#core/conversation/state.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { agentRemoval, getAgent } from '#functions/store/assignment/agent-store.ts';
import { listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { readLeases } from '#functions/store/assignment/lease-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { readRoster } from '#functions/store/assignment/roster-store.ts';
import { chooseStatus } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { endingOf } from '#functions/store/settings/ending-store.ts';
import { assignTo, close } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { heartbeat, setStatus } from '#functions/use-cases/availability/presence.ts';
import { sendAgentMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const LEASE_SECONDS = 75;
let deps: MemoryDeps;
let run: () => Promise<void>;

beforeEach(() => {
  deps = memoryDeps();
  run = sweep(deps);
});

const later = (seconds: number) => void (deps.clock.ms += seconds * 1000);
const agentNow = async ({ id }: { id: number }) => getAgent(deps.table, id);
const foldOf = async (conversation: number): Promise<ConversationState | undefined> =>
  (await newestRow(deps.table, conversation))?.state;

async function atWork(fields: Parameters<typeof anAgent>[1] = {}) {
  const agent = await anAgent(deps, { connected: false, ...fields });
  await heartbeat(deps, agent.id, LEASE_SECONDS);
  return agent;
}

async function chat(widget = 1): Promise<number> {
  later(1);
  const { row } = await startConversation(
    deps,
    aStart(await aVisitor(deps), { widget: { id: widget, department_id: null } }),
  );
  return row.conversation_id;
}

const answer = (agent: { id: number; name: string }, conversation: number) =>
  sendAgentMessage(deps, conversation, {
    agent,
    content: 'Hello',
    client_message_id: freshId(),
    visibility: 'public',
    metadata: null,
  });

describe('queues whose trigger was lost', () => {
  it('are seen to: who waits is given to who has room', async () => {
    const conversation = await chat();
    const ana = await atWork();
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: ana.id });
  });

  it('are looked at however long the chats of a deleted widget take', async () => {
    const conversation = await chat();
    const ana = await atWork();
    await deps.table.transact([endingOf({ kind: 'widget', id: 9 }, deps.now())]);
    const table = Object.create(deps.table) as typeof deps.table;
    table.query = (input) => {
      if (String(input.ExpressionAttributeValues?.[':pk']).startsWith('STATUS#')) later(15);
      return deps.table.query(input);
    };
    await sweep({ ...deps, table })();
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: ana.id });
  });

  it('are announced where no agent has capacity', async () => {
    const conversation = await chat();
    await run();
    await run();
    expect(deps.delivered.map(({ frame }) => frame).filter(({ type }) => type !== 'queue.position')).toMatchObject([
      { type: 'conversation.created', conversation: { id: conversation } },
    ]);
  });
});

describe('a chat given by hand to a colleague who is not there', () => {
  it('does not lie there either when they go offline at that very moment', async () => {
    const [ana, bob] = [await atWork(), await atWork()];
    const conversation = await chat();
    await run();
    const had = (await foldOf(conversation))?.agent_id === ana.id ? ana : bob;
    const gets = had === ana ? bob : ana;
    const table = Object.create(deps.table) as typeof deps.table;
    let looks = 0;
    table.get = async (input) => {
      const found = await deps.table.get(input);
      if (input.Key?.['pk'] === keys.agent(gets.id).pk && looks++ === 0) await setStatus(deps, gets.id, 'offline');
      return found;
    };
    await assignTo({ ...deps, table }, conversation, gets, { type: 'agent', agent: had }, { force: false });
    expect(await foldOf(conversation)).toMatchObject({ agent_id: gets.id });
    await run();
    expect(await foldOf(conversation)).toMatchObject({ agent_id: had.id });
  });

  const by = { type: 'system', reason: 'admin' } as const;
  const hand = (conversation: number, agent: { id: number; name: string }) =>
    assignTo(deps, conversation, agent, by, { force: false });

  it.each([
    ['was never here', { connected: false }],
    ['is offline', { chosen_status: 'offline' as const }],
  ])('comes back to the queue when they %s', async (_, fields) => {
    const away = await anAgent(deps, fields);
    const conversation = await chat();
    await hand(conversation, away);
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: away.id });
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'pending', agent_id: null });
    expect(await agentNow(away)).toMatchObject({ current_chats_count: 0 });
  });

  it('stays when they come', async () => {
    const ben = await anAgent(deps, { connected: false });
    const conversation = await chat();
    await hand(conversation, ben);
    await heartbeat(deps, ben.id, LEASE_SECONDS);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: ben.id });
  });

  it('keeps no agent from coming back later', async () => {
    const ben = await anAgent(deps, { connected: false, chosen_status: 'online' });
    await answer(ben, await chat());
    await setStatus(deps, ben.id, 'offline');
    await heartbeat(deps, ben.id, LEASE_SECONDS);
    expect(await agentNow(ben)).toMatchObject({ connected: true });
  });

  it('stays with an agent who took it themselves, socket or none', async () => {
    const script = await anAgent(deps, { connected: false });
    const conversation = await chat();
    await answer(script, conversation);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'waiting', agent_id: script.id });
  });
});

describe('an agent who beats', () => {
  it('stays, whatever else changes', async () => {
    const ana = await atWork();
    const conversation = await chat();
    for (let minute = 0; minute < 5; minute++) {
      for (let beats = 0; beats < 2; beats++) {
        later(25);
        await heartbeat(deps, ana.id, LEASE_SECONDS);
      }
      await run();
    }
    expect(await agentNow(ana)).toMatchObject({ connected: true });
    expect(await foldOf(conversation)).toMatchObject({ agent_id: ana.id });
  });
});

describe('an agent who is gone', () => {
  it('is taken off the roster, and an unanswered chat returns to the queue at its old age', async () => {
    const ana = await atWork({ max_concurrent_chats: 1 });
    const conversation = await chat();
    const queuedAt = deps.now();
    await run();
    later(LEASE_SECONDS + 1);
    await run();
    expect(await agentNow(ana)).toMatchObject({ connected: false, current_chats_count: 0 });
    expect(await foldOf(conversation)).toMatchObject({ status: 'pending', agent_id: null });
    expect(await readQueue(deps.table, null, 9)).toMatchObject([
      { conversation_id: conversation, queued_at_ms: queuedAt },
    ]);
    const rows = await listRows(deps.table, conversation, { after: 0, limit: 9 });
    expect(rows.at(-1)).toMatchObject({ sender_type: 'system', metadata: { event: 'requeued', reason: 'agent_gone' } });
    expect(await readRoster(deps.table, null)).toEqual([]);
    expect(await readLeases(deps.table)).toEqual([]);
  });

  it('gives the chat to a colleague in the same sweep', async () => {
    const ana = await atWork();
    const conversation = await chat();
    await run();
    later(LEASE_SECONDS + 1);
    const bob = await atWork();
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: bob.id });
    expect(await agentNow(ana)).toMatchObject({ current_chats_count: 0 });
  });

  it('is back with the next beat, roster rows and all', async () => {
    const ana = await atWork();
    later(LEASE_SECONDS + 1);
    await run();
    expect(await readRoster(deps.table, null)).toEqual([]);
    await heartbeat(deps, ana.id, LEASE_SECONDS);
    expect(await agentNow(ana)).toMatchObject({ connected: true });
    expect(await readRoster(deps.table, null)).toMatchObject([{ agent_id: ana.id }]);
    await run();
    expect(await agentNow(ana)).toMatchObject({ connected: true });
  });

  it('triggers assignment with a beat that comes before the sweep, but after the lease expired', async () => {
    const ana = await atWork();
    later(LEASE_SECONDS + 1);
    const inserted: string[] = [];
    const table = Object.create(deps.table) as typeof deps.table;
    table.transact = async (writes) => {
      const before = await readRoster(deps.table, null);
      const written = await deps.table.transact(writes);
      if (before.length === 0)
        inserted.push(...(await readRoster(deps.table, null)).map(({ agent_id }) => `${agent_id}`));
      return written;
    };
    await heartbeat({ ...deps, table }, ana.id, LEASE_SECONDS);
    expect(inserted).toEqual([`${ana.id}`]);
    expect(await agentNow(ana)).toMatchObject({ connected: true });
  });

  it('stays away when they had chosen to be away before', async () => {
    const ana = await atWork();
    await setStatus(deps, ana.id, 'away');
    later(LEASE_SECONDS + 1);
    await run();
    await heartbeat(deps, ana.id, LEASE_SECONDS);
    expect(await agentNow(ana)).toMatchObject({ connected: true, chosen_status: 'away' });
    expect(await readRoster(deps.table, null)).toEqual([]);
  });

  it('is not taken off when a beat comes between the look and the act', async () => {
    const ana = await atWork();
    later(LEASE_SECONDS + 1);
    const table = Object.create(deps.table) as typeof deps.table;
    table.transact = async (writes) => {
      await heartbeat(deps, ana.id, LEASE_SECONDS);
      return deps.table.transact(writes);
    };
    await sweep({ ...deps, table })();
    expect(await agentNow(ana)).toMatchObject({ connected: true });
    expect(await readRoster(deps.table, null)).toMatchObject([{ agent_id: ana.id }]);
  });
});

describe('what changes while the sweep looks', () => {
  /** Does it right before the first transaction that has such a write. */
  const before = (what: string, work: () => Promise<unknown>) => {
    const table = Object.create(deps.table) as typeof deps.table;
    let isDone = false;
    table.transact = async (writes) => {
      if (!isDone && JSON.stringify(writes).includes(what)) {
        isDone = true;
        await work();
      }
      return deps.table.transact(writes);
    };
    return { table, isDone: () => isDone };
  };

  it('keeps an agent who beats by a clock that is behind', async () => {
    const ana = await atWork();
    later(LEASE_SECONDS + 1);
    const { table, isDone } = before('SET leaving', async () => {
      later(-2);
      await heartbeat(deps, ana.id, LEASE_SECONDS);
      later(2);
    });
    await sweep({ ...deps, table })();
    expect(isDone()).toBe(true);
    expect(await agentNow(ana)).toMatchObject({ connected: true });
    expect(await readLeases(deps.table)).toMatchObject([{ leaving: null }]);
  });

  it('leaves the mark of an agent who goes offline again', async () => {
    const ana = await atWork();
    const conversation = await chat();
    await run();
    await setStatus(deps, ana.id, 'offline');
    await setStatus(deps, ana.id, 'online');
    const { table, isDone } = before('REMOVE leaving', () => setStatus(deps, ana.id, 'offline'));
    await sweep({ ...deps, table })();
    expect(isDone()).toBe(true);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'pending' });
  });
});

describe('an answered chat of an agent who is gone', () => {
  it('is unassigned by default, and waits in no queue', async () => {
    const ana = await atWork();
    const conversation = await chat();
    await answer(ana, conversation);
    later(LEASE_SECONDS + 1);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'pending', agent_id: null });
    expect(await readQueue(deps.table, null, 10)).toEqual([]);
  });

  it('is kept where the widget says so, until its visitor writes again', async () => {
    await deps.table.put({ Item: { ...keys.widget(5), id: 5, on_agent_gone: 'keep', business_hours: null } });
    const ana = await atWork();
    const conversation = await chat(5);
    await answer(ana, conversation);
    later(LEASE_SECONDS + 1);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'waiting', agent_id: ana.id });
    const visitor = (await foldOf(conversation))?.visitor_id ?? 0;
    await startConversation(deps, aStart(visitor));
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'pending' });
    expect(await readLeases(deps.table)).toEqual([]);
  });
});

describe('an agent who goes offline', () => {
  it('loses their chats at once when they choose it', async () => {
    const ana = await atWork();
    const conversation = await chat();
    await run();
    expect(await chooseStatus(deps, ana.id, 'offline')).toMatchObject({ current_chats_count: 0 });
    expect(await foldOf(conversation)).toMatchObject({ status: 'pending' });
    await run();
    expect(await readLeases(deps.table)).toMatchObject([{ agent_id: ana.id, leaving: null }]);
  });

  it('loses their chats and keeps their connection', async () => {
    const ana = await atWork();
    const conversation = await chat();
    await run();
    await setStatus(deps, ana.id, 'offline');
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'pending' });
    expect(await agentNow(ana)).toMatchObject({ connected: true, current_chats_count: 0 });
    expect(await readLeases(deps.table)).toMatchObject([{ agent_id: ana.id, leaving: null }]);
    await setStatus(deps, ana.id, 'online');
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: ana.id });
  });

  it('loses their chats even when a beat from before arrives late', async () => {
    const ana = await atWork();
    const conversation = await chat();
    await run();
    await setStatus(deps, ana.id, 'offline');
    const table = Object.create(deps.table) as typeof deps.table;
    table.update = async () => ({ written: 'refused', attributes: undefined });
    await heartbeat({ ...deps, table }, ana.id, LEASE_SECONDS);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'pending' });
  });

  it('and changes their mind before anybody looked, keeps their chats', async () => {
    const ana = await atWork();
    const conversation = await chat();
    await run();
    await setStatus(deps, ana.id, 'offline');
    await setStatus(deps, ana.id, 'online');
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: ana.id });
    expect(await readLeases(deps.table)).toMatchObject([{ leaving: null }]);
  });

  it('without being connected loses their chats too', async () => {
    const ana = await anAgent(deps, { connected: false });
    const conversation = await chat();
    await answer(ana, conversation);
    await setStatus(deps, ana.id, 'offline');
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'pending' });
    expect(await readLeases(deps.table)).toEqual([]);
  });
});

describe('an agent who was deleted', () => {
  it('leaves no chat behind', async () => {
    const ana = await atWork();
    const conversation = await chat();
    await run();
    const before = await agentNow(ana);
    await deps.table.transact(before ? agentRemoval(before, deps.now()) : []);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'pending' });
    await run();
    expect(await readLeases(deps.table)).toMatchObject([{ agent_id: ana.id, leaving: 'gone' }]);
    later(121);
    await run();
    expect(await readLeases(deps.table)).toEqual([]);
    await heartbeat(deps, ana.id, LEASE_SECONDS);
    expect(await readLeases(deps.table)).toEqual([]);
  });
});

describe('a failure', () => {
  it('with one agent does not keep the sweep from the others', async () => {
    const [ana, bob] = [await atWork(), await atWork()];
    const chats = [await chat(), await chat()];
    await run();
    for (const conversation of chats) await close(deps, conversation, { type: 'visitor' });
    later(LEASE_SECONDS + 1);
    const table = Object.create(deps.table) as typeof deps.table;
    table.get = (input) =>
      input.Key?.['pk'] === keys.agent(ana.id).pk ? Promise.reject(new Error('throttled')) : deps.table.get(input);
    await sweep({ ...deps, table })();
    expect(await agentNow(ana)).toMatchObject({ connected: true });
    expect(await agentNow(bob)).toMatchObject({ connected: false });
    expect(deps.errors).toMatchObject([{ event: 'sweep_failed', what: 'lease', agent_id: ana.id }]);
  });
});
