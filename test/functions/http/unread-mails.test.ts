import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MailText } from '#functions/platform/mail.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { orderUnread } from '#functions/store/mail/mail-job-store.ts';
import { sendMails } from '#functions/use-cases/mail/send-mails.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import type { Apis } from '#test/support/api.ts';
import { PUBLIC_ORIGIN, ada, bearer, startApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

let api: Apis;
let token: string;
let sent: (MailText & { to: string })[];
let isDown = false;
beforeAll(async () => {
  api = await startApis(Date.UTC(2026, 5, 1, 12));
  ({ token } = await api.make('/widgets', { name: 'Teapots', allowed_domains: ['shop.example.com'] }));
  await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 100 });
});
afterAll(() => api.stop());
beforeEach(() => {
  [sent, isDown] = [[], false];
  // Of each limit there is as much again as on any day.
  api.clock.ms += 48 * 3600_000;
});

const later = (minutes: number) => void (api.clock.ms += minutes * 60_000);

/** What the sweep does with the outbox. */
const sweepMail = () =>
  sendMails(
    {
      ...api.visitorDeps,
      mailLinks: { publicOrigin: PUBLIC_ORIGIN, randomText },
      sendMail: async (to, mail) => {
        if (isDown) throw new Error('The mail service is down.');
        sent.push({ ...mail, to });
      },
    },
    api.clock.ms + 60_000,
  );

/** A chat of a visitor who typed who they are. */
async function aChat(fields: object = {}) {
  const body = {
    name: 'Vera',
    email: `vera-${freshId()}@example.com`,
    locale: 'en-GB',
    timezone: 'Europe/Paris',
    ...fields,
  };
  const { session_token, visitor } = (await api.visitor('POST', `${token}/session`, { body })).body;
  const as = bearer(session_token);
  const first = { client_message_id: freshId(), content: 'Do you have <blue> ones?' };
  const { id } = (await api.visitor('POST', `${token}/conversations`, { ...as, body: first })).body.conversation;
  return { id: id as number, as, visitor: visitor.id as number, email: body.email };
}
/** An agent answers somebody who has left. */
async function answer(id: number, content: string): Promise<void> {
  const body = { client_message_id: freshId(), content };
  expect((await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body })).status).toBe(201);
  await orderUnread(api.deps.table, id, api.clock.ms);
}
const linkIn = (mail: MailText | undefined) => /https:\S+\/mail\/\w{32}(?=\n|$)/.exec(mail?.text ?? '')?.[0] ?? '';
const pathOf = (link: string) => link.replace(`${PUBLIC_ORIGIN}/api/widget/`, '');
const session = (link: string, headers: Record<string, string> = { origin: PUBLIC_ORIGIN }) =>
  api.visitor('POST', `${pathOf(link)}/session`, { headers });

describe('answers that a visitor who left has not read', () => {
  it('are mailed after ten minutes, in the reader’s time zone, without a word of the visitor', async () => {
    const { id, email } = await aChat();
    await answer(id, 'Yes, **seven** of them.');
    await sweepMail();
    expect(sent).toEqual([]);
    later(10);
    await sweepMail();
    expect(sent).toMatchObject([{ to: email, subject: 'ada from Teapots replied' }]);
    expect(sent[0]?.text).toContain('14:00  ada:\n    Yes, seven of them.');
    expect(sent[0]?.text).not.toContain('blue');
    await sweepMail();
    expect(sent).toHaveLength(1);
  });

  it('are in one mail with those that came before it was sent', async () => {
    const { id } = await aChat();
    await answer(id, 'One');
    later(5);
    await answer(id, 'Two');
    later(5);
    await sweepMail();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toMatch(/One[^]*Two/);
  });

  it('are not mailed twice; new ones follow a quarter of an hour after the mail before', async () => {
    const { id } = await aChat();
    await answer(id, 'One');
    later(10);
    await sweepMail();
    await answer(id, 'Two');
    later(10);
    await sweepMail();
    expect(sent).toHaveLength(1);
    later(5);
    await sweepMail();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.text).toContain('Two');
    expect(sent[1]?.text).not.toContain('One');
  });

  it('are not mailed once they were read', async () => {
    const { id, as } = await aChat();
    await answer(id, 'One');
    const { up_to_seq: seq } = (await api.visitor('GET', `${token}/conversations/${id}/messages`, as)).body;
    await api.visitor('POST', `${token}/conversations/${id}/read`, { ...as, body: { seq } });
    later(10);
    await sweepMail();
    expect(sent).toEqual([]);
  });
});

describe('the link in the mail', () => {
  const mailed = async () => {
    const chat = await aChat();
    await answer(chat.id, 'One');
    later(10);
    await sweepMail();
    return { ...chat, link: linkIn(sent.at(-1)) };
  };

  it('opens a page with the widget, which a site’s list of domains does not keep out', async () => {
    const { link, id, visitor } = await mailed();
    const page = await api.visitor('GET', pathOf(link));
    expect(page).toMatchObject({
      status: 200,
      headers: { 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-robots-tag': 'noindex' },
    });
    expect(page.body).toContain('"allowed_domains":[]');
    expect(page.body).not.toContain('session_token:');
    for (const device of [1, 2])
      expect(await session(link), `device ${device}`).toMatchObject({
        status: 200,
        body: { visitor: { id: visitor }, conversation: { id } },
      });
    const { session_token } = (await session(link)).body;
    const messages = `${token}/conversations/${id}/messages`;
    const from = async (origin: string) =>
      (await api.visitor('GET', messages, { headers: { authorization: `Bearer ${session_token}`, origin } })).status;
    expect(await from(PUBLIC_ORIGIN)).toBe(200);
    expect(await from('https://shop.example.com')).toBe(200);
    expect(await from('https://elsewhere.example.com')).toBe(403);
  });

  it('works for seven days', async () => {
    const { link } = await mailed();
    later(7 * 24 * 60);
    expect(await session(link)).toMatchObject({ status: 404 });
    const page = await api.visitor('GET', pathOf(link));
    expect(page.status).toBe(404);
    expect(page.body).toContain('This link has expired');
  });

  it('ends when the visitor is erased', async () => {
    const { link, visitor } = await mailed();
    await eraseVisitor(api.deps, visitor);
    expect(await session(link)).toMatchObject({ status: 404 });
  });

  it('opens nothing with another key or in another widget', async () => {
    const { link } = await mailed();
    expect(await session(link.replace(/\w{32}$/, 'x'.repeat(32)))).toMatchObject({ status: 404 });
    const other = await api.make('/widgets', { name: 'Cups' });
    expect(await session(link.replace(token, other.token))).toMatchObject({ status: 404 });
  });
});
