/** A redacted message: gone from everything that kept what it said, and from open screens; a row says who did it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ServerFrame } from '#core/contract/socket.ts';
import { handoffText } from '#core/model/messages/handoff-text.ts';
import { noteOf } from '#core/model/messages/handoff-note.ts';
import { handOff } from '#functions/use-cases/lifecycle/handoff.ts';
import { keys } from '#functions/store/keys.ts';
import { finishErasures } from '#functions/use-cases/visitors/erase-visitor.ts';
import { type MemoryApis, ada, admin, bearer, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';
import { streamEvent } from '#test/support/memory-deps.ts';
import { deliveringApis, startReceiver } from '#test/support/webhooks.ts';

const SECRET = 'sesame';
const GONE = 'Diese Nachricht wurde entfernt.';
const ben = { ...ada, sub: 'ben' };

let api: MemoryApis;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let world: ReturnType<typeof deliveringApis>;
let token: string;
let adaId: number;
beforeAll(async () => {
  api = await memoryApis();
  receiver = await startReceiver();
  world = deliveringApis(api);
  token = (await api.make('/widgets', { name: 'Shop' })).token;
  adaId = (await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 50 })).id;
  await api.make('/agents', { user_id: 'ben' });
  await api.make('/webhooks', {
    url: receiver.url,
    events: ['message.created', 'note.created', 'conversation.assigned'],
  });
});
afterAll(async () => {
  await receiver.stop();
});

let own: ReturnType<typeof bearer>;
let visitor: number;
let id: number;
beforeEach(async () => {
  const session = (await api.visitor('POST', `${token}/session`, { body: { locale: 'de-AT' } })).body;
  own = bearer(session.session_token);
  visitor = session.visitor.id;
  const body = { content: `My password is ${SECRET}`, client_message_id: freshId() };
  id = (await api.visitor('POST', `${token}/conversations`, { ...own, body })).body.conversation.id;
  await api.agent('POST', `/conversations/${id}/assign`, { body: { agent_id: adaId } });
  api.deps.delivered.length = 0;
});

const redact = (seq: number, claims: Record<string, unknown> = ada) =>
  api.agent('POST', `/conversations/${id}/messages/${seq}/redact`, { claims });
const rows = async () => (await api.agent('GET', `/conversations/${id}/messages`)).body.data;
const stored = async () => JSON.stringify(await api.allItems());
const react = async () => world.react(streamEvent(await world.fresh()));
const sweep = () => finishErasures(api.deps, api.clock.ms + 60_000);
const say = (content: string, client_message_id = freshId()) =>
  api.visitor('POST', `${token}/conversations/${id}/messages`, { ...own, body: { content, client_message_id } });

it('says what stands in its place in the visitor’s language, and who did it to the team only', async () => {
  expect(await redact(1)).toMatchObject({
    status: 200,
    body: { seq: 1, content: GONE, metadata: { redacted_at: expect.any(String) } },
  });
  const all = await rows();
  expect(all[0]).toMatchObject({ content: GONE, sender_type: 'visitor' });
  expect(all.at(-1)).toMatchObject({
    visibility: 'internal',
    metadata: { event: 'redacted', about_seq: 1, agent_id: adaId },
  });
  const seen = (await api.visitor('GET', `${token}/conversations/${id}/messages`, own)).body.data;
  expect(seen).toHaveLength(2);
  expect(seen[0]).toMatchObject({ content: GONE });
});

it('changes the preview, the search and every count but those of rows', async () => {
  const before = (await api.agent('GET', `/conversations/${id}`)).body;
  await redact(1);
  const after = (await api.agent('GET', `/conversations/${id}`)).body;
  expect(after).toMatchObject({
    last_message: GONE,
    unread_by_agent: before.unread_by_agent,
    waiting_since: before.waiting_since,
    status: before.status,
  });
  const found = async (q: string) => (await api.agent('GET', '/conversations', { query: { q } })).body.data;
  expect(await found(SECRET)).toEqual([]);
  const own = { query: { q: 'entfernt' } };
  expect((await api.agent('GET', '/conversations', own)).body.data).not.toEqual([]);
});

it('leaves the words of a settled chat, too', async () => {
  await api.agent('POST', `/conversations/${id}/resolve`);
  await react();
  const found = async () => (await api.agent('GET', '/conversations', { query: { q: SECRET } })).body.data;
  expect(await found()).toMatchObject([{ id }]);
  await redact(1, admin);
  await react();
  api.clock.ms += 120_000;
  expect(await found()).toEqual([]);
});

it('reaches the visitor’s page and the agents who have it open at once, and again from the stream', async () => {
  await redact(1);
  expect(reached().sort()).toEqual(['agent', 'visitor', 'watch']);
  api.deps.delivered.length = 0;
  await react();
  expect(reached()).toContain('visitor');
  const told = api.deps.delivered.filter(({ channels }) => channels.some(({ kind }) => kind === 'visitor'));
  expect(JSON.stringify(told)).not.toMatch(/"event":"redacted"/);
});

it('changes the preview of those who see it in their queue, and of those who follow it', async () => {
  await api.agent('PUT', `/conversations/${id}/following`, { claims: ben, body: { is_following: true } });
  await api.agent('POST', `/conversations/${id}/assign`, { body: { agent_id: null } });
  await react();
  api.deps.delivered.length = 0;
  await redact(1, admin);
  await react();
  const told = api.deps.delivered.flatMap(({ channels, frame }) =>
    frame.type === 'conversation.updated' && frame.conversation.last_message === GONE ? channels : [],
  );
  expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['dept', 'agent']));
});

const reached = () =>
  api.deps.delivered.flatMap(({ channels, frame }) => (isRedacted(frame) ? channels.map(({ kind }) => kind) : []));
const isRedacted = (frame: ServerFrame): boolean => frame.type === 'message.created' && frame.message.content === GONE;

it('is gone from what webhooks were sent and are still to be sent, also what is recorded late', async () => {
  receiver.answer((_, response) => response.writeHead(503).end());
  await say(`again: ${SECRET}`);
  const late = await world.fresh();
  const seq = (await rows()).at(-1).seq;
  await redact(seq);
  await redact(1);
  await world.react(streamEvent(late));
  await world.deliver();
  expect(await stored()).toContain(SECRET);
  await sweep();
  expect(await stored()).not.toContain(SECRET);
  receiver.reset();
  api.clock.ms += 3_600_000;
  await world.sweep();
  await world.deliver();
  expect(receiver.received.map(({ text }) => text).join('')).not.toContain(SECRET);
  // Nothing is left to be done.
  await sweep();
  expect(await stored()).not.toContain('"ROW#');
});

/** Everything that keeps a message's words besides its row. Learned questions are in `learned.test.ts`, what tools were given in `redact-later-rows.test.ts`. */
it('is gone from every copy: notes of bots and colleagues, search words, webhooks and the export', async () => {
  const word = 'xylophone-9';
  const bot = await api.make('/bots', { name: 'Bo', provider: 'built-in' });
  const { id: widget, token: handled } = await api.make('/widgets', {
    name: 'Kiosk',
    handler_type: 'ai_bot',
    handler_id: bot.id,
  });
  const session = (
    await api.visitor('POST', `${handled}/session`, { body: { locale: 'de', email: 'ann@example.com' } })
  ).body;
  const body = { content: `Where is ${word}, my cat?`, client_message_id: freshId() };
  id = (await api.visitor('POST', `${handled}/conversations`, { ...bearer(session.session_token), body })).body
    .conversation.id;
  const note = noteOf('unanswered', [{ text: body.content }]);
  const summary = async () => ({ note, content: handoffText(note) });
  await handOff(api.deps, id, { reason: 'unanswered', bot, summary });
  const quote = { content: `She wrote: ${body.content}`, client_message_id: freshId(), visibility: 'internal' };
  await api.agent('POST', `/conversations/${id}/messages`, { body: quote });
  await react();
  await api.agent('POST', `/conversations/${id}/resolve`);
  await react();
  const inRows = async () =>
    (await rows())
      .filter((row: object) => JSON.stringify(row).includes(word))
      .map(({ sender_type }: { sender_type: string }) => sender_type);
  expect(await inRows()).toEqual(['visitor', 'bot', 'agent']);
  expect((await stored()).match(/note\.created[^{]*{.{0,400}xylophone/g)).toHaveLength(2);
  await redact(1, admin);
  await react();
  expect(await inRows()).toEqual([]);
  api.clock.ms += 120_000;
  await sweep();
  const items = (await api.allItems()).filter((item) => JSON.stringify(item).includes(word));
  expect(items.map((item) => JSON.stringify(item))).toEqual([]);
  expect(
    JSON.stringify((await api.agent('GET', `/visitors/${session.visitor.id}/export`, { claims: admin })).body),
  ).not.toContain(word);
  await api.agent('PATCH', `/widgets/${widget}`, { body: { handler_type: 'agent', handler_id: null } });
});

it('notes that repeated it are pushed again with it, in case its request ended before they were', async () => {
  const note = { content: `Careful: My password is ${SECRET}`, client_message_id: freshId(), visibility: 'internal' };
  await api.agent('POST', `/conversations/${id}/messages`, { body: note });
  await api.agent('POST', `/conversations/${id}/messages`, {
    body: { ...note, content: 'Regular customer', client_message_id: freshId() },
  });
  await react();
  await redact(1);
  api.deps.delivered.length = 0;
  await react();
  const frames = JSON.stringify(api.deps.delivered);
  expect(frames).toContain('"content":"Careful: •••"');
  expect(frames).not.toContain('Regular customer');
});

it('a repeated request changes nothing and adds no row; two agents at once add one', async () => {
  const first = (await redact(1)).body;
  const count = (await rows()).length;
  expect((await redact(1, admin)).body).toEqual(first);
  await say('Hello?');
  const [one, other] = await Promise.all([redact(count + 1), redact(count + 1, admin), say('Still there?')]);
  expect([one.status, other.status]).toEqual([200, 200]);
  const records = (await rows()).filter(
    ({ metadata }: { metadata: { event?: string } }) => metadata?.event === 'redacted',
  );
  expect(records).toHaveLength(2);
});

it('a message that is sent again after it was redacted is the redacted one', async () => {
  const client_message_id = freshId();
  await say(SECRET, client_message_id);
  await redact(3);
  expect(await say(SECRET, client_message_id)).toMatchObject({ status: 200, body: { content: GONE } });
  expect(await stored()).not.toMatch(new RegExp(`"S":"${SECRET}"`));
});

it('is for admins, the agent of the chat and who wrote it, and for messages only', async () => {
  expect(await redact(1, ben)).toMatchObject({ status: 403 });
  const body = { content: SECRET, client_message_id: freshId(), visibility: 'internal' };
  const note = (await api.agent('POST', `/conversations/${id}/messages`, { claims: ben, body })).body;
  expect(await redact(note.seq, ben)).toMatchObject({ status: 200 });
  expect(await redact(2)).toMatchObject({ status: 404 });
  expect(await redact(99)).toMatchObject({ status: 404 });
});

it('erased at the same time, nothing of it comes back', async () => {
  await Promise.all([redact(1), api.agent('DELETE', `/visitors/${visitor}`), redact(1, admin)]);
  await react();
  for (let minute = 0; minute < 5; minute++) {
    await sweep();
    api.clock.ms += 60_000;
  }
  const left = (await api.allItems()).filter((item) =>
    JSON.stringify(item).includes(`CONV#${String(id).padStart(16, '0')}`),
  );
  expect(left).toEqual([]);
});

/** The keys of what is stored of the chat and says it still. */
const leftOfChat = async () =>
  (await api.allItems())
    .filter((item) => JSON.stringify(item).includes(String(id)) && JSON.stringify(item).includes(SECRET))
    .map(({ pk, sk }) => `${pk?.S} ${sk?.S}`);

describe('the feedback of a rating', () => {
  const rate = async () => {
    await api.agent('POST', `/conversations/${id}/resolve`);
    const body = { rating: 2, feedback: `It is ${SECRET}` };
    await api.visitor('POST', `${token}/conversations/${id}/rate`, { ...own, body });
    return (await rows()).findLast(
      ({ metadata }: { metadata: { event?: string } | null }) => metadata?.event === 'rated',
    ).seq as number;
  };

  it('is redacted with its stars kept, once, by who may', async () => {
    await redact(1);
    const seq = await rate();
    expect((await redact(seq, ben)).status).toBe(403);
    const [one, other] = await Promise.all([redact(seq), redact(seq, admin)]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect((await api.agent('GET', `/conversations/${id}`)).body).toMatchObject({ rating: 2, feedback: GONE });
    const all = await rows();
    expect(all[seq - 1]).toMatchObject({ metadata: { event: 'rated', rating: 2, redacted_at: expect.any(String) } });
    const records = all.filter(({ metadata }: { metadata: { about_seq?: number } }) => metadata?.about_seq === seq);
    expect(records).toHaveLength(1);
    expect(await leftOfChat()).toEqual([]);
  });

  it('isn’t there in a rating without words', async () => {
    await api.agent('POST', `/conversations/${id}/resolve`);
    await api.visitor('POST', `${token}/conversations/${id}/rate`, { ...own, body: { rating: 5 } });
    expect((await redact((await rows()).at(-1).seq)).status).toBe(404);
  });
});

describe('what was copied out of a message', () => {
  const copied = { password: SECRET, plan: 'business' };
  const redactWith = (query: Record<string, string>) =>
    api.agent('POST', `/conversations/${id}/messages/1/redact`, { claims: ada, query });
  const attributes = async () => (await api.agent('GET', `/conversations/${id}`)).body.attributes;
  const answers = { password: SECRET, name: 'Vera' };
  beforeEach(async () => {
    await api.agent('PUT', `/conversations/${id}/attributes`, { body: { attributes: copied } });
    const state = { turn: 3, answers };
    await api.deps.table.put({ Item: { ...keys.flow(id), turn: 3, state } });
  });

  it('is taken away too where that is chosen, from attributes and a workflow’s answers', async () => {
    await redactWith({ copies: 'true' });
    expect(await attributes()).toEqual({ plan: 'business' });
    const flow = await api.deps.table.get({ Key: keys.flow(id), ConsistentRead: true });
    expect(flow).toMatchObject({ turn: 3, state: { turn: 3, answers: { name: 'Vera' } } });
    await react();
    api.clock.ms += 120_000;
    expect(await leftOfChat()).toEqual([]);
  });

  it('stays where that isn’t chosen', async () => {
    await redactWith({});
    expect(await attributes()).toEqual(copied);
  });

  it('goes although a colleague changes attributes at the same moment', async () => {
    const other = { attributes: { ...copied, color: 'red' } };
    await Promise.all([
      redactWith({ copies: 'true' }),
      api.agent('PUT', `/conversations/${id}/attributes`, { body: other }),
    ]);
    expect((await rows())[0].content).toBe(GONE);
  });
});
