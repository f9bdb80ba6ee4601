/** Where an answer goes, on sockets as they are stored. */
import { beforeEach, describe, expect, it } from 'vitest';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import type { Deps } from '#functions/deps.ts';
import { type Posted, channelPush } from '#functions/platform/push.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { exactMark, putMailState } from '#functions/store/mail/address-store.ts';
import { putConnection, subscribe } from '#functions/store/sockets/connection-store.ts';
import { applyIdleRules } from '#functions/use-cases/lifecycle/idle.ts';
import { deliveryTo, sendAndFollow } from '#functions/use-cases/messages/answer-delivery.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { aStart, aVisitor, anAgent, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

const MINUTE = 60_000;
let memory: MemoryDeps;
let deps: Deps;
let ordered: number[];
let posted: Posted;
let visitor: number;
let conversation: number;
let agent: { id: number; name: string };

beforeEach(async () => {
  memory = memoryDeps();
  ordered = [];
  posted = 'sent';
  const { table, log, now } = memory;
  const push = channelPush({ table, post: async () => posted, disconnect: async () => {}, log, now });
  deps = { ...memory, push, reach: { visitor: async (id) => void ordered.push(id) } };
  agent = await anAgent(memory);
  visitor = await aVisitor(memory);
  conversation = (await startConversation(deps, aStart(visitor))).row.conversation_id;
});

const known = (email: string | null) =>
  memory.table.put({ Item: { ...keys.visitor(visitor), id: visitor, widget_id: 1, email } });
async function comes(): Promise<void> {
  const who = { principal: 'visitor', visitor_id: visitor, widget_id: 1, widget_token: 't', verified: false } as const;
  await putConnection(memory.table, 'their-socket', who, memory.now());
  const connection = { ...who, id: 'their-socket', expires_at_seconds: memory.now() / 1000 + 7200, channels: [] };
  await subscribe(memory.table, connection, [{ kind: 'visitor', id: visitor, widget_id: 1 }]);
}
const answer = (visibility: 'public' | 'internal' = 'public') =>
  sendAndFollow(deps, conversation, {
    agent,
    content: 'Here you are',
    client_message_id: freshId(),
    visibility,
    metadata: null,
  });
const now = () => deliveryTo(deps, { visitor_id: visitor, widget_id: 1 });

describe('an answer', () => {
  it('reaches a visitor on the page, and nothing else is read', async () => {
    await comes();
    await known('ada@example.com');
    const { get } = memory.table;
    const gotten: string[] = [];
    memory.table.get = async (input) => (gotten.push(String(input.Key?.['pk'])), get.call(memory.table, input));
    expect(await answer()).toMatchObject({ delivery: { delivery: 'page', delivery_reason: null } });
    expect(gotten.filter((pk) => /^(VISITOR|ADDRESS)#/.test(pk))).toEqual([]);
    expect(ordered).toEqual([]);
    expect(await now()).toMatchObject({ visitor_connected: true, delivery: 'page' });
  });

  it('waits for a blocked visitor, whom nothing is mailed to, until the block is over', async () => {
    const item = { ...keys.visitor(visitor), id: visitor, widget_id: 1, email: 'ada@example.com' };
    await memory.table.put({ Item: { ...item, blocked_until_ms: memory.now() + MINUTE } });
    expect(await answer()).toMatchObject({ delivery: { delivery: 'waiting', delivery_reason: 'blocked' } });
    await memory.table.put({ Item: { ...item, blocked_until_ms: memory.now() } });
    expect(await now()).toMatchObject({ delivery: 'email', delivery_reason: null });
  });

  it('is refused when its mail cannot be ordered, and ordered when the request is repeated', async () => {
    await known('ada@example.com');
    const answerOnce = () =>
      sendAndFollow(deps, conversation, {
        agent,
        content: 'Here you are',
        client_message_id: 'once',
        visibility: 'public',
        metadata: null,
      });
    deps = { ...deps, reach: { visitor: () => Promise.reject(new Error('The table is down.')) } };
    await expect(answerOnce()).rejects.toThrow('The table is down.');
    deps = { ...deps, reach: { visitor: async (id) => void ordered.push(id) } };
    expect(await answerOnce()).toMatchObject({ isNew: false, delivery: { delivery: 'email' } });
    expect(ordered).toEqual([conversation]);
  });

  it('goes by email to a visitor whose connection turns out to be gone', async () => {
    await comes();
    await known('ada@example.com');
    posted = 'gone';
    expect((await answer()).delivery).toEqual({ delivery: 'email', delivery_reason: null });
    expect(await now()).toMatchObject({ visitor_connected: false, delivery: 'email' });
  });

  it('sent again tells where it went as well', async () => {
    const input = { agent, content: 'Hi', client_message_id: freshId(), visibility: 'public', metadata: null } as const;
    await sendAndFollow(deps, conversation, input);
    const again = await sendAndFollow(deps, conversation, input);
    expect(again).toMatchObject({ isNew: false, delivery: { delivery: 'waiting', delivery_reason: 'no_address' } });
  });

  it('that is a note goes nowhere', async () => {
    expect((await answer('internal')).delivery).toEqual({ delivery: null, delivery_reason: null });
    expect(ordered).toEqual([]);
  });

  it.each([
    ['goes by email to an address', 'ada@example.com', null, 'email', null],
    ['waits without an address', null, null, 'waiting', 'no_address'],
    ['waits where the address bounced', 'ada@example.com', 'bounced', 'waiting', 'bounced'],
    ['waits where its owner complained', 'ada@example.com', 'complained', 'waiting', 'complained'],
    ['waits where its owner unsubscribed', 'ada@example.com', 'unsubscribed', 'waiting', 'unsubscribed'],
  ] as const)('to somebody who left %s', async (_what, email, state, delivery, reason) => {
    await known(email);
    if (state) await putMailState(memory.table, exactMark('ADA@example.com'), { state, atMs: 1 });
    expect((await answer()).delivery).toEqual({ delivery, delivery_reason: reason });
    expect(await now()).toEqual({ visitor_connected: false, delivery, delivery_reason: reason });
    expect(ordered).toEqual([conversation]);
  });

  it('waits where this deployment sends no mail', async () => {
    await known('ada@example.com');
    deps = { ...deps, reach: {} };
    expect((await answer()).delivery).toEqual({ delivery: 'waiting', delivery_reason: 'no_mail' });
  });
});

describe('the question whether somebody is still there', () => {
  it.each([
    ['is mailed to who left', false, 1],
    ['is not mailed to who is on the page', true, 0],
  ])('%s', async (_what, isThere, mails) => {
    const rules = { ...widgetDefaults, follow_up: { after_minutes: 30, text: 'Are you still there?' } };
    await memory.table.put({ Item: { ...keys.widget(1), ...indexes.list('WIDGETS', 1), id: 1, ...rules } });
    await comes();
    await answer();
    if (!isThere) posted = 'gone';
    memory.clock.ms += 30 * MINUTE;
    const check = { widgets: [{ ...rules, id: 1 }], positions: {}, until: Infinity };
    await applyIdleRules(deps, check);
    await applyIdleRules(deps, check);
    expect(ordered).toEqual(Array(mails).fill(conversation));
  });
});
