/** Asking by mail how a chat was: from the end of the chat to the stars that count. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import type { MailText } from '#functions/platform/mail.ts';
import { react } from '#functions/handlers/react.ts';
import { channelPush } from '#functions/platform/push.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { newestRow, rowWrite } from '#functions/store/conversations/conversation-store.ts';
import { exactMark, putMailState } from '#functions/store/mail/address-store.ts';
import { keys } from '#functions/store/keys.ts';
import { dueOrders, orderRating, orderUnread } from '#functions/store/mail/mail-job-store.ts';
import { putConnection, subscribe } from '#functions/store/sockets/connection-store.ts';
import { applyIdleRules } from '#functions/use-cases/lifecycle/idle.ts';
import { sendMails } from '#functions/use-cases/mail/send-mails.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import { type MemoryApis, PUBLIC_ORIGIN, ada, bearer, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';
import { noFiles } from '#test/support/files.ts';
import { streamEvent } from '#test/support/memory-deps.ts';

let api: MemoryApis;
let widget: { id: number; token: string };
let agent: number;
let sent: (MailText & { to: string })[];
beforeAll(async () => {
  api = await memoryApis(Date.UTC(2026, 5, 1, 12));
  widget = await api.make('/widgets', { name: 'Teapots', rating_by_email: true });
  agent = (await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 100 })).id;
});
beforeEach(async () => {
  sent = [];
  api.clock.ms += 48 * 3600_000;
  await api.agent('PUT', `/widgets/${widget.id}`, { body: { rating_by_email: true, is_active: true } });
});

const later = (minutes: number) => void (api.clock.ms += minutes * 60_000);
const mailDeps = () => ({
  ...api.visitorDeps,
  mailLinks: { publicOrigin: PUBLIC_ORIGIN, randomText },
  sendMail: async (to: string, mail: MailText) => void sent.push({ ...mail, to }),
});
const sweepMail = () => sendMails(mailDeps(), api.clock.ms + 60_000);

type Chat = { id: number; visitor: number; email: string; as: ReturnType<typeof bearer> };
async function aChat(fields: object = {}): Promise<Chat> {
  const body = { name: 'Vera', email: `vera-${freshId()}@example.com`, locale: 'en-GB', ...fields };
  const { session_token, visitor } = (await api.visitor('POST', `${widget.token}/session`, { body })).body;
  const as = bearer(session_token);
  const first = { client_message_id: freshId(), content: 'Do you have blue ones?' };
  const { id } = (await api.visitor('POST', `${widget.token}/conversations`, { ...as, body: first })).body.conversation;
  const answer = { client_message_id: freshId(), content: 'Yes' };
  await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body: answer });
  return { id, visitor: visitor.id, email: body.email, as };
}
/** What the stream's reader makes of the row that ended a chat. */
async function ends({ id }: Chat, how: 'resolve' | 'close' = 'resolve'): Promise<void> {
  expect((await api.agent('POST', `/conversations/${id}/${how}`, { claims: ada })).status).toBe(200);
  await readsLast(id);
}
async function readsLast(id: number): Promise<void> {
  const row = await newestRow(api.deps.table, id, { consistent: true });
  if (!row) throw new Error('There is no row.');
  const [put] = [rowWrite(row)];
  if (!('Put' in put)) throw new Error('A row is put.');
  const image = put.Put.Item ?? {};
  const key = { pk: String(image['pk']), sk: String(image['sk']) };
  const { table, now, log } = { ...api.deps, now: () => api.clock.ms };
  const push = channelPush({ table, post: async () => 'sent', disconnect: async () => {}, log, now });
  const reach = { rating: (conversation: number) => orderRating(table, conversation, now()) };
  const nothing = async () => {};
  const deps = { ...api.deps, now, push, reach, startTurn: nothing, startTraining: nothing, files: noFiles };
  await react(deps)(streamEvent([{ eventName: 'INSERT', key, image }]));
}
async function comes({ visitor }: Chat): Promise<void> {
  const who = {
    principal: 'visitor',
    visitor_id: visitor,
    widget_id: widget.id,
    widget_token: 't',
    verified: false,
  } as const;
  const socket = `socket-${visitor}`;
  await putConnection(api.deps.table, socket, who, api.clock.ms);
  const connection = { ...who, id: socket, expires_at_seconds: api.clock.ms / 1000 + 7200, channels: [] };
  await subscribe(api.deps.table, connection, [{ kind: 'visitor', id: visitor, widget_id: widget.id }]);
}
const orders = () => dueOrders(api.deps.table, Number.MAX_SAFE_INTEGER);
const linkIn = (mail: MailText | undefined) => /https:\S+\/mail\/\w{32}(?=\/rating)/.exec(mail?.text ?? '')?.[0] ?? '';
const pathOf = (link: string) => `${link.replace(`${PUBLIC_ORIGIN}/api/widget/`, '')}/rating`;
const ratingOf = async (id: number) => (await api.agent('GET', `/conversations/${id}`)).body;
const asked = async (fields: object = {}) => {
  const chat = await aChat(fields);
  await ends(chat);
  later(30);
  await sweepMail();
  return { chat, link: linkIn(sent[0]) };
};
const changeAddress = (visitor: number) =>
  api.deps.table.update({
    Key: keys.visitor(visitor),
    UpdateExpression: 'SET email = :email',
    ExpressionAttributeValues: { ':email': `other-${freshId()}@example.com` },
  });
const blockFor = (visitor: number, hours: number) =>
  api.agent('PUT', `/visitors/${visitor}/block`, { body: { hours } });
const stars = (link: string, body: object) => api.visitor('POST', pathOf(link), { body });

describe('a visitor whose chat ended after they had left', () => {
  it('is asked once, half an hour later, by five links', async () => {
    const chat = await aChat();
    await ends(chat);
    later(29);
    await sweepMail();
    expect(sent).toEqual([]);
    later(1);
    await sweepMail();
    expect(sent).toMatchObject([{ to: chat.email, subject: 'How was your chat with Teapots?' }]);
    expect(sent[0]?.text.match(/rating\?stars=[1-5]/g)).toHaveLength(5);
    expect(sent[0]?.text).not.toContain('blue');
    expect(sent[0]?.headers).toMatchObject({
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    await api.agent('POST', `/conversations/${chat.id}/reopen`, { claims: ada });
    await ends(chat, 'close');
    later(30);
    await sweepMail();
    expect(sent).toHaveLength(1);
  });

  it('is asked in their language', async () => {
    await asked({ locale: 'de-AT' });
    expect(sent[0]?.subject).toBe('Wie war Ihr Chat mit Teapots?');
    expect(sent[0]?.text).toContain('★★★★★ Sehr gut');
  });

  it.each([
    ['they are on the page', comes],
    ['the widget asks nobody', () => api.agent('PUT', `/widgets/${widget.id}`, { body: { rating_by_email: false } })],
  ] as const)('is not asked, and nothing is ordered, where %s', async (_why, first) => {
    const chat = await aChat();
    await first(chat);
    await ends(chat);
    expect((await orders()).filter(({ job }) => 'conversation_id' in job && job.conversation_id === chat.id)).toEqual(
      [],
    );
  });

  it.each([
    [
      'rated it meanwhile',
      ({ id, as }: Chat) =>
        api.visitor('POST', `${widget.token}/conversations/${id}/rate`, { ...as, body: { rating: 4 } }),
    ],
    ['it was reopened', ({ id }: Chat) => api.agent('POST', `/conversations/${id}/reopen`, { claims: ada })],
    [
      'the address bounced',
      ({ email }: Chat) => putMailState(api.deps.table, exactMark(email), { state: 'bounced', atMs: 1 }),
    ],
    ['they were erased', ({ visitor }: Chat) => eraseVisitor(api.agentDeps, visitor)],
    ['the widget was turned off', () => api.agent('PUT', `/widgets/${widget.id}`, { body: { is_active: false } })],
  ] as const)('is not asked where %s', async (_why, meanwhile) => {
    const chat = await aChat();
    await ends(chat);
    await meanwhile(chat);
    later(30);
    await sweepMail();
    expect(sent).toEqual([]);
  });

  it('has time to rate on the page where they came back', async () => {
    const chat = await aChat();
    await ends(chat);
    await comes(chat);
    later(30);
    await sweepMail();
    expect(sent).toEqual([]);
    later(150);
    await sweepMail();
    expect(sent).toHaveLength(1);
  });
});

describe('the question whether somebody is still there', () => {
  it('is mailed to who left, to an address that was only typed as well: its words are the team’s', async () => {
    const rules = { follow_up: { after_minutes: 30, text: 'Are you still there?' } };
    await api.agent('PUT', `/widgets/${widget.id}`, { body: rules });
    const chat = await aChat();
    later(30);
    const { table } = api.deps;
    const now = () => api.clock.ms;
    const { log } = api.visitorDeps;
    const push = channelPush({ table, post: async () => 'sent', disconnect: async () => {}, log, now });
    const reach = {
      visitor: (conversation: number) => orderUnread(table, conversation, { nowMs: now(), waitMinutes: 10 }),
    };
    const check = { widgets: [{ ...widgetDefaults, ...rules, id: widget.id }], positions: {}, until: Infinity };
    await applyIdleRules({ ...api.deps, log, now, push, reach }, check);
    later(10);
    await sweepMail();
    expect(sent.find(({ to }) => to === chat.email)?.text).toContain('Are you still there?');
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { follow_up: null } });
  });
});

describe('a star in a mail', () => {
  it('opens a page with that choice made, and rates nothing, however often programs open it', async () => {
    const { chat, link } = await asked();
    for (const star of ['1', '5', '4']) {
      const page = await api.visitor('GET', pathOf(link), { query: { stars: star } });
      expect(page.status).toBe(200);
      expect(page.body).toContain(`value="${star}" required checked`);
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    }
    expect(await ratingOf(chat.id)).toMatchObject({ rating: null });
  });

  it('counts once it is sent, with its comment, for the agent, and again replaces', async () => {
    const { chat, link } = await asked();
    const before = (await getAgent(api.deps.table, agent))?.total_rating ?? 0;
    expect((await stars(link, { stars: '2' })).body).toContain('Thanks for your feedback');
    expect((await stars(link, { stars: '4', feedback: ' Quick, and friendly ' })).status).toBe(200);
    expect(await ratingOf(chat.id)).toMatchObject({ rating: 4, feedback: 'Quick, and friendly' });
    expect((await getAgent(api.deps.table, agent))?.total_rating).toBe(before + 4);
  });

  it('is sent by the form of a browser without scripts, too', async () => {
    const { chat, link } = await asked();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answered = await api.visitor('POST', pathOf(link), { headers, rawBody: 'stars=5&feedback=Sch%C3%B6n+hier' });
    expect(answered.status).toBe(200);
    expect(await ratingOf(chat.id)).toMatchObject({ rating: 5, feedback: 'Schön hier' });
  });

  it('says that a chat goes on which was reopened', async () => {
    const { chat, link } = await asked();
    await api.agent('POST', `/conversations/${chat.id}/reopen`, { claims: ada });
    expect((await stars(link, { stars: '5' })).body).toContain('This chat goes on');
    expect(await ratingOf(chat.id)).toMatchObject({ rating: null });
  });

  it.each([
    ['after a week', async () => later(7 * 24 * 60)],
    ['once its visitor was erased', ({ visitor }: Chat) => eraseVisitor(api.agentDeps, visitor)],
    ['once they were blocked', ({ visitor }: Chat) => blockFor(visitor, 1)],
    ['once their address has changed', (chat: Chat) => changeAddress(chat.visitor)],
  ] as const)('has expired %s', async (_when, happens) => {
    const { chat, link } = await asked();
    await happens(chat);
    expect((await api.visitor('GET', pathOf(link), { query: { stars: '5' } })).status).toBe(404);
    expect((await stars(link, { stars: '5' })).status).toBe(404);
  });

  it.each([['0'], ['6'], ['4.5'], ['']])('is refused with %s stars', async (wrong) => {
    const { link } = await asked();
    expect((await stars(link, { stars: wrong })).status).toBe(400);
  });

  it('of another mail is unknown', async () => {
    const path = `${widget.token}/mail/${'a'.repeat(32)}/rating`;
    expect((await api.visitor('GET', path)).status).toBe(404);
    expect((await api.visitor('POST', path, { body: { stars: '5' } })).status).toBe(404);
  });
});
