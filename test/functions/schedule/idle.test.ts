import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { decide } from '#core/conversation/conversation.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import type { WidgetSettings } from '#core/model/widgets/widget.ts';
import { padId } from '#core/model/id.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { appendRow, listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { assignTo, claim } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { heartbeat, setStatus } from '#functions/use-cases/availability/presence.ts';
import { sendAgentMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;
let run: () => Promise<void>;

beforeEach(() => {
  deps = memoryDeps();
  run = sweep(deps);
});

const widget = (id: number, fields: Partial<WidgetSettings>) =>
  deps.table.put({ Item: { ...keys.widget(id), ...indexes.list('WIDGETS', id), id, ...widgetDefaults, ...fields } });
const minutes = (count: number) => void (deps.clock.ms += count * 60_000);

async function atWork() {
  const agent = await anAgent(deps, { connected: false });
  await heartbeat(deps, agent.id, 1e6);
  return agent;
}
async function chatWith(agent: { id: number; name: string }, widgetId = 1): Promise<number> {
  const { row } = await startConversation(
    deps,
    aStart(await aVisitor(deps), { widget: { id: widgetId, department_id: null } }),
  );
  await claim(deps, row.conversation_id, agent, { announced: false });
  return row.conversation_id;
}
const answer = (agent: { id: number; name: string }, conversation: number) =>
  sendAgentMessage(deps, conversation, {
    agent,
    content: 'Hi',
    client_message_id: freshId(),
    visibility: 'public',
    metadata: null,
  });
const foldOf = async (conversation: number) => (await newestRow(deps.table, conversation))?.state;
const lastRow = async (conversation: number) =>
  (await listRows(deps.table, conversation, { after: 0, limit: 99 })).at(-1);

describe('a first answer that does not come', () => {
  it('gives the chat to another free agent and keeps its waiting time', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const ana = await atWork();
    const conversation = await chatWith(ana);
    const queued = (await foldOf(conversation))?.queued_at_ms;
    const bob = await atWork();
    minutes(1);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: bob.id, queued_at_ms: queued });
    const rows = await listRows(deps.table, conversation, { after: 0, limit: 99 });
    expect(rows.map(({ metadata }) => metadata?.reason)).toEqual([
      undefined,
      'assignment',
      'no_first_response',
      'assignment',
    ]);
  });

  it('leaves it with the same agent when no other is online', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const ana = await atWork();
    const conversation = await chatWith(ana);
    minutes(1);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: ana.id });
  });

  it('shows the visitor neither the way back nor the way on, and the team both', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const ana = await atWork();
    const conversation = await chatWith(ana);
    await atWork();
    minutes(1);
    await run();
    const rows = await listRows(deps.table, conversation, { after: 0, limit: 99 });
    expect(rows.map(({ visibility, metadata }) => [metadata?.event, visibility])).toEqual([
      [undefined, 'public'],
      ['assigned', 'public'],
      ['requeued', 'internal'],
      ['assigned', 'internal'],
    ]);
    expect(rows.at(-1)?.state.last_public_seq).toBe(2);
  });

  it('does not move the chat to the queue for a moment, in which it would be shown as waiting', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const conversation = await chatWith(await atWork());
    await atWork();
    minutes(1);
    const before = deps.table.changes.length;
    await run();
    const changed = deps.table.changes.slice(before).map(({ key }) => key.pk);
    expect(changed.some((pk) => pk.startsWith('QUEUE#'))).toBe(false);
    expect((await foldOf(conversation))?.seq).toBe(4);
  });

  it.each([
    ['is full', { max_concurrent_chats: 1, current_chats_count: 1 }],
    ['is away', { chosen_status: 'away' as const }],
    ['serves another department', { department_ids: [7] }],
    ['has no live connection', { connected: true }],
  ])('leaves it where it is while the only colleague %s', async (_why, fields) => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const ana = await atWork();
    const conversation = await chatWith(ana);
    const other = await anAgent(deps, { connected: false, ...fields });
    if (!('connected' in fields)) await heartbeat(deps, other.id, 1e6);
    for (let count = 0; count < 5; count++) {
      minutes(1);
      await run();
    }
    expect(await foldOf(conversation)).toMatchObject({ seq: 2, status: 'active', agent_id: ana.id });
    expect((await getAgent(deps.table, ana.id))?.chosen_status).toBe('online');
  });

  it('is passed on as soon as a colleague comes', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const ana = await atWork();
    const conversation = await chatWith(ana);
    minutes(5);
    await run();
    const bob = await atWork();
    await run();
    expect(await foldOf(conversation)).toMatchObject({ agent_id: bob.id });
  });

  it('does not bring it back to somebody who let it pass while another is free', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const [ana, bob] = [await atWork(), await atWork()];
    const conversation = await chatWith(ana);
    minutes(1);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ agent_id: bob.id });
    const cem = await anAgent(deps, { connected: false, current_chats_count: 4 });
    await heartbeat(deps, cem.id, 1e6);
    minutes(1);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ agent_id: cem.id });
  });
});

describe('an agent who lets chats pass', () => {
  const statusOf = async (id: number) => {
    const agent = await getAgent(deps.table, id);
    return agent && [agent.chosen_status, agent.status_reason ?? null];
  };

  it('is set to away by the second, with the reason, and everyone concerned is notified', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const ana = await atWork();
    await chatWith(ana);
    await chatWith(ana);
    await atWork();
    minutes(1);
    deps.delivered.length = 0;
    await run();
    expect(await statusOf(ana.id)).toEqual(['away', 'unanswered']);
    const frames = deps.delivered.filter(({ frame }) => frame.type === 'agent.updated');
    expect(frames).toMatchObject([
      {
        channels: [{ kind: 'agent', id: ana.id }, { kind: 'dept' }],
        frame: { agent: { id: ana.id, status: 'away', status_reason: 'unanswered', current_chats_count: 0 } },
      },
    ]);
  });

  it('is told of each chat that was missed', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const notices: unknown[] = [];
    run = sweep({ ...deps, reach: { agent: async (agent, notice) => void notices.push([agent, notice]) } });
    const ana = await atWork();
    const conversation = await chatWith(ana);
    await atWork();
    minutes(1);
    await run();
    expect(notices).toEqual([[ana.id, { kind: 'missed', conversation_id: conversation }]]);
  });

  it('stays online where the two were more than an hour apart', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const ana = await atWork();
    for (let count = 0; count < 2; count++) {
      await chatWith(ana);
      await atWork();
      minutes(1);
      await run();
      minutes(60);
    }
    expect(await statusOf(ana.id)).toEqual(['online', null]);
  });

  it('begins anew after choosing a status', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const ana = await atWork();
    await chatWith(ana);
    await chatWith(ana);
    await atWork();
    minutes(1);
    await run();
    await setStatus(deps, ana.id, 'online');
    expect(await statusOf(ana.id)).toEqual(['online', null]);
    await chatWith(ana);
    minutes(1);
    await run();
    expect(await statusOf(ana.id)).toEqual(['online', null]);
  });

  it('ends the passing on after a bounded number of steps, whoever is there and however many chats wait', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 10, max: 300 }),
        async (agents, chats, timeout) => {
          deps = memoryDeps();
          run = sweep(deps);
          await widget(1, { first_response_timeout_seconds: timeout });
          const team = [];
          for (let count = 0; count < agents; count++) team.push(await atWork());
          const [first = await atWork()] = team;
          const conversations = [];
          for (let count = 0; count < chats; count++) conversations.push(await chatWith(first));
          for (let minute = 0; minute < 60; minute++) {
            minutes(1);
            await run();
          }
          const rows = (
            await Promise.all(conversations.map((one) => listRows(deps.table, one, { after: 0, limit: 99 })))
          ).flat();
          const passed = rows.filter(({ metadata }) => metadata?.reason === 'no_first_response');
          // Each agent lets two pass at most, but for those that are due in the sweep in which the second is.
          expect(passed.length).toBeLessThanOrEqual(agents * (1 + chats));
          expect(rows.filter(({ metadata, visibility }) => metadata?.event && visibility === 'public').length).toBe(
            chats,
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('the time for a first answer', () => {
  it('is counted from the transfer for the colleague it was given to', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const [ana, bob] = [await atWork(), await atWork()];
    const conversation = await chatWith(ana);
    minutes(0.9);
    await assignTo(deps, conversation, bob, { type: 'agent', agent: ana }, { force: false });
    minutes(0.9);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ agent_id: bob.id });
    minutes(0.1);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ agent_id: ana.id });
  });

  it('also applies to an agent who got the chat after an answer', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const [ana, bob] = [await atWork(), await atWork()];
    const conversation = await chatWith(ana);
    minutes(0.5);
    await answer(ana, conversation);
    await startConversation(deps, aStart((await foldOf(conversation))?.visitor_id ?? 0));
    minutes(0.1);
    await assignTo(deps, conversation, bob, { type: 'agent', agent: ana }, { force: false });
    minutes(1);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ agent_id: ana.id });
  });

  it('does nothing by default', async () => {
    await widget(1, {});
    const ana = await atWork();
    const conversation = await chatWith(ana);
    minutes(60);
    await run();
    expect((await foldOf(conversation))?.seq).toBe(2);
  });

  it('does nothing to a chat that was answered, even when the index says otherwise', async () => {
    await widget(1, { first_response_timeout_seconds: 60 });
    const ana = await atWork();
    const conversation = await chatWith(ana);
    await answer(ana, conversation);
    minutes(10);
    await startConversation(deps, aStart((await foldOf(conversation))?.visitor_id ?? 0));
    minutes(10);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: ana.id });
  });
});

describe('a visitor who is silent', () => {
  it('is reminded once, and the chat is resolved when the visitor stays silent, then closed', async () => {
    await widget(1, { follow_up: { after_minutes: 30, text: 'Are you still there?' }, resolve_after_idle_minutes: 60 });
    const ana = await atWork();
    const conversation = await chatWith(ana);
    await answer(ana, conversation);
    minutes(30);
    deps.delivered.length = 0;
    await run();
    await run();
    expect(await lastRow(conversation)).toMatchObject({ seq: 4, sender_type: 'bot', content: 'Are you still there?' });
    expect(deps.delivered.map(({ frame }) => frame)).toMatchObject([{ message: { seq: 4 } }, { message: { seq: 4 } }]);
    minutes(60);
    await run();
    expect(await lastRow(conversation)).toMatchObject({ metadata: { event: 'resolved', reason: 'idle' } });
    minutes(24 * 60);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'closed' });
  });

  it('is judged by their own widget', async () => {
    await widget(1, { resolve_after_idle_minutes: 10 });
    await widget(2, { resolve_after_idle_minutes: null });
    const ana = await atWork();
    const chats = [await chatWith(ana, 1), await chatWith(ana, 2)];
    for (const conversation of chats) await answer(ana, conversation);
    minutes(10);
    await run();
    expect(await Promise.all(chats.map(async (chat) => (await foldOf(chat))?.status))).toEqual(['resolved', 'waiting']);
  });
});

describe('a chat with a bot', () => {
  async function withBot(): Promise<number> {
    const own = { id: 1, department_id: null, handler_type: 'ai_bot', handler_id: 9 } as const;
    return (await startConversation(deps, aStart(await aVisitor(deps), { widget: own }))).row.conversation_id;
  }
  async function answered(conversation: number): Promise<void> {
    const newest = await newestRow(deps.table, conversation);
    if (!newest) return;
    const bot = { id: 9, name: 'Bo' };
    const said = { content: 'On Monday', client_message_id: 'bot-1', metadata: null, answers: 1 } as const;
    const row = decide(newest.state, { type: 'bot_message', bot, ...said, handler: 'bot' }, deps.now());
    await appendRow(deps.table, { ...row, id: 77, conversation_id: conversation });
  }

  it('that answers nothing in time goes to people, with a word', async () => {
    await widget(1, { offline_message: 'Nobody is here.' });
    const conversation = await withBot();
    minutes(1);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ handler: 'bot' });
    minutes(1);
    await run();
    await run();
    const rows = await listRows(deps.table, conversation, { after: 0, limit: 99 });
    expect(rows.slice(1)).toMatchObject([
      { sender_type: 'bot', content: 'Nobody is here.' },
      { milestone: 'handed_off', metadata: { reason: 'overdue' } },
    ]);
    expect(await foldOf(conversation)).toMatchObject({ handler: 'agent', queued_at_ms: deps.clock.ms });
  });

  it('that was answered waits for the visitor, and is resolved when they stay silent', async () => {
    await widget(1, { resolve_after_idle_minutes: 10 });
    const conversation = await withBot();
    await answered(conversation);
    minutes(9);
    await run();
    expect(await foldOf(conversation)).toMatchObject({ status: 'pending', handler: 'bot' });
    minutes(1);
    await run();
    expect(await lastRow(conversation)).toMatchObject({ metadata: { event: 'resolved', reason: 'idle' } });
  });
});

describe('looking', () => {
  it('goes on where one conversation cannot be looked at', async () => {
    await widget(1, { resolve_after_idle_minutes: 10 });
    const ana = await atWork();
    const chats = [await chatWith(ana), await chatWith(ana), await chatWith(ana)];
    for (const conversation of chats) await answer(ana, conversation);
    const [, broken = 0] = chats;
    minutes(10);
    const { query } = deps.table;
    deps.table.query = async (input) => {
      if (JSON.stringify(input).includes(`"CONV#${padId(broken)}"`)) throw new Error('This one is broken.');
      return query(input);
    };
    await run();
    deps.table.query = query;
    const statuses = await Promise.all(chats.map(async (chat) => (await foldOf(chat))?.status));
    expect(statuses).toEqual(['resolved', 'waiting', 'resolved']);
    expect(deps.errors).toContainEqual(expect.objectContaining({ conversation_id: broken }));
  });

  it('goes through more than a page', async () => {
    await widget(1, { resolve_after_idle_minutes: 10 });
    await widget(2, { resolve_after_idle_minutes: null });
    const ana = await anAgent(deps, { max_concurrent_chats: 200, connected: false });
    await heartbeat(deps, ana.id, 1e6);
    const stuck: number[] = [];
    for (let count = 0; count < 120; count++) stuck.push(await chatWith(ana, 2));
    for (const conversation of stuck) await answer(ana, conversation);
    minutes(1);
    const last = await chatWith(ana, 1);
    await answer(ana, last);
    minutes(10);
    await run();
    expect(await foldOf(last)).toMatchObject({ status: 'resolved' });
  });
});
