/** Agents who stay online while their dashboard is closed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { react } from '#functions/handlers/react.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { isLive, readLeases, renewHold } from '#functions/store/assignment/lease-store.ts';
import { readRoster } from '#functions/store/assignment/roster-store.ts';
import { endStay, heartbeat, renewStay, setStatus, stayOnline } from '#functions/use-cases/availability/presence.ts';
import { chooseStatus } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { markRead } from '#functions/use-cases/messages/mark-read.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps, unread } from '#test/support/memory-deps.ts';

const HOUR = 60 * 60_000;
let deps: MemoryDeps;
let ana: AgentItem;
let run: () => Promise<void>;

beforeEach(async () => {
  deps = memoryDeps();
  run = sweep(deps);
  ana = await anAgent(deps, { connected: false });
  await heartbeat(deps, ana.id, 75);
});

const now = async () => {
  const found = await getAgent(deps.table, ana.id);
  if (!found) throw new Error('The agent is gone.');
  return found;
};
const isPresent = async () => isLive((await readLeases(deps.table))[0], deps.now());
const chat = async () => (await startConversation(deps, aStart(await aVisitor(deps)))).row.conversation_id;
const agentOf = async (conversation: number) => (await newestRow(deps.table, conversation))?.state.agent_id;

describe('an agent who stays online', () => {
  it('counts as present and receives chats hours after the last heartbeat', async () => {
    await stayOnline(deps, ana.id);
    deps.clock.ms += 3 * HOUR;
    await run();
    expect([await isPresent(), (await now()).connected]).toEqual([true, true]);
    const conversation = await chat();
    await run();
    expect(await agentOf(conversation)).toBe(ana.id);
  });

  it('is taken off eight hours after the dashboard was open, and comes back with it', async () => {
    await stayOnline(deps, ana.id);
    deps.clock.ms += 8 * HOUR + 1;
    const conversation = await chat();
    await run();
    expect([await isPresent(), (await now()).connected, await readRoster(deps.table, null)]).toEqual([
      false,
      false,
      [],
    ]);
    expect(await agentOf(conversation)).toBe(null);
    await heartbeat(deps, ana.id, 75);
    deps.clock.ms += 2 * HOUR;
    await run();
    expect(await agentOf(conversation)).toBe(ana.id);
  });

  it('has eight hours more each time the dashboard is opened', async () => {
    await stayOnline(deps, ana.id);
    deps.clock.ms += 7 * HOUR;
    await renewStay(deps, await now());
    deps.clock.ms += 7 * HOUR;
    await run();
    expect(await isPresent()).toBe(true);
  });

  it('keeps the place when a heartbeat comes hours later', async () => {
    await stayOnline(deps, ana.id);
    deps.clock.ms += 2 * HOUR;
    const { version } = await now();
    expect(await heartbeat(deps, ana.id, 75)).toBe(true);
    expect((await now()).version).toBe(version);
  });

  it.each(['online', 'away', 'busy', 'offline'] as const)(
    'stops when they choose another status: %s',
    async (status) => {
      await stayOnline(deps, ana.id);
      await chooseStatus(deps, ana.id, status);
      deps.clock.ms += 80_000;
      await run();
      expect([await isPresent(), (await now()).connected, (await now()).stays_online]).toEqual([false, false, false]);
    },
  );

  it('who holds a chat and goes offline returns it, and the lease ends with the heartbeats', async () => {
    await stayOnline(deps, ana.id);
    const conversation = await chat();
    await run();
    await setStatus(deps, ana.id, 'offline');
    deps.clock.ms += 80_000;
    await run();
    expect([await agentOf(conversation), await readLeases(deps.table)]).toEqual([null, []]);
  });

  it('falls back to heartbeats when no device is left: the sweep returns an unanswered chat', async () => {
    await stayOnline(deps, ana.id);
    deps.clock.ms += HOUR;
    const conversation = await chat();
    await run();
    expect(await agentOf(conversation)).toBe(ana.id);
    await endStay(deps, ana.id);
    await run();
    expect([await agentOf(conversation), await isPresent()]).toEqual([null, false]);
  });

  it('loses a chat that is not opened in three minutes, and keeps one that is', async () => {
    await stayOnline(deps, ana.id);
    deps.clock.ms += HOUR;
    const [unopened, opened] = [await chat(), await chat()];
    await run();
    expect([await agentOf(unopened), await agentOf(opened)]).toEqual([ana.id, ana.id]);
    deps.clock.ms += 1000;
    await markRead(deps, opened, { side: 'agent' }, 1);
    deps.clock.ms += 178_000;
    await run();
    expect(await agentOf(unopened)).toBe(ana.id);
    deps.clock.ms += 2000;
    const bob = await anAgent(deps, { connected: false });
    await heartbeat(deps, bob.id, 75);
    await run();
    expect([await agentOf(unopened), await agentOf(opened)]).toEqual([bob.id, ana.id]);
  });

  it('does not stay again because the dashboard was opened at the moment it ended', async () => {
    await stayOnline(deps, ana.id);
    const seen = await now();
    await endStay(deps, ana.id);
    await renewStay(deps, seen);
    expect(await renewHold(deps.table, ana.id, deps.now() + HOUR)).toBe('refused');
    deps.clock.ms += 80_000;
    await run();
    expect(await isPresent()).toBe(false);
  });

  it('is not taken off by a sweep that read the lease before the dashboard was opened', async () => {
    await stayOnline(deps, ana.id);
    deps.clock.ms += 8 * HOUR + 1;
    const table = Object.create(deps.table) as typeof deps.table;
    table.query = async (input) => {
      const found = await deps.table.query(input);
      if (input.ExpressionAttributeValues?.[':pk'] === 'LEASES') await renewHold(deps.table, ana.id, deps.now() + HOUR);
      return found;
    };
    await sweep({ ...deps, table })();
    expect([await isPresent(), (await now()).connected]).toEqual([true, true]);
  });

  it('who is not connected begins to stay with the next heartbeat', async () => {
    deps.clock.ms += 80_000;
    await run();
    await stayOnline(deps, ana.id);
    expect(await isPresent()).toBe(false);
    await heartbeat(deps, ana.id, 75);
    deps.clock.ms += HOUR;
    await run();
    expect(await isPresent()).toBe(true);
  });
});

describe('an agent who has no dashboard open', () => {
  it('is notified of a chat that is assigned to them, and of one they missed', async () => {
    const notices: unknown[] = [];
    const next = unread(deps.table);
    const reach = { agent: async (...given: unknown[]) => void notices.push(given) };
    const conversation = await chat();
    await run();
    await react({ ...deps, reach })(next());
    for (const { act } of deps.delivered.flatMap(({ whenAway }) => whenAway ?? [])) await act();
    expect(notices).toEqual([[ana.id, { kind: 'assigned', conversation_id: conversation }]]);
    deps.clock.ms += 80_000;
    await run();
    deps.delivered.length = 0;
    await react({ ...deps, reach })(next());
    for (const { act } of deps.delivered.flatMap(({ whenAway }) => whenAway ?? [])) await act();
    expect(notices.slice(1)).toEqual([[ana.id, { kind: 'missed', conversation_id: conversation }]]);
  });
});
