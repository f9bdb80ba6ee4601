import { SignJWT } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MailText } from '#functions/platform/mail.ts';
import { found } from '#core/model/errors.ts';
import { png } from '#test/support/sample-files.ts';
import { getConnection, putConnection, subscribe } from '#functions/store/sockets/connection-store.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { markRead } from '#functions/use-cases/messages/mark-read.ts';
import { appendCommand } from '#functions/use-cases/notify/push-message.ts';
import { visitorAudience } from '#functions/use-cases/notify/audience.ts';
import { disconnect } from '#functions/use-cases/sockets/connect.ts';
import { keys } from '#functions/store/keys.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { exactMark, putMailState } from '#functions/store/mail/address-store.ts';
import { claimMailJob, deleteMailJob, dueOrders, orderUnread, putOff } from '#functions/store/mail/mail-job-store.ts';
import { sendMails } from '#functions/use-cases/mail/send-mails.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { PUBLIC_ORIGIN, ada, bearer, memoryApis } from '#test/support/api.ts';
import { allowance, freshId } from '#test/support/conversations.ts';

let api: MemoryApis;
let token: string;
let secret: string;
let sent: (MailText & { to: string })[];
let isDown = false;
/** What happens while a mail is on its way. */
let whileSending = async (): Promise<void> => {};
beforeAll(async () => {
  api = await memoryApis(Date.UTC(2026, 5, 1, 12));
  const widget = await api.make('/widgets', { name: 'Teapots', allowed_domains: ['shop.example.com'] });
  ({ token } = widget);
  secret = (await api.agent('POST', `/widgets/${widget.id}/identity-secret`)).body.identity_secret;
  await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 100 });
});
beforeEach(() => {
  [sent, isDown] = [[], false];
  // Of each limit there is as much again as on any day.
  api.clock.ms += 48 * 3600_000;
});

/** The token of a site that vouches for a person with these fields. */
const vouched = async (fields: Record<string, string>) => ({
  email: undefined,
  identity_token: await new SignJWT({ sub: `customer-${freshId()}`, name: 'Vera', ...fields })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(Math.floor(api.clock.ms / 1000) + 300)
    .sign(new TextEncoder().encode(secret)),
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
        await whileSending();
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
  await orderUnread(api.deps.table, id, { nowMs: api.clock.ms, waitMinutes: 10 });
}
const changeAddress = (visitor: number, email: string) =>
  api.deps.table.update({
    Key: keys.visitor(visitor),
    UpdateExpression: 'SET email = :email',
    ExpressionAttributeValues: { ':email': email },
  });
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

  it('are not mailed while the visitor is on the page, but once they have left', async () => {
    const { id, visitor } = await aChat();
    const { widget_id } = (await api.agent('GET', `/conversations/${id}`, { claims: ada })).body;
    const who = { principal: 'visitor', visitor_id: visitor, widget_id, widget_token: token, verified: false } as const;
    await answer(id, 'One');
    await putConnection(api.deps.table, 'tab', who, api.clock.ms);
    const tab = found(await getConnection(api.deps.table, 'tab'));
    await subscribe(api.deps.table, tab, [visitorAudience({ visitor_id: visitor, widget_id })]);
    later(10);
    await sweepMail();
    expect(sent).toEqual([]);
    await disconnect(api.deps, 'tab');
    later(10);
    await sweepMail();
    expect(sent).toHaveLength(1);
  });

  it('are mailed when one comes while the mail before is being sent', async () => {
    const { id } = await aChat();
    await answer(id, 'One');
    later(10);
    whileSending = () => answer(id, 'Two');
    await sweepMail();
    whileSending = async () => {};
    expect(sent).toHaveLength(1);
    later(15);
    await sweepMail();
    await sweepMail();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.text).toContain('Two');
    expect(sent[1]?.text).not.toContain('One');
  });

  it('are mailed although their visitor answered an earlier mail meanwhile', async () => {
    const { id, visitor } = await aChat();
    await answer(id, 'Let me see.');
    later(10);
    await sweepMail();
    await answer(id, 'Here it is.');
    const reply = { visitor, name: 'Vera', content: 'Thank you', client_message_id: freshId(), allowance };
    await sendVisitorMessage(api.deps, id, { ...reply, via: { via: 'email' } });
    const { data } = (await api.agent('GET', `/conversations/${id}/messages`, { claims: ada })).body;
    const last = data.find(({ content }: { content: string }) => content === 'Here it is.');
    expect(last).toMatchObject({ is_read: false });
    const { unread_by_visitor } = (await api.agent('GET', `/conversations/${id}`, { claims: ada })).body;
    expect(unread_by_visitor).toBeGreaterThan(0);
    later(15);
    await sweepMail();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.text).toContain('Here it is.');
    expect(sent[1]?.text).not.toContain('Let me see.');
  });

  it('are not mailed after a failure to somebody who has unsubscribed since', async () => {
    const { id, email } = await aChat();
    await answer(id, 'One');
    later(10);
    isDown = true;
    await sweepMail();
    isDown = false;
    await putMailState(api.deps.table, exactMark(email), { state: 'unsubscribed', atMs: api.clock.ms });
    later(6);
    await sweepMail();
    expect(sent).toEqual([]);
  });

  it('are counted again after a failure when the address has changed since', async () => {
    const other = `other-${freshId()}@example.com`;
    const { id, visitor } = await aChat();
    for (let mail = 1; mail <= 3; mail++) {
      await changeAddress(visitor, `vera-${freshId()}@example.com`);
      await answer(id, `Answer ${mail}`);
      later(15);
      isDown = true;
      await sweepMail();
      isDown = false;
      await changeAddress(visitor, other);
      later(6);
      await sweepMail();
    }
    // The visitor's fifth of the day went to neither.
    expect(sent.map(({ to }) => to)).toEqual([other, other]);
    later(24 * 60);
    await sweepMail();
    expect(sent).toHaveLength(3);
  });

  it('are tried again after a failure, which uses up nothing of a limit', async () => {
    const { id } = await aChat();
    for (let mail = 1; mail <= 3; mail++) {
      await answer(id, `Answer ${mail}`);
      later(15);
      isDown = true;
      await sweepMail();
      isDown = false;
      later(6);
      await sweepMail();
      expect(sent).toHaveLength(mail);
    }
  });

  it.each([
    ['who unsubscribed', 'unsubscribed'],
    ['whose address bounced', 'bounced'],
  ] as const)('are not mailed by another try to somebody %s since the first one', async (_, state) => {
    const { id, email } = await aChat();
    await answer(id, 'One');
    later(10);
    isDown = true;
    await sweepMail();
    isDown = false;
    await putMailState(api.deps.table, exactMark(email), { state, atMs: api.clock.ms });
    later(6);
    await sweepMail();
    expect(sent).toEqual([]);
  });

  it('are counted for the address that another try goes to, if the visitor typed it after the first one', async () => {
    const mailbox = `victim-${freshId()}@example.com`;
    for (const tag of ['a', 'b', 'c', 'd']) {
      const { id, as } = await aChat();
      await answer(id, 'One');
      later(10);
      isDown = true;
      await sweepMail();
      isDown = false;
      const session_token = as.headers['authorization']?.replace('Bearer ', '');
      const body = { session_token, email: mailbox.replace('@', `+${tag}@`) };
      expect((await api.visitor('POST', `${token}/session`, { body })).body.visitor.email).toBe(body.email);
      later(6);
      await sweepMail();
    }
    expect(sent).toHaveLength(3);
  });

  it('are not tried by a sweep that found the order before another one put it off', async () => {
    const { table } = api.deps;
    const { id } = await aChat();
    await answer(id, 'One');
    later(10);
    const order = found((await dueOrders(table, api.clock.ms)).find(({ key }) => key.sk.includes(`UNREAD#${id}`)));
    expect(await claimMailJob(table, order, api.clock.ms)).toBe('done');
    await putOff(table, order, api.clock.ms + 60_000);
    expect(await claimMailJob(table, order, api.clock.ms)).toBe('refused');
    later(1);
    expect(await claimMailJob(table, order, api.clock.ms)).toBe('done');
    await deleteMailJob(table, order, api.clock.ms);
  });

  it('are mailed in the order they are due, whatever their conversations are called', async () => {
    const [first, second] = [await aChat(), await aChat()];
    await answer(second.id, 'One');
    later(1);
    await answer(first.id, 'One');
    later(10);
    await sweepMail();
    expect(sent.map(({ to }) => to)).toEqual([second.email, first.email]);
  });

  it('outlast a mail service that is down for hours', async () => {
    const { id } = await aChat();
    await answer(id, 'One');
    isDown = true;
    for (let minute = 0; minute < 200; minute += 10) {
      later(10);
      await sweepMail();
    }
    isDown = false;
    later(60);
    await sweepMail();
    expect(sent).toHaveLength(1);
  });

  it('wait for the next day when a limit stops their mail, and are all in that one', async () => {
    // Five mails of one day.
    api.clock.ms = Math.ceil(api.clock.ms / 86_400_000) * 86_400_000;
    const { id } = await aChat();
    const mails = async (count: number) => {
      for (let mail = 1; mail <= count; mail++) {
        await answer(id, `Answer ${mail} of ${count}`);
        later(15);
        await sweepMail();
      }
    };
    await mails(3);
    expect(sent).toHaveLength(3);
    await mails(2);
    expect(sent).toHaveLength(3);
    later(24 * 60);
    await sweepMail();
    expect(sent).toHaveLength(4);
    expect(sent[3]?.text).toMatch(/Answer 1 of 2[^]*Answer 2 of 2/);
  });

  it('are given up when they could not be mailed for three days', async () => {
    const { id } = await aChat();
    await answer(id, 'One');
    later(3 * 24 * 60 + 1);
    await sweepMail();
    expect(sent).toEqual([]);
  });

  it('are mailed to nobody who left no address', async () => {
    const { id } = await aChat({ email: undefined });
    await answer(id, 'One');
    later(10);
    await sweepMail();
    expect(sent).toEqual([]);
  });

  it('name files without links where the address was only typed', async () => {
    const { id } = await aChat();
    const upload = { name: 'mug.png', type: 'image/png', size: png().length, visibility: 'public' };
    const offered = (await api.agent('POST', `/conversations/${id}/uploads`, { claims: ada, body: upload })).body;
    api.files.post(offered, png());
    const body = { client_message_id: freshId(), metadata: { files: [{ id: offered.id }] } };
    expect((await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body })).status).toBe(201);
    await orderUnread(api.deps.table, id, { nowMs: api.clock.ms, waitMinutes: 10 });
    later(10);
    await sweepMail();
    expect(sent[0]?.text).toContain('[File: mug.png]\n');
    expect(sent[0]?.text).not.toContain('/mailed/');
  });
});

/** A mail about an answer, and the link in it. */
const mailed = async (fields: object = {}) => {
  const chat = await aChat(fields);
  await answer(chat.id, 'One');
  later(10);
  await sweepMail();
  return { ...chat, link: linkIn(sent.at(-1)) };
};

/** A row of a bot's, or of the question to a silent visitor. */
async function botSays(id: number, command: { type: 'follow_up' | 'notice'; content: string }): Promise<void> {
  const newest = found(await newestRow(api.deps.table, id, { consistent: true }));
  expect(await appendCommand(api.deps, newest, command)).not.toBe('conflict');
  await orderUnread(api.deps.table, id, { nowMs: api.clock.ms, waitMinutes: 10 });
}

/** An agent has answered, and the visitor has read it: somebody waits for them. */
async function readAnAnswer(id: number): Promise<void> {
  await answer(id, 'Which one?');
  const { row } = found(await loadConversation(api.deps.table, id, { consistent: true }));
  await markRead(api.deps, id, { side: 'visitor', visitor: row.state.visitor_id }, row.seq);
}

describe('what a bot wrote', () => {
  const mailsAfter = async (fields: object, type: 'follow_up' | 'notice') => {
    const { id } = await aChat(fields);
    if (type === 'follow_up') await readAnAnswer(id);
    await botSays(id, { type, content: 'The words of a bot' });
    later(10);
    await sweepMail();
    return sent.map(({ text }) => text.includes('The words of a bot'));
  };

  it('is not mailed to an address that was only typed', async () => {
    expect(await mailsAfter({}, 'notice')).toEqual([]);
  });

  it('is mailed to an address that the site verified', async () => {
    expect(await mailsAfter(await vouched({ email: 'vera@example.com' }), 'notice')).toEqual([true]);
  });

  it('is mailed to any address if it is the widget’s own question to a silent visitor', async () => {
    expect(await mailsAfter({}, 'follow_up')).toEqual([true]);
  });
});

describe('a visitor whom the site verified', () => {
  it('gets a link that opens what is theirs, with a session as theirs', async () => {
    const { link, visitor, id } = await mailed(await vouched({ email: 'vera@example.com' }));
    expect(await session(link)).toMatchObject({
      status: 200,
      body: { visitor: { id: visitor, verified: true }, conversation: { id } },
    });
  });

  it('gets a mail without a link at an address that was only typed', async () => {
    const { link } = await mailed({ ...(await vouched({})), email: 'typed@example.com' });
    expect(sent).toMatchObject([{ to: 'typed@example.com' }]);
    expect(link).toBe('');
    expect(sent[0]?.text).toContain('open the chat on our website');
    const [unsubscribe = ''] = /https:\S+(?=\/unsubscribe)/.exec(sent[0]?.text ?? '') ?? [];
    expect(await session(unsubscribe)).toMatchObject({ status: 404 });
  });

  it('is opened no more by a link from before they were verified', async () => {
    const { link, as } = await mailed();
    const session_token = as.headers['authorization']?.replace('Bearer ', '');
    const body = { session_token, ...(await vouched({})) };
    expect((await api.visitor('POST', `${token}/session`, { body })).status).toBe(200);
    expect(await session(link)).toMatchObject({ status: 404 });
  });

  it('is opened no more once the secret of the site was replaced for a day', async () => {
    const { link } = await mailed(await vouched({ email: 'vera@example.com' }));
    const { id } = found(
      (await api.agent('GET', '/widgets')).body.data.find((one: { token: string }) => one.token === token),
    );
    secret = (await api.agent('POST', `/widgets/${id}/identity-secret`)).body.identity_secret;
    later(24 * 60 + 1);
    expect(await session(link)).toMatchObject({ status: 401 });
  });
});

describe('the link in the mail', () => {
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

  it('ends when the visitor corrects their address: it went to the wrong one', async () => {
    const { link, as } = await mailed();
    const session_token = as.headers['authorization']?.replace('Bearer ', '');
    const body = { session_token, email: 'right@example.com' };
    expect((await api.visitor('POST', `${token}/session`, { body })).status).toBe(200);
    expect(await session(link)).toMatchObject({ status: 404 });
  });

  it('opens nothing with another key or in another widget', async () => {
    const { link } = await mailed();
    expect(await session(link.replace(/\w{32}$/, 'x'.repeat(32)))).toMatchObject({ status: 404 });
    const other = await api.make('/widgets', { name: 'Cups' });
    expect(await session(link.replace(token, other.token))).toMatchObject({ status: 404 });
  });
});

describe('unsubscribing', () => {
  const subscription = (method: string, link: string, sent: object = {}) =>
    api.visitor(method, `${pathOf(link)}/unsubscribe`, sent);
  /** What mail programs send when somebody clicks their own button. */
  const oneClick = {
    rawBody: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  };
  const seenByAgents = async (visitor: number) =>
    (await api.agent('GET', `/visitors/${visitor}`, { claims: ada })).body.mail_state;
  /** Another mail about an answer, if there is one. */
  const mailsNow = async (id: number) => {
    const before = sent.length;
    await answer(id, 'Another');
    later(15);
    await sweepMail();
    return sent.length - before;
  };

  it('takes one click in the mail program, which finds the address in a header', async () => {
    const { id, link, visitor } = await mailed();
    expect(sent.at(-1)?.headers).toMatchObject({
      'List-Unsubscribe': `<${link}/unsubscribe>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(await subscription('POST', link, oneClick)).toMatchObject({ status: 200 });
    expect(await seenByAgents(visitor)).toBe('unsubscribed');
    expect(await mailsNow(id)).toBe(0);
  });

  it('changes nothing while a link is only opened, as scanners of mail do', async () => {
    const { id, link } = await mailed();
    const page = await subscription('GET', link);
    expect(page.body).toContain('<form method="post" action="unsubscribe"><button>Unsubscribe</button></form>');
    expect(await mailsNow(id)).toBe(1);
  });

  it('can be undone', async () => {
    const { id, link, visitor } = await mailed();
    const page = await subscription('POST', link, oneClick);
    expect(page.body).toContain('action="unsubscribe?undo=yes"');
    expect(await subscription('POST', link, { ...oneClick, query: { undo: 'yes' } })).toMatchObject({ status: 200 });
    expect(await seenByAgents(visitor)).toBe(null);
    expect(await mailsNow(id)).toBe(1);
  });

  it('covers the mailbox, however its address is written, also by an old mail', async () => {
    const name = `vera-${freshId()}`;
    const { link } = await mailed({ email: `${name}@example.com` });
    later(50 * 24 * 60);
    expect(await subscription('POST', link, oneClick)).toMatchObject({ status: 200 });
    const other = await aChat({ email: `${name}+shop@Example.com` });
    expect(await mailsNow(other.id)).toBe(0);
    expect(await seenByAgents(other.visitor)).toBe('unsubscribed');
    expect(await mailsNow((await aChat()).id)).toBe(1);
  });

  it('lets people have copies that they ask for; those that bounce are refused, and say so', async () => {
    Object.assign(api.visitorDeps, { hasMail: true });
    const { id, link, as, email } = await mailed();
    await subscription('POST', link, oneClick);
    const copy = () => api.visitor('POST', `${token}/conversations/${id}/transcript`, as);
    expect(await copy()).toMatchObject({ status: 200 });
    await putMailState(api.deps.table, exactMark(email), { state: 'bounced', atMs: api.clock.ms });
    expect(await copy()).toMatchObject({ status: 409, body: { detail: expect.stringContaining('come back') } });
    expect(await subscription('POST', link, { ...oneClick, query: { undo: 'yes' } })).toMatchObject({ status: 200 });
    later(61);
    expect(await copy()).toMatchObject({ status: 409 });
  });

  it('says that a link is none of ours', async () => {
    const { link } = await mailed();
    const unknown = link.replace(/\w{32}$/, 'x'.repeat(32));
    expect(await subscription('POST', unknown, oneClick)).toMatchObject({ status: 404 });
  });
});
