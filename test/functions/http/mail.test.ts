import { globSync, readFileSync } from 'node:fs';
import { SignJWT } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MailText } from '#functions/platform/mail.ts';
import { sendMails } from '#functions/use-cases/mail/send-mails.ts';
import { createTicket } from '#functions/use-cases/mail/tickets.ts';
import type { Table } from '#functions/store/table.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { png } from '#test/support/sample-files.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { PUBLIC_ORIGIN, ada, bearer, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

let api: MemoryApis;
let token: string;
let secret: string;
let sent: (Pick<MailText, 'subject' | 'text'> & { to: string })[];
/** Whom a mail was tried to be sent to, in order. */
let tried: string[];
let isDown: boolean;
beforeAll(async () => {
  api = await memoryApis();
  const widget = await api.make('/widgets', { name: 'Teapots\n& more' });
  ({ token } = widget);
  secret = (await api.agent('POST', `/widgets/${widget.id}/identity-secret`)).body.identity_secret;
  await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 100 });
});
beforeEach(async () => {
  Object.assign(api.visitorDeps, { hasMail: true, visitorMailLimit: 500, transcriptsTo: 'everyone' });
  [isDown, sent, tried] = [false, [], []];
  await deliver();
  [sent, tried] = [[], []];
  // Of each limit there is as much again as on any day.
  api.clock.ms += 48 * 3600_000;
});

/** What the sweep does with the outbox. */
const deliver = () =>
  sendMails(
    {
      ...api.visitorDeps,
      mailLinks: { publicOrigin: PUBLIC_ORIGIN, randomText },
      sendMail: async (to, { subject, text }) => {
        tried.push(to);
        if (isDown || to.startsWith('bad')) throw new Error('The mail service is down.');
        sent.push({ to, subject, text });
      },
    },
    api.clock.ms + 60_000,
  );

/** A chat of a visitor who typed who they are, or whose site vouches for it; an agent has written in it. */
async function aChat(fields: object = { name: 'Vera', email: 'vera@example.com' }) {
  const { session_token } = (await api.visitor('POST', `${token}/session`, { body: fields })).body;
  const as = bearer(session_token);
  const body = { client_message_id: freshId(), content: 'Is this <b>bold</b>?' };
  const { id } = (await api.visitor('POST', `${token}/conversations`, { ...as, body })).body.conversation;
  for (const visibility of ['internal', 'public'])
    await api.agent('POST', `/conversations/${id}/messages`, {
      claims: ada,
      body: { client_message_id: freshId(), content: `An ${visibility} answer`, visibility },
    });
  return { id: id as number, as };
}
/** The token of a site that vouches for this address. */
const vouched = async (email = 'vera@example.com') => ({
  identity_token: await new SignJWT({ sub: `customer-${freshId()}`, name: 'Vera', email })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(Math.floor(api.clock.ms / 1000) + 300)
    .sign(new TextEncoder().encode(secret)),
});
const ask = ({ id, as }: Awaited<ReturnType<typeof aChat>>, sentFrom: object = {}) =>
  api.visitor('POST', `${token}/conversations/${id}/transcript`, { ...as, ...sentFrom });

describe('a copy of a chat', () => {
  it('goes to the visitor, as plain text and without the team’s notes (abuse cases 11 and 23)', async () => {
    const chat = await aChat(await vouched());
    expect(await ask(chat)).toMatchObject({ status: 200, body: { id: chat.id } });
    await deliver();
    expect(sent).toMatchObject([{ to: 'vera@example.com', subject: 'Your chat with Teapots & more' }]);
    expect(sent[0]?.text).toContain('Vera:\n    Is this <b>bold</b>?');
    expect(sent[0]?.text).toContain('ada:\n    An public answer');
    expect(sent[0]?.text).not.toContain('internal');
    await deliver();
    expect(sent).toHaveLength(1);
  });

  it('links to the files of the chat for a month, if the address is proven', async () => {
    const content = png();
    const chat = await aChat(await vouched());
    const path = `${token}/conversations/${chat.id}`;
    const upload = { name: 'broken mug.png', type: 'image/png', size: content.length };
    const offered = (await api.visitor('POST', `${path}/uploads`, { ...chat.as, body: upload })).body;
    api.files.post(offered, content);
    const body = { client_message_id: freshId(), metadata: { files: [{ id: offered.id }] } };
    await api.visitor('POST', `${path}/messages`, { ...chat.as, body });
    await ask(chat);
    await deliver();
    const text = sent[0]?.text ?? '';
    expect(text).toContain('(Links to files work for 30 days.)');
    const [, url = ''] = /\[File: broken mug\.png\]\n {4}(https:\S+)/.exec(text) ?? [];
    expect(url).toMatch(new RegExp(`^${PUBLIC_ORIGIN}/api/widget/${token}/mailed/\\w{32}/files/`));
    const follow = (address: string) => api.visitor('GET', address.replace(`${PUBLIC_ORIGIN}/api/widget/`, ''));
    const opened = await follow(url);
    expect(opened.status).toBe(302);
    expect(api.files.request(opened.headers['location'] ?? '')).toMatchObject({
      status: 200,
      body: content,
      headers: { 'content-disposition': expect.stringMatching(/^attachment; filename="broken mug\.png"/) },
    });
    const other = await aChat();
    const { body: theirs } = await api.visitor('POST', `${token}/uploads`, { ...other.as, body: upload });
    api.files.post(theirs, content);
    expect(await follow(url.replace(offered.id, theirs.id))).toMatchObject({ status: 404 });
    expect(await follow(url.replace(/mailed\/\w{32}/, `mailed/${'x'.repeat(32)}`))).toMatchObject({ status: 404 });
    api.clock.ms += 30 * 86_400_000;
    expect(await follow(url)).toMatchObject({ status: 404 });
  });

  it('names files without a link if the address was only typed', async () => {
    const chat = await aChat();
    const path = `/conversations/${chat.id}`;
    const upload = { name: 'invoice.png', type: 'image/png', size: png().length };
    const offered = (await api.agent('POST', `${path}/uploads`, { claims: ada, body: upload })).body;
    api.files.post(offered, png());
    const body = { client_message_id: freshId(), metadata: { files: [{ id: offered.id }] } };
    await api.agent('POST', `${path}/messages`, { claims: ada, body });
    await ask(chat);
    await deliver();
    expect(sent[0]?.text).toContain('[File: invoice.png]');
    expect(sent[0]?.text).not.toContain('/files/');
  });

  it('holds only what the team wrote when the address was only typed (abuse case 23)', async () => {
    await ask(await aChat({ name: 'Claim your prize', email: 'somebody@example.com' }));
    await deliver();
    expect(sent).toMatchObject([{ to: 'somebody@example.com', subject: 'Your chat with Teapots & more' }]);
    expect(sent[0]?.text).toContain('ada:\n    An public answer');
    expect(sent[0]?.text).not.toMatch(/prize|bold/);
  });

  it('goes to no typed address in whose chat no agent has written', async () => {
    const { session_token } = (await api.visitor('POST', `${token}/session`, { body: { email: 'a@example.com' } }))
      .body;
    const as = bearer(session_token);
    const body = { client_message_id: freshId(), content: 'Claim your prize' };
    const { id } = (await api.visitor('POST', `${token}/conversations`, { ...as, body })).body.conversation;
    expect(await ask({ id, as })).toMatchObject({ status: 409, body: { code: 'conflict' } });
    await deliver();
    expect(sent).toEqual([]);
  });

  it('goes only where a site vouched for the address, if the deployment says so', async () => {
    api.visitorDeps.transcriptsTo = 'verified';
    expect(await ask(await aChat())).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await ask(await aChat(await vouched()))).toMatchObject({ status: 200 });
    await deliver();
    expect(sent).toHaveLength(1);
  });

  it('is not sent to an address that replaced the requested one', async () => {
    const chat = await aChat({ email: 'one@example.com' });
    await ask(chat);
    const { authorization } = chat.as.headers as { authorization: string };
    const body = { session_token: authorization.slice('Bearer '.length), email: 'other@example.com' };
    expect(await api.visitor('POST', `${token}/session`, { body })).toMatchObject({ status: 200 });
    await deliver();
    expect(sent).toEqual([]);
  });

  it('is refused where no mail is sent, by another visitor, and without an address', async () => {
    const chat = await aChat();
    const other = await aChat({});
    expect(await ask({ ...chat, as: other.as })).toMatchObject({ status: 404 });
    expect(await ask(other)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    api.visitorDeps.hasMail = false;
    expect(await ask(chat)).toMatchObject({ status: 409, body: { code: 'not_configured' } });
    await deliver();
    expect(sent).toEqual([]);
  });

  it('is sent twice an hour at most', async () => {
    const chat = await aChat(await vouched());
    expect([await ask(chat), await ask(chat), await ask(chat)].map(({ status }) => status)).toEqual([200, 200, 429]);
  });

  it('is not written of a visitor who was erased before it was sent', async () => {
    const chat = await aChat();
    await ask(chat);
    const { visitor_id } = (await api.agent('GET', `/conversations/${chat.id}`)).body;
    await api.agent('DELETE', `/visitors/${visitor_id}`);
    await deliver();
    expect(sent).toEqual([]);
  });
});

describe('mail to addresses that were only typed', () => {
  let from = 0;
  /** Copies asked for at once by as many visitors, each from a network of their own. */
  const askFor = async (emails: string[]) => {
    const chats: Awaited<ReturnType<typeof aChat>>[] = [];
    for (const email of emails) chats.push(await aChat({ email }));
    return Promise.all(chats.map((chat) => ask(chat, { sourceIp: `203.0.113.${(from = (from + 1) % 250)}` })));
  };
  const counts = async (emails: string[]) => {
    const statuses = (await askFor(emails)).map(({ status }) => status);
    return { ok: statuses.filter((one) => one === 200).length, refused: statuses.filter((one) => one === 429).length };
  };

  it('reaches one mailbox at most three times per day, even with concurrent requests', async () => {
    const spelled = ['a@example.com', 'A@example.com', 'a+b@example.com', 'a+c@example.com', 'a@example.com'];
    expect(await counts([...spelled, ...spelled])).toEqual({ ok: 3, refused: 7 });
    await deliver();
    expect(sent).toHaveLength(3);
    const [again] = await askFor(['a@example.com']);
    expect(again).toMatchObject({
      status: 429,
      body: { code: 'rate_limited', detail: 'This address can receive up to 3 emails per day. Try again tomorrow.' },
      headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
    });
    api.clock.ms += Number(again?.headers['retry-after']) * 1000;
    expect(await counts(['a@example.com'])).toEqual({ ok: 1, refused: 0 });
  });

  it('is sent in a burst of ten per network', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 12; count++) {
      const chat = await aChat({ email: `n${count}@example.com` });
      statuses.push((await ask(chat, { sourceIp: '198.51.100.99' })).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429, 429]);
  });

  it('is sent as often a day as the deployment allows, and a verified address is not counted', async () => {
    api.visitorDeps.visitorMailLimit = 4;
    const emails = Array.from({ length: 9 }, (_, count) => `d${count}@example.com`);
    expect(await counts(emails)).toEqual({ ok: 4, refused: 5 });
    expect(await ask(await aChat(await vouched()))).toMatchObject({ status: 200 });
    api.visitorDeps.visitorMailLimit = 0;
    api.clock.ms += 24 * 3600_000;
    expect(await counts(['e@example.com'])).toEqual({ ok: 0, refused: 1 });
  });
});

describe('a ticket', () => {
  it('that an agent creates is mailed to its requester in the agent’s words', async () => {
    const requester = { name: 'Vera', email: 'vera@example.com' };
    const { number, notification } = await api.make('/tickets', { subject: 'Broken\r\nBcc: everybody', requester });
    expect(notification).toBe('queued');
    expect(await api.make('/tickets', { subject: 'For nobody' })).toMatchObject({ notification: 'none' });
    await deliver();
    expect(sent).toMatchObject([{ to: 'vera@example.com', subject: `Your request #${number}` }]);
    expect(sent[0]?.text).toContain(`“Broken Bcc: everybody” as ticket ${number}`);
  });

  it("is not mailed where mail isn't configured, and says so", async () => {
    api.agentDeps.hasMail = false;
    const made = await api.make('/tickets', { subject: 'Broken', requester: { email: 'vera@example.com' } });
    api.agentDeps.hasMail = true;
    expect(made).toMatchObject({ notification: 'none' });
    await deliver();
    expect(sent).toEqual([]);
  });

  /** What a workflow's step makes of what a visitor typed. */
  const byStep = async (chat: { id: number }, email: string) =>
    createTicket(api.agentDeps, {
      subject: 'Claim your prize',
      description: 'at evil.example',
      status: 'open',
      priority: 'normal',
      assignee_id: null,
      conversation_id: chat.id,
      requester: { name: 'Prize Office', email },
      step: `ticket-${freshId()}`,
    });

  it('that a workflow creates is mailed to a typed address without the visitor’s words', async () => {
    const { number } = await byStep(await aChat({ email: 'w@example.com' }), 'w@example.com');
    await deliver();
    expect(sent).toEqual([
      {
        to: 'w@example.com',
        subject: `Your request #${number}`,
        text: `Hello,\n\nWe’ve received your request as ticket ${number} and will get back to you.`,
      },
    ]);
  });

  it('that a workflow creates is mailed with the visitor’s words to a verified address', async () => {
    const { number } = await byStep(await aChat(await vouched('v@example.com')), 'v@example.com');
    await deliver();
    expect(sent[0]?.text).toContain(`“Claim your prize” as ticket ${number}`);
  });

  it('is mailed at most twenty times per day to a verified address', async () => {
    const chat = await aChat(await vouched('loop@example.com'));
    const told: string[] = [];
    for (let count = 0; count < 21; count++) told.push((await byStep(chat, 'loop@example.com')).notification);
    expect(told).toEqual([...Array<string>(20).fill('queued'), 'limit_reached']);
  });

  it('beyond the limit is created without mail, and says so', async () => {
    const chats = await Promise.all([1, 2, 3, 4, 5].map(() => aChat({})));
    const made = await Promise.all(chats.map((chat) => byStep(chat, 'x@example.com')));
    const told = made.map(({ notification }) => notification);
    expect(told.filter((one) => one === 'queued')).toHaveLength(3);
    expect(told.filter((one) => one === 'limit_reached')).toHaveLength(2);
    await deliver();
    expect(sent).toHaveLength(3);
    const [chat] = chats;
    const more = [];
    for (const name of ['p', 'q', 'r', 's', 't'])
      more.push((await byStep(chat ?? { id: 0 }, `${name}@example.com`)).notification);
    // The first of them was one of the five that one visitor may cause.
    expect(more).toEqual(['queued', 'queued', 'queued', 'queued', 'limit_reached']);
  });
});

it('every mail is ordered through the one gate', () => {
  const sources = globSync('functions/**/*.ts').filter((file) => /\bqueueMail\b/.test(readFileSync(file, 'utf8')));
  expect(sources.sort()).toEqual(['functions/store/mail/mail-job-store.ts', 'functions/use-cases/mail/admit-mail.ts']);
});

describe('a mail that cannot be sent', () => {
  it('is tried again, three times in all, each once however many sweeps there are', async () => {
    await ask(await aChat(await vouched()));
    isDown = true;
    api.logged.length = 0;
    for (let sweep = 0; sweep < 5; sweep++) {
      await Promise.all([deliver(), deliver()]);
      api.clock.ms += 5 * 60_000;
    }
    expect(api.logged.filter(({ event }) => event === 'mail_failed')).toHaveLength(3);
    isDown = false;
    await deliver();
    expect(sent).toEqual([]);
  });

  it('holds up no other, however many there are', async () => {
    await ask(await aChat(await vouched('good@example.com')));
    for (let count = 0; count < 30; count++)
      await api.make('/tickets', { subject: 'Broken', requester: { email: `bad${count}@example.com` } });
    await api.make('/tickets', { subject: 'Broken', requester: { email: 'last@example.com' } });
    await deliver();
    expect(sent.map(({ to }) => to)).toEqual(['good@example.com', 'last@example.com']);
    // Those that were refused are tried again only after what nobody has tried.
    api.clock.ms += 5 * 60_000;
    await api.make('/tickets', { subject: 'Broken', requester: { email: 'next@example.com' } });
    tried = [];
    await deliver();
    expect([tried[0], tried.length]).toEqual(['next@example.com', 31]);
  });

  it('is sent three times at most when its order can’t be taken away', async () => {
    await ask(await aChat(await vouched()));
    api.faults.table = Object.create(api.deps.table, {
      delete: { value: () => Promise.reject(new Error('The table refuses.')) },
    }) as Table;
    for (let sweep = 0; sweep < 6; sweep++) {
      await deliver();
      api.clock.ms += 5 * 60_000;
    }
    delete api.faults.table;
    expect(sent).toHaveLength(3);
    await deliver();
    expect(sent).toHaveLength(3);
  });

  it('arrives once the service is back', async () => {
    await ask(await aChat());
    isDown = true;
    await deliver();
    isDown = false;
    await deliver();
    expect(sent).toEqual([]);
    api.clock.ms += 5 * 60_000;
    await deliver();
    expect(sent).toHaveLength(1);
  });
});
