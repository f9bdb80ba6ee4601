/** Snoozing a conversation: it leaves its agent's hands and comes back once, by time, by the visitor's message or by hand. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { assign } from '#functions/handlers/assign.ts';
import { react } from '#functions/handlers/react.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { type Channel, channelText } from '#functions/store/partitions.ts';
import { indexes } from '#functions/store/listings.ts';
import { readDue } from '#functions/store/lifecycle/due-store.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import { assignTo, close, requeue, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { chooseStatus } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { carryOutDue } from '#functions/use-cases/due.ts';
import { snooze, unsnooze } from '#functions/use-cases/lifecycle/snooze.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { listConversations } from '#functions/use-cases/search/list-conversations.ts';
import { endConversationsOf } from '#functions/use-cases/settings/end-conversations.ts';
import { agents } from '#functions/use-cases/settings/agents.ts';
import { deleteItem } from '#functions/use-cases/settings/resource.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps, unread } from '#test/support/memory-deps.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let deps: MemoryDeps;
let run: () => Promise<void>;
let trigger: () => Promise<unknown>;
let ana: AgentItem;
beforeEach(async () => {
  deps = memoryDeps();
  run = sweep(deps);
  const news = unread(deps.table);
  const assigning = assign(deps);
  trigger = () => assigning(news());
  await deps.table.put({ Item: { ...keys.widget(1), ...indexes.list('WIDGETS', 1), id: 1, ...widgetDefaults } });
  ana = await comes('Ana');
});

/** An agent who is connected for good. */
async function comes(name: string, max = 2): Promise<AgentItem> {
  const agent = await anAgent(deps, { name, connected: false, max_concurrent_chats: max });
  await heartbeat(deps, agent.id, 1e8);
  await trigger();
  return agent;
}
/** A chat that was assigned when it began. */
async function chat(): Promise<Id> {
  const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
  await trigger();
  return row.conversation_id;
}
const stateOf = async (conversation: Id) => {
  const row = await newestRow(deps.table, conversation);
  if (!row) throw new Error('The conversation is gone.');
  return row.state;
};
const loadOf = async ({ id }: { id: Id }) => (await getAgent(deps.table, id))?.current_chats_count;
const eventsOf = async (conversation: Id) =>
  (await listRows(deps.table, conversation, { after: 0, limit: 100 })).map(
    ({ milestone, sender_type, metadata }) => milestone ?? metadata?.event ?? sender_type,
  );
const by = () => ({ type: 'agent', agent: { id: ana.id, name: ana.name } }) as const;
const inMs = (ms: number) => deps.clock.ms + ms;
const snoozeFor = (conversation: Id, ms: number | null) =>
  snooze(deps, conversation, { untilMs: ms === null ? null : inMs(ms) }, by());
async function passes(ms: number): Promise<void> {
  deps.clock.ms += ms;
  await run();
  await trigger();
}
const message = async (conversation: Id) => ({
  visitor: (await stateOf(conversation)).visitor_id,
  name: null,
  content: 'Any news?',
  client_message_id: freshId(),
  allowance,
});
const writes = async (conversation: Id) => {
  const sent = await sendVisitorMessage(deps, conversation, await message(conversation));
  await trigger();
  return sent;
};
const answers = (conversation: Id) =>
  sendAgentMessage(deps, conversation, {
    agent: ana,
    content: 'I will look.',
    client_message_id: freshId(),
    visibility: 'public',
    metadata: null,
  });
const due = () => readDue(deps.table, Number.MAX_SAFE_INTEGER - 1);

describe('a snoozed conversation', () => {
  it('counts in nobody’s chats, stays as it was for the visitor, and returns to its agent on time', async () => {
    const id = await chat();
    await answers(id);
    await snoozeFor(id, HOUR);
    expect(await loadOf(ana)).toBe(0);
    expect(await stateOf(id)).toMatchObject({ status: 'waiting', agent_id: ana.id, snoozed: { until_ms: inMs(HOUR) } });
    await passes(HOUR - 1);
    expect((await stateOf(id)).snoozed).not.toBeNull();
    await passes(1);
    expect(await stateOf(id)).toMatchObject({ status: 'waiting', agent_id: ana.id, snoozed: null });
    expect(await loadOf(ana)).toBe(1);
    expect(await due()).toEqual([]);
    const rows = await listRows(deps.table, id, { after: 0, limit: 100 });
    const snoozes = rows.filter(({ milestone }) => milestone === 'snoozed' || milestone === 'woken');
    expect(snoozes.map(({ visibility }) => visibility)).toEqual(['internal', 'internal']);
  });

  it('is neither closed nor asked about by idle rules, which count again from its return', async () => {
    const id = await chat();
    await answers(id);
    await snoozeFor(id, 30 * DAY);
    for (let days = 0; days < 29; days += 1) await passes(DAY);
    expect(await eventsOf(id)).not.toContain('resolved');
    await passes(DAY);
    expect(await stateOf(id)).toMatchObject({ status: 'waiting', snoozed: null });
    await passes((widgetDefaults.resolve_after_idle_minutes ?? 0) * 60_000);
    expect((await stateOf(id)).status).toBe('resolved');
  });

  it('returns at once to its agent when the visitor writes, and not a second time when its time comes', async () => {
    const id = await chat();
    await answers(id);
    await snoozeFor(id, HOUR);
    const { row } = await writes(id);
    expect(row.state).toMatchObject({ status: 'active', agent_id: ana.id, snoozed: null });
    expect(await loadOf(ana)).toBe(1);
    const events = await eventsOf(id);
    await passes(2 * HOUR);
    expect(await eventsOf(id)).toEqual(events);
    expect(events.slice(-3)).toEqual(['snoozed', 'woken', 'visitor']);
  });

  it('without a time waits for the visitor alone', async () => {
    const id = await chat();
    await answers(id);
    await snoozeFor(id, null);
    expect(await due()).toEqual([]);
    await passes(300 * DAY);
    expect((await stateOf(id)).snoozed).toEqual({ until_ms: null });
    await writes(id);
    expect((await stateOf(id)).snoozed).toBeNull();
  });

  it('waits in the queue, behind those who wait, when its agent is at capacity, and comes back to them with the first room', async () => {
    const id = await chat();
    await answers(id);
    await snoozeFor(id, HOUR);
    const others = [await chat(), await chat()];
    const waiting = await chat();
    await passes(HOUR);
    expect(await loadOf(ana)).toBe(2);
    expect((await readQueue(deps.table, null, 10)).map(({ conversation_id }) => conversation_id)).toEqual([
      waiting,
      id,
    ]);
    for (const other of others) await resolve(deps, other, by());
    await trigger();
    expect(await stateOf(id)).toMatchObject({ status: 'active', agent_id: ana.id });
    expect(await loadOf(ana)).toBe(2);
  });

  it('goes to a colleague when its agent is offline', async () => {
    const id = await chat();
    await answers(id);
    await snoozeFor(id, HOUR);
    await chooseStatus(deps, ana.id, 'offline');
    const ben = await comes('Ben');
    await passes(HOUR);
    expect(await stateOf(id)).toMatchObject({ status: 'active', agent_id: ben.id });
  });

  it('is queued when its agent was removed, whose chats are settled without it', async () => {
    const id = await chat();
    await snoozeFor(id, HOUR);
    await deleteItem({ ...deps, by: { id: 'admin', name: 'Ada' } } as never, agents, ana.id);
    await passes(10 * 60_000);
    expect(await due()).toHaveLength(1);
    await passes(HOUR);
    expect(await stateOf(id)).toMatchObject({ status: 'pending', agent_id: null, snoozed: null });
  });

  it('keeps the age of a visitor who waits when it is queued', async () => {
    const id = await chat();
    const since = (await stateOf(id)).waiting_since_ms;
    await snoozeFor(id, HOUR);
    await chooseStatus(deps, ana.id, 'away');
    await passes(HOUR);
    expect(await stateOf(id)).toMatchObject({ status: 'pending', queued_at_ms: since });
  });

  it.each([
    ['resolved', (id: Id) => resolve(deps, id, by())],
    ['closed', (id: Id) => close(deps, id, by())],
    ['returned to the queue', (id: Id) => requeue(deps, id, by())],
    ['given to an agent', (id: Id) => assignTo(deps, id, ana, by(), { force: false })],
    ['erased with its visitor', async (id: Id) => eraseVisitor(deps as never, (await stateOf(id)).visitor_id)],
    ['ended with its widget', () => endConversationsOf(deps, 1, Infinity)],
  ])('that is %s leaves nothing that falls due', async (how, act) => {
    const id = await chat();
    await snoozeFor(id, HOUR);
    await act(id);
    expect(await due()).toEqual([]);
    const row = await newestRow(deps.table, id);
    expect(row?.state.snoozed ?? null).toBeNull();
    const rows = row?.seq;
    await carryOutDue({ ...deps, now: () => inMs(2 * HOUR) }, Infinity);
    expect((await newestRow(deps.table, id))?.seq).toBe(rows);
    expect(await loadOf(ana)).toBe(how === 'given to an agent' ? 1 : 0);
  });

  it('is found by its own list and by lists of any status, and left out of lists of one status', async () => {
    const [snoozed, open] = [await chat(), await chat()];
    await snoozeFor(snoozed, HOUR);
    const ids = async (filters: Parameters<typeof listConversations>[1]) =>
      (await listConversations(deps, filters, { limit: 10 }, async () => null)).conversations.map(({ id }) => id);
    expect(await ids({ scope: 'all', status: 'active' })).toEqual([open]);
    expect(await ids({ scope: 'all', status: 'active', agent: ana.id })).toEqual([open]);
    expect(await ids({ scope: 'all', snoozed: true })).toEqual([snoozed]);
    expect(await ids({ scope: 'all', snoozed: true, agent: ana.id })).toEqual([snoozed]);
    expect((await ids({ scope: 'all' })).sort()).toEqual([snoozed, open].sort());
    expect((await ids({ scope: 'all', agent: ana.id })).sort()).toEqual([snoozed, open].sort());
  });
});

describe('snoozing', () => {
  it('is refused for a chat that nobody has, and for a time that is past or more than a year ahead', async () => {
    const id = await chat();
    await expect(snoozeFor(id, 0)).rejects.toMatchObject({ code: 'validation_failed' });
    await expect(snoozeFor(id, 367 * DAY)).rejects.toMatchObject({ code: 'validation_failed' });
    await requeue(deps, id, by());
    await expect(snoozeFor(id, HOUR)).rejects.toMatchObject({ code: 'illegal_transition' });
    await resolve(deps, id, by());
    await expect(snoozeFor(id, HOUR)).rejects.toMatchObject({ code: 'illegal_transition' });
  });

  it('is refused when the visitor wrote after what the agent saw', async () => {
    const id = await chat();
    const seen = (await stateOf(id)).seq;
    await writes(id);
    const seenBefore = snooze(deps, id, { untilMs: null, seenSeq: seen }, by());
    await expect(seenBefore).rejects.toMatchObject({ code: 'conflict' });
    expect((await snooze(deps, id, { untilMs: null, seenSeq: seen + 1 }, by())).outcome).toBe('done');
  });

  it('again until the same time adds nothing, and until another time moves what falls due', async () => {
    const id = await chat();
    await snoozeFor(id, HOUR);
    expect((await snoozeFor(id, HOUR)).outcome).toBe('unchanged');
    await snoozeFor(id, 2 * HOUR);
    expect((await due()).map(({ due_at_ms }) => due_at_ms)).toEqual([inMs(2 * HOUR)]);
    expect(await loadOf(ana)).toBe(0);
  });

  it('by two agents at once leaves one chat less, once', async () => {
    const id = await chat();
    await Promise.all([snoozeFor(id, HOUR), snoozeFor(id, 2 * HOUR)]);
    expect(await loadOf(ana)).toBe(0);
    expect(await due()).toHaveLength(1);
  });
});

describe('ending a snooze', () => {
  it('by hand returns it to its agent, and repeated changes nothing', async () => {
    const id = await chat();
    await snoozeFor(id, HOUR);
    expect((await unsnooze(deps, id, by())).outcome).toBe('done');
    expect((await unsnooze(deps, id, by())).outcome).toBe('unchanged');
    expect(await loadOf(ana)).toBe(1);
    expect(await due()).toEqual([]);
  });

  it('counts a chat that returns to its agent once in all that they ever had, and for a colleague once more', async () => {
    const id = await chat();
    const totals = async (...agents: AgentItem[]) =>
      Promise.all(agents.map(async (agent) => (await getAgent(deps.table, agent.id))?.total_chats_count));
    await snoozeFor(id, HOUR);
    await passes(HOUR);
    await snoozeFor(id, HOUR);
    await unsnooze(deps, id, by());
    const ben = await comes('Ben');
    expect(await totals(ana, ben)).toEqual([1, 0]);
    await snoozeFor(id, HOUR);
    await assignTo(deps, id, ben, by(), { force: false });
    expect(await totals(ana, ben)).toEqual([1, 1]);
  });

  it('by hand is refused when its agent is at capacity, and it stays snoozed', async () => {
    const id = await chat();
    await snoozeFor(id, HOUR);
    await chat();
    await chat();
    await expect(unsnooze(deps, id, by())).rejects.toMatchObject({ code: 'agent_at_capacity' });
    expect((await stateOf(id)).snoozed).not.toBeNull();
  });

  it('by two sweeps at once and by a message at the same moment happens once', async () => {
    const id = await chat();
    await answers(id);
    await snoozeFor(id, HOUR);
    deps.clock.ms += HOUR;
    await Promise.all([carryOutDue(deps, Infinity), carryOutDue(deps, Infinity), writes(id)]);
    const events = await eventsOf(id);
    expect(events.filter((event) => event === 'woken')).toHaveLength(1);
    expect(events.filter((event) => event === 'visitor')).toHaveLength(1);
    expect(await loadOf(ana)).toBe(1);
    expect(await due()).toEqual([]);
  });

  it('of fifty that fall due at once gives the agent as many as they can take, and queues the others', async () => {
    const ids: Id[] = [];
    for (let one = 0; one < 50; one += 1) {
      const id = await chat();
      await answers(id);
      await snoozeFor(id, DAY);
      ids.push(id);
    }
    expect(await loadOf(ana)).toBe(0);
    await passes(DAY);
    expect(await loadOf(ana)).toBe(2);
    expect(await readQueue(deps.table, null, 100)).toHaveLength(48);
    expect(await due()).toEqual([]);
  });
});

describe('what the team and the visitor notice', () => {
  it('is a chat that leaves and returns for the team, and nothing for the visitor until the queue has it', async () => {
    const id = await chat();
    await answers(id);
    const { visitor_id } = await stateOf(id);
    const news = unread(deps.table);
    const framesOf = async () => {
      deps.delivered.length = 0;
      expect(await react(deps)(news())).toEqual({ batchItemFailures: [] });
      const to = (channel: Channel) =>
        deps.delivered
          .filter(({ channels }) => channels.some((one) => channelText(one) === channelText(channel)))
          .map(({ frame }) => frame.type);
      return {
        agent: to({ kind: 'agent', id: ana.id }),
        visitor: to({ kind: 'visitor', id: visitor_id, widget_id: 1 }),
      };
    };
    await snoozeFor(id, HOUR);
    expect(await framesOf()).toEqual({ agent: ['conversation.updated'], visitor: [] });
    deps.clock.ms += HOUR;
    await carryOutDue(deps, Infinity);
    expect(await framesOf()).toEqual({ agent: ['conversation.assigned'], visitor: [] });
    await snoozeFor(id, HOUR);
    await chooseStatus(deps, ana.id, 'away');
    deps.clock.ms += HOUR;
    await carryOutDue(deps, Infinity);
    const queued = await framesOf();
    expect(queued.visitor).toEqual(['conversation.updated']);
  });

  it('reaches an agent without an open dashboard when a chat returns on time, and not when they end the snooze', async () => {
    const id = await chat();
    await snoozeFor(id, HOUR);
    const notices: object[] = [];
    const away = {
      ...deps,
      reach: { agent: async (agent: Id, notice: object) => void notices.push({ agent, ...notice }) },
    };
    const news = unread(deps.table);
    const reacts = async () => {
      deps.delivered.length = 0;
      await react(away)(news());
      for (const { whenAway } of deps.delivered) for (const one of [whenAway ?? []].flat()) await one.act();
    };
    await unsnooze(deps, id, by());
    await reacts();
    expect(notices).toEqual([]);
    await snoozeFor(id, HOUR);
    deps.clock.ms += HOUR;
    await carryOutDue(deps, Infinity);
    await reacts();
    expect(notices).toEqual([{ agent: ana.id, kind: 'assigned', conversation_id: id }]);
  });
});
