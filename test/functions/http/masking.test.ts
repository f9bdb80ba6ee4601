/** Card numbers and what else a team masks are in no item of the table, however they came. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { subscriptionsOf } from '#functions/store/webhooks/subscriptions.ts';
import type { Apis } from '#test/support/api.ts';
import { ada, bearer, startApis } from '#test/support/api.ts';

const CARD = '4111 1111 1111 1111';
const MASKED = '•••• •••• •••• 1111';

let api: Apis;
let token: string;
let widget: number;
beforeAll(async () => {
  api = await startApis();
  ({ token, id: widget } = await api.make('/widgets', { name: 'Shop' }));
  await api.make('/agents', { user_id: 'ada' });
});
afterAll(() => api.stop());

const stored = async () => JSON.stringify(await api.allItems());
const said = (content: string, more: object = {}) => ({ content, client_message_id: crypto.randomUUID(), ...more });

it('stores no card number of a form, a message, an attribute, a rating or an answer, and shows what it stored', async () => {
  const about = { name: `Ada ${CARD}`, custom_attributes: { card: CARD }, page_title: `Pay ${CARD}` };
  const session = await api.visitor('POST', `${token}/session`, { body: about });
  const own = bearer(session.body.session_token);
  const first = said(`My card is ${CARD}`, {
    name: `Bea ${CARD}`,
    attributes: { note: CARD },
    source_page_title: CARD,
  });
  const started = await api.visitor('POST', `${token}/conversations`, { ...own, body: first });
  expect(started.body.messages).toMatchObject([{ content: `My card is ${MASKED}` }]);
  const { id } = started.body.conversation;
  const path = `${token}/conversations/${id}`;
  const second = said(CARD, { attributes: { other: CARD } });
  expect((await api.visitor('POST', `${path}/messages`, { ...own, body: second })).body.content).toBe(MASKED);
  // The same request again is the same message.
  expect(await api.visitor('POST', `${path}/messages`, { ...own, body: second })).toMatchObject({ status: 200 });
  const team = `/conversations/${id}`;
  expect((await api.agent('POST', `${team}/assign`, { body: { agent_id: await adaId() } })).status).toBe(200);
  const answer = said(`You wrote ${CARD}`);
  expect((await api.agent('POST', `${team}/messages`, { body: answer })).body.content).toBe(`You wrote ${MASKED}`);
  await api.agent('POST', `${team}/messages`, { body: said(CARD, { visibility: 'internal' }) });
  const draft = { reply: CARD, note: CARD, base: null };
  expect((await api.agent('PUT', `${team}/draft`, { claims: ada, body: draft })).status).toBe(200);
  await api.agent('PUT', `${team}/attributes`, { body: { attributes: { again: CARD } } });
  await api.agent('POST', `${team}/resolve`);
  const rating = { rating: 1, feedback: CARD };
  expect((await api.visitor('POST', `${path}/rate`, { ...own, body: rating })).status).toBe(200);
  await api.agent('PUT', '/visitors', {
    body: { widget_id: widget, external_id: 'x', name: CARD, custom_attributes: { card: CARD } },
  });
  expect(await stored()).not.toMatch(/4111[ -]?1111/);
  expect(await stored()).toContain(MASKED);
});

it('stores none of what the team writes elsewhere: later, with actions, on a transfer, in a ticket, or of a block', async () => {
  const session = await api.visitor('POST', `${token}/session`, { body: {} });
  const own = bearer(session.body.session_token);
  const { id } = (await api.visitor('POST', `${token}/conversations`, { ...own, body: said('Hello?') })).body
    .conversation;
  const team = `/conversations/${id}`;
  const sendAt = new Date(api.clock.ms + 3_600_000).toISOString();
  const later = { ...said(CARD), send_at: sendAt };
  const run = { ...said(CARD), actions: [{ type: 'note', content: CARD }] };
  const ticket = { subject: CARD, description: `It was ${CARD}`, conversation_id: id };
  const statuses = [
    await api.agent('POST', `${team}/assign`, { body: { agent_id: await adaId() } }),
    await api.agent('POST', `${team}/scheduled`, { claims: ada, body: later }),
    await api.agent('POST', `${team}/runs`, { claims: ada, body: run }),
    await api.agent('POST', `${team}/assign`, { claims: ada, body: { department_id: null, note: CARD } }),
    await api.agent('PUT', `/visitors/${session.body.visitor.id}/block`, { body: { hours: 1, reason: CARD } }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([200, 201, 201, 200, 200]);
  const made = await api.make('/tickets', ticket);
  expect(made).toMatchObject({ subject: MASKED, description: `It was ${MASKED}` });
  const changed = await api.agent('PUT', `/tickets/${made.id}`, { body: { subject: `Now ${CARD}` } });
  expect(changed.body.subject).toBe(`Now ${MASKED}`);
  expect(await stored()).not.toMatch(/4111[ -]?1111/);
});

async function adaId(): Promise<number> {
  return (await api.agent('GET', '/agents')).body.data[0].id;
}

it('what a site verified, telephone numbers and order numbers stay', async () => {
  const body = { phone: '+4915112345676', custom_attributes: { order: '1000000000000008' } };
  await api.visitor('POST', `${token}/session`, { body });
  expect(await stored()).toContain('+4915112345676');
  expect(await stored()).toContain('1000000000000008');
});

it('a pattern that could be slow or means nothing is refused, and which one is said', async () => {
  const body = { mask_patterns: ['PIN \\d+', '(a+)+'] };
  expect(await api.agent('PUT', '/team-settings', { body })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'body.mask_patterns.1', message: expect.stringMatching(/Groups/) }] },
  });
});

it('a team masks by its own patterns and may leave cards, which each function knows within a minute, without a read of its own', async () => {
  const { table, clock, log } = api.visitorDeps as typeof api.visitorDeps & { clock: { ms: number } };
  const known = subscriptionsOf({ table, now: () => clock.ms, log }, []);
  await known.wants('message.created');
  api.deps.resetUnits();
  expect((await known.mask())(`PIN 4711 ${CARD}`)).toBe(`PIN 4711 ${MASKED}`);
  expect(api.deps.units.read).toBe(0);
  await api.agent('PUT', '/team-settings', { body: { mask_cards: false, mask_patterns: ['PIN \\d+'] } });
  clock.ms += 60_000;
  expect((await known.mask())(`PIN 4711 ${CARD}`)).toBe(`••• •••• ${CARD}`);
  await api.agent('PUT', '/team-settings', { body: { mask_cards: true, mask_patterns: [] } });
});

it('masks card numbers where the rules can’t be read', async () => {
  const table = { get: async () => Promise.reject(new Error('no table')) } as never;
  const known = subscriptionsOf({ table, now: () => 0, log: api.visitorDeps.log }, []);
  expect((await known.mask())(CARD)).toBe(MASKED);
});
