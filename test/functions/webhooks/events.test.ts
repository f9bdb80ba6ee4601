/** Events: which there are, what they say, and that nothing is told twice or to nobody. */
import * as z from 'zod/mini';
import { Webhook as Verifier } from 'standardwebhooks';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EventType, subscribedTypes } from '#core/webhooks/event-types.ts';
import { type EventData, eventSchema } from '#core/webhooks/events.ts';
import { type MemoryApis, ada, bearer, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';
import { streamEvent } from '#test/support/memory-deps.ts';
import { deliveringApis, startReceiver } from '#test/support/webhooks.ts';

let api: MemoryApis;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let world: ReturnType<typeof deliveringApis>;
let widget: { id: number; token: string };
let agent: { id: number };
let hook: { id: number; secret: string };

beforeAll(async () => {
  // The library that verifies signatures goes by the machine's clock.
  api = await memoryApis(Date.now() - 60_000);
  receiver = await startReceiver();
  world = deliveringApis(api);
  agent = await api.make('/agents', { user_id: 'ada' });
  widget = await api.make('/widgets', { name: 'Shop' });
  hook = await api.make('/webhooks', { url: receiver.url, events: subscribedTypes });
  api.clock.ms += 60_000;
  await world.settle();
});
afterAll(() => receiver.stop());
beforeEach(async () => {
  await world.settle();
  receiver.reset();
});

const types = () => receiver.received.map(({ event }) => event.type);
const dataOf = (type: EventType) => receiver.received.find(({ event }) => event.type === type)?.event.data as never;
const as = { claims: ada };
const says = (content: string) => ({ body: { client_message_id: freshId(), content } });

/** A chat that Ada has. */
async function aChat() {
  const { session_token, conversation } = await api.startChat(widget.token, { client_message_id: freshId() });
  await api.agent('POST', `/conversations/${conversation.id}/assign`, { body: { agent_id: agent.id, force: true } });
  return { id: conversation.id as number, visitor: bearer(session_token), token: session_token as string };
}

describe('an event', () => {
  it('has a schema that its JSON fits, of whichever kind it is', async () => {
    const chat = await aChat();
    const path = `/conversations/${chat.id}`;
    const own = `${widget.token}/conversations/${chat.id}`;
    await api.visitor('POST', `${own}/messages`, { ...chat.visitor, ...says('Hi') });
    await api.agent('POST', `${path}/messages`, { ...as, body: { ...says('A note').body, visibility: 'internal' } });
    await api.agent('PUT', `${path}/labels`, { ...as, body: { labels: ['vip'] } });
    await api.agent('POST', `${path}/resolve`, as);
    await api.visitor('POST', `${own}/rate`, { ...chat.visitor, body: { rating: 5, feedback: 'Kind' } });
    const session = `${widget.token}/session`;
    await api.visitor('POST', session, { body: { session_token: chat.token, name: 'Vera' } });
    const { identity_secret } = (await api.agent('POST', `/widgets/${widget.id}/identity-secret`)).body;
    const identity_token = await new SignJWT({ sub: 'v-1', email: 'vera@example.com' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(api.clock.ms / 1000)
      .setExpirationTime(api.clock.ms / 1000 + 600)
      .sign(new TextEncoder().encode(identity_secret));
    const identified = await api.visitor('POST', session, { body: { session_token: chat.token, identity_token } });
    expect(identified.body.visitor).toMatchObject({ verified: true });
    for (const status of ['away', 'online']) await api.agent('PUT', '/agents/me/status', { ...as, body: { status } });
    const ticket = await api.make('/tickets', { subject: 'A crack' });
    await api.agent('PUT', `/tickets/${ticket.id}`, { body: { priority: 'urgent' } });
    await world.settle();
    expect(new Set(types())).toEqual(new Set(subscribedTypes));
    for (const { event } of receiver.received) {
      expect(z.safeParse(eventSchema(event.type as EventType), event).error).toBeUndefined();
      expect(JSON.stringify(event)).not.toMatch(/session_id|identity_secret/);
    }
  });

  it('is signed as the reference library verifies it', async () => {
    await aChat();
    await world.settle();
    const [{ headers, text, event } = receiver.received[0] as never] = receiver.received;
    expect(new Verifier(hook.secret).verify(text, headers)).toMatchObject({ id: headers['webhook-id'] });
    expect(event.id).toBe(headers['webhook-id']);
    expect(() => new Verifier(`whsec_${Buffer.from('other').toString('base64')}`).verify(text, headers)).toThrow(
      'No matching signature found',
    );
  });

  it('comes once, however often the stream repeats its record', async () => {
    await aChat();
    const records = await world.settle();
    const before = receiver.received.length;
    expect(before).toBeGreaterThan(2);
    await world.react(streamEvent(records));
    await world.deliver();
    await world.later(1);
    expect(receiver.received).toHaveLength(before);
    expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(before);
  });

  it('comes also if the reader died after it had stored half of it', async () => {
    const chat = await aChat();
    await world.settle();
    receiver.reset();
    await api.agent('POST', `/conversations/${chat.id}/resolve`, as);
    const records = streamEvent(await world.fresh());
    const { put } = api.deps.table;
    let puts = 0;
    api.deps.table.put = async (input) => {
      if (String(input.Item?.['pk']).startsWith('HOOK#') && ++puts === 2) throw new Error('The function dies.');
      return put(input);
    };
    const dying = deliveringApis(api);
    expect((await dying.react(records)).batchItemFailures.length).toBeGreaterThan(0);
    api.deps.table.put = put;
    await world.react(records);
    await world.deliver();
    expect(types().sort()).toEqual(['conversation.status_changed']);
  });
});

describe('the events of a conversation', () => {
  it('say what its life was, once each, with the state of their own moment', async () => {
    const chat = await aChat();
    const path = `/conversations/${chat.id}`;
    await api.agent('POST', `${path}/messages`, { ...as, ...says('Hello!') });
    await api.agent('POST', `${path}/resolve`, as);
    await api.agent('POST', `${path}/close`, as);
    await world.settle();
    const all = receiver.received.map(({ event }) => event).filter(({ subject }) => subject.id === chat.id);
    const told = all.map(({ type, seq, data }) => [
      seq,
      type,
      (data as { conversation?: { status: string } }).conversation?.status,
    ]);
    expect(told).toEqual([
      [1, 'conversation.created', 'pending'],
      [1, 'message.created', 'pending'],
      [2, 'conversation.assigned', 'active'],
      [2, 'conversation.status_changed', 'active'],
      [3, 'message.created', 'waiting'],
      [4, 'conversation.status_changed', 'resolved'],
      [5, 'conversation.status_changed', 'closed'],
    ]);
    expect(dataOf('conversation.assigned')).toMatchObject({
      agent: { id: agent.id, name: 'ada' },
      previous_agent_id: null,
    });
  });

  it('tell of a snooze and of its end, which change no status', async () => {
    const chat = await aChat();
    await api.agent('POST', `/conversations/${chat.id}/messages`, { ...as, ...says('I look into it.') });
    await world.settle();
    receiver.reset();
    await api.agent('POST', `/conversations/${chat.id}/snooze`, { ...as, body: { until: null } });
    await api.agent('POST', `/conversations/${chat.id}/unsnooze`, as);
    await world.settle();
    const told = receiver.received.map(({ event }) => event);
    expect(told.map(({ type }) => type)).toEqual(['conversation.updated', 'conversation.updated']);
    expect(told.map(({ data }) => (data as unknown as EventData<'conversation.updated'>).changed)).toEqual(
      Array.from({ length: 2 }, () => ['is_snoozed', 'snoozed_until']),
    );
  });

  it('tell of a label once, and of the same label never again', async () => {
    const chat = await aChat();
    await world.settle();
    receiver.reset();
    for (let time = 0; time < 2; time++)
      await api.agent('PUT', `/conversations/${chat.id}/labels`, { ...as, body: { labels: ['vip'] } });
    await world.settle();
    expect(types()).toEqual(['conversation.updated']);
    expect(dataOf('conversation.updated')).toMatchObject({ changed: ['labels'], conversation: { labels: ['vip'] } });
  });

  it('tell of a priority, of attributes and of another department', async () => {
    const chat = await aChat();
    const sales = await api.make('/departments', { name: `Sales ${freshId()}` });
    await world.settle();
    receiver.reset();
    const path = `/conversations/${chat.id}`;
    await api.agent('PUT', `${path}/priority`, { ...as, body: { priority: 'urgent' } });
    await api.agent('PUT', `${path}/attributes`, { ...as, body: { attributes: { order: 7 } } });
    await api.agent('POST', `${path}/assign`, { ...as, body: { department_id: sales.id } });
    await world.settle();
    const updates = receiver.received.filter(({ event }) => event.type === 'conversation.updated');
    expect(updates.map(({ event }) => event.data['changed'])).toEqual(
      expect.arrayContaining([['priority'], ['attributes'], ['department_id']]),
    );
  });

  it('have notes only as events of their own', async () => {
    const chat = await aChat();
    await world.settle();
    receiver.reset();
    const body = { ...says('Between us').body, visibility: 'internal' };
    await api.agent('POST', `/conversations/${chat.id}/messages`, { ...as, body });
    await world.settle();
    expect(types()).toEqual(['note.created']);
  });
});

describe('a visitor', () => {
  it('leaves nothing in the log of deliveries once they are erased', async () => {
    const chat = await aChat();
    const content = `My address is ${freshId()}`;
    await api.visitor('POST', `${widget.token}/conversations/${chat.id}/messages`, {
      ...chat.visitor,
      ...says(content),
    });
    await world.settle();
    const kept = async () => JSON.stringify((await api.allItems()).filter(({ pk }) => pk?.S?.startsWith('HOOK#')));
    expect(await kept()).toContain(content);
    const { visitor_id } = (await api.agent('GET', `/conversations/${chat.id}`)).body;
    expect((await api.agent('DELETE', `/visitors/${visitor_id}`)).status).toBe(204);
    expect(await kept()).not.toContain(content);
  });

  it('leaves nothing there either of a webhook that was deleted before', async () => {
    const other = await api.make('/webhooks', { url: receiver.url, events: ['message.created'] });
    const chat = await aChat();
    api.clock.ms += 61_000;
    const content = `My address is ${freshId()}`;
    await api.visitor('POST', `${widget.token}/conversations/${chat.id}/messages`, {
      ...chat.visitor,
      ...says(content),
    });
    await world.settle();
    await api.agent('DELETE', `/webhooks/${other.id}`);
    const kept = async () => JSON.stringify((await api.allItems()).filter(({ pk }) => pk?.S?.startsWith('HOOK#')));
    expect(await kept()).toContain(content);
    const { visitor_id } = (await api.agent('GET', `/conversations/${chat.id}`)).body;
    expect((await api.agent('DELETE', `/visitors/${visitor_id}`)).status).toBe(204);
    expect(await kept()).not.toContain(content);
  });

  it('is told of when they are new and when who they are changes, and not for each page', async () => {
    const open = (body: object) => api.visitor('POST', `${widget.token}/session`, { body });
    const { session_token } = (await open({ current_page: 'https://shop.example.com/' })).body;
    for (const page of ['/a', '/b']) await open({ session_token, current_page: `https://shop.example.com${page}` });
    await open({ session_token, name: 'Vera', custom_attributes: { plan: 'pro' } });
    await world.settle();
    expect(types()).toEqual(['visitor.created', 'visitor.updated']);
    expect(dataOf('visitor.updated')).toMatchObject({
      changed: ['name', 'custom_attributes'],
      visitor: { name: 'Vera' },
    });
  });

  it('is told of when their site’s own server saves them, and not when it repeats that', async () => {
    const save = (more: object) =>
      api.agent('PUT', '/visitors', { body: { widget_id: widget.id, external_id: 'crm-1', ...more } });
    await save({ email: 'vera@example.com', custom_attributes: { plan: 'free' } });
    await save({ email: 'vera@example.com', custom_attributes: { plan: 'free' } });
    await world.settle();
    expect(types().sort()).toEqual(['visitor.created', 'visitor.identified']);
    receiver.reset();
    await save({ name: 'Vera' });
    await save({ custom_attributes: { plan: 'pro' } });
    await world.settle();
    expect(receiver.received.map(({ event }) => [event.type, event.data['changed']])).toEqual([
      ['visitor.updated', ['name']],
      ['visitor.updated', ['custom_attributes']],
    ]);
  });

  it.each([
    ['their browser', async (more: object) => api.visitor('POST', `${widget.token}/session`, { body: more })],
    [
      'their site’s own server',
      async (more: object) =>
        api.agent('PUT', '/visitors', { body: { widget_id: widget.id, external_id: freshId(), ...more } }),
    ],
  ])('is told of with what %s attached, however soon the stream is read', async (_, save) => {
    const { transact } = api.deps.table;
    api.deps.table.transact = async (items) => {
      const written = await transact(items);
      await world.settle();
      return written;
    };
    await save({ custom_attributes: { plan: 'pro' } });
    api.deps.table.transact = transact;
    expect(dataOf('visitor.created')).toMatchObject({ visitor: { custom_attributes: { plan: 'pro' } } });
  });

  it('is in no delivery if the stream is read long after they were erased', async () => {
    const chat = await aChat();
    const own = `${widget.token}/conversations/${chat.id}/messages`;
    await api.visitor('POST', own, { ...chat.visitor, ...says('My address is 7 Mill Lane') });
    const records = await world.fresh();
    const { visitor_id } = (await api.agent('GET', `/conversations/${chat.id}`)).body;
    await api.agent('DELETE', `/visitors/${visitor_id}`);
    api.clock.ms += 10 * 60_000;
    await world.react(streamEvent(records));
    await world.deliver();
    expect(types()).toEqual([]);
    expect(JSON.stringify(await api.allItems())).not.toContain('Mill Lane');
  });
});
