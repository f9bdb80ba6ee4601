import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MailText } from '../../../core/mails.ts';
import { sendMails } from '../../../functions/use-cases/send-mails.ts';
import type { Apis } from '../../support/api.ts';
import { ada, bearer, startApis } from '../../support/api.ts';
import { freshId } from '../../support/conversations.ts';

let api: Apis;
let token: string;
let sent: (MailText & { to: string })[];
let isDown: boolean;
beforeAll(async () => {
  api = await startApis();
  ({ token } = await api.make('/widgets', { name: 'Teapots\n& more' }));
  await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 100 });
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.visitorDeps.hasMail = true;
  isDown = false;
  await deliver();
  sent = [];
});

/** What the sweep does with the outbox. */
const deliver = () =>
  sendMails(
    {
      ...api.deps,
      log: api.visitorDeps.log,
      sendMail: async (to, mail) => {
        if (isDown) throw new Error('The mail service is down.');
        sent.push({ to, ...mail });
      },
    },
    api.clock.ms + 60_000,
  );

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
const ask = ({ id, as }: Awaited<ReturnType<typeof aChat>>, sentFrom: object = {}) =>
  api.visitor('POST', `${token}/conversations/${id}/transcript`, { ...as, ...sentFrom });

describe('a copy of a chat', () => {
  it('goes to the visitor, as plain text and without the team’s notes (abuse cases 11 and 23)', async () => {
    const chat = await aChat();
    expect(await ask(chat)).toMatchObject({ status: 200, body: { id: chat.id } });
    await deliver();
    expect(sent).toMatchObject([{ to: 'vera@example.com', subject: 'Your chat with Teapots & more' }]);
    expect(sent[0]?.text).toContain('Vera:\n    Is this <b>bold</b>?');
    expect(sent[0]?.text).toContain('ada:\n    An public answer');
    expect(sent[0]?.text).not.toContain('internal');
    await deliver();
    expect(sent).toHaveLength(1);
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

  it('is sent twice an hour at most, and from one address ten times', async () => {
    const chat = await aChat();
    expect([await ask(chat), await ask(chat), await ask(chat)].map(({ status }) => status)).toEqual([200, 200, 429]);
    const from = { sourceIp: '198.51.100.99' };
    const statuses: number[] = [];
    for (let count = 0; count < 12; count++) statuses.push((await ask(await aChat(), from)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429, 429]);
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

describe('a ticket', () => {
  it('is told to whom it is for', async () => {
    const requester = { name: 'Vera', email: 'vera@example.com' };
    const { number } = await api.make('/tickets', { subject: 'Broken\r\nBcc: everybody', requester });
    await api.make('/tickets', { subject: 'For nobody' });
    await deliver();
    expect(sent).toEqual([
      {
        to: 'vera@example.com',
        subject: `#${number}: Broken Bcc: everybody`,
        text: expect.stringContaining(`under the number ${number}`),
      },
    ]);
  });
});

describe('a mail that cannot be sent', () => {
  it('is tried again, three times in all, each once however many sweeps there are', async () => {
    await ask(await aChat());
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
