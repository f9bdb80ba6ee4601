/** What a widget that lists its visitors does, and one that doesn't: its script, and what sessions keep. */
import { beforeAll, expect, it } from 'vitest';
import { nextVisit, visitOf } from '#core/visitor/visit.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { type MemoryApis, ada, memoryApis } from '#test/support/api.ts';
import { arriveOn } from '#test/support/live.ts';

let api: MemoryApis;
beforeAll(async () => {
  api = await memoryApis();
  await api.make('/agents', { user_id: 'ada' });
});

const MINUTE_MS = 60_000;
const scriptOf = async (token: string) => String((await api.visitor('GET', `${token}/script.js`)).body);
const openSession = async (token: string, session_token?: string) =>
  (await api.visitor('POST', `${token}/session`, { body: session_token === undefined ? {} : { session_token } })).body;

it('adds nothing to the script of a widget that does not list its visitors', async () => {
  const { id, token } = await api.make('/widgets', { name: 'Quiet' });
  const before = await scriptOf(token);
  expect(before).not.toMatch(/live-1|import\(/);
  await api.agent('PUT', `/widgets/${id}`, { body: { live_visitors: true } });
  const on = await scriptOf(token);
  expect(on).toContain('import("https://chat.example.com/widget/live-1.js")');
  await api.agent('PUT', `/widgets/${id}`, { body: { live_visitors: false } });
  expect(await scriptOf(token)).toBe(before);
});

it('counts visits only where the widget lists its visitors, and another after half an hour', async () => {
  for (const live_visitors of [false, true]) {
    const { token } = await api.make('/widgets', { name: 'Shop', live_visitors });
    const first = await openSession(token);
    for (const minutes of [29, 31, 10]) {
      api.clock.ms += minutes * MINUTE_MS;
      await openSession(token, first.session_token);
    }
    const visit = (await getVisitor(api.deps.table, first.visitor.id, { consistent: true }))?.visit;
    const began_at = new Date(api.clock.ms - 10 * MINUTE_MS).toISOString();
    expect(visit).toEqual(live_visitors ? { count: 2, began_at } : undefined);
  }
});

it('takes a visitor for new until they have been away', () => {
  const seen = { first_seen_at: '2026-06-01T12:00:00.000Z', last_seen_at: '2026-06-01T12:10:00.000Z' };
  expect(visitOf(seen)).toEqual({ count: 1, began_at: seen.first_seen_at });
  expect(nextVisit(seen, Date.parse('2026-06-01T12:39:59.000Z'))).toBeUndefined();
  expect(nextVisit(seen, Date.parse('2026-06-01T12:40:00.000Z'))).toEqual({
    count: 2,
    began_at: '2026-06-01T12:40:00.000Z',
  });
});

it('lists who is there, and lets an agent say hello once', async () => {
  const { id: widget_id, token } = await api.make('/widgets', { name: 'Listing', live_visitors: true });
  const { visitor, session_token } = await openSession(token);
  await arriveOn(api.deps, { id: visitor.id, widget_id }, 'page');
  const listed = (await api.agent('GET', '/live-visitors', { claims: ada })).body;
  expect(listed.data).toMatchObject([{ id: visitor.id, widget_id, visits: 1, chat: 'none' }]);
  const hello = { claims: ada, body: { content: 'Need a hand?', client_message_id: 'hello-000001' } };
  const begun = await api.agent('POST', `/visitors/${visitor.id}/hello`, hello);
  expect([begun.status, begun.body.status, begun.body.last_message]).toEqual([201, 'waiting', 'Need a hand?']);
  const again = await api.agent('POST', `/visitors/${visitor.id}/hello`, hello);
  expect([again.status, again.body.id]).toEqual([200, begun.body.id]);
  const another = { claims: ada, body: { ...hello.body, client_message_id: 'hello-000002' } };
  const refused = await api.agent('POST', `/visitors/${visitor.id}/hello`, another);
  expect([refused.status, refused.body.code]).toEqual([409, 'visitor_in_chat']);
  const { conversation } = await openSession(token, session_token);
  expect(conversation).toMatchObject({ id: begun.body.id, unread_by_visitor: 1 });
});
