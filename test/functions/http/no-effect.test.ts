import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { widgetRequests } from '#core/contract/endpoints/visitors/widget-requests.ts';
import type { MemoryApis, Sent } from '#test/support/api.ts';
import { mailboxMark } from '#functions/store/mail/address-store.ts';
import { putMailedChat } from '#functions/store/mail/mailed-chat-store.ts';
import { bearer, memoryApis } from '#test/support/api.ts';
import { storedItems } from '#test/support/stored-items.ts';

let api: MemoryApis;
let widget: { id: number; token: string };
let session: string;
let visitor: number;
let conversation: number;
let before: Set<string>;
/** In the link of a mail. */
const KEY = 'k'.repeat(32);

const everything = () => storedItems(api);

const first = { client_message_id: 'message-1', content: 'Hello', name: 'Vera', email: 'vera@example.com' };
const mallory = { name: 'Mallory', email: 'mallory@example.com' };
const say = (path: string, sent: Sent) =>
  api.visitor('POST', `${widget.token}/${path}`, {
    ...sent,
    headers: { 'content-type': 'application/json', ...bearer(session).headers, ...sent.headers },
  });

beforeAll(async () => {
  api = await memoryApis();
});

/** A scene that nothing has changed serves the next case too. */
let isSpoiled = true;

beforeEach(async () => {
  if (!isSpoiled) return;
  isSpoiled = false;
  widget = await api.make('/widgets', { name: 'Shop', allowed_domains: ['shop.example.com'] });
  const opened = (await api.visitor('POST', `${widget.token}/session`, { body: {} })).body;
  [session, visitor] = [opened.session_token, opened.visitor.id];
  conversation = (await say('conversations', { body: first })).body.conversation.id;
  await say('offline-messages', { body: { ...first, client_message_id: 'message-2' } });
  await say(`conversations/${conversation}/messages`, {
    body: { client_message_id: 'message-3', content: 'Anybody?' },
  });
  await say(`conversations/${conversation}/read`, { body: { seq: 1 } });
  // Corrected in between, by the visitor and by the team.
  await api.visitor('POST', `${widget.token}/session`, { body: { session_token: session, name: 'Vera Vogel' } });
  await api.agent('PUT', `/conversations/${conversation}/labels`, { body: { labels: ['vip'] } });
  const mailed = {
    visitor_id: visitor,
    conversation_id: conversation,
    widget_id: widget.id,
    address: mailboxMark(first.email),
  };
  await putMailedChat(api.deps.table, KEY, { ...mailed, verified: false }, api.clock.ms, true);
  before = await everything();
});

type Case = [operation: string, what: string, status: number, send: () => ReturnType<typeof say>];

const paths: Record<string, () => string> = {
  openSession: () => 'session',
  startConversation: () => 'conversations',
  leaveOfflineMessage: () => 'offline-messages',
  sendOwnMessage: () => `conversations/${conversation}/messages`,
  rateConversation: () => `conversations/${conversation}/rate`,
  closeOwnConversation: () => `conversations/${conversation}/close`,
  escalateOwnConversation: () => `conversations/${conversation}/escalate`,
  mailTranscript: () => `conversations/${conversation}/transcript`,
  readOwnConversation: () => `conversations/${conversation}/read`,
  uploadFirstFile: () => 'uploads',
  uploadOwnFile: () => `conversations/${conversation}/uploads`,
  openMailedSession: () => `mail/${KEY}/session`,
  unsubscribe: () => `mail/${'x'.repeat(32)}/unsubscribe`,
  answerHelpArticle: () => `articles/${conversation}/feedback`,
  rateByMail: () => `mail/${KEY}/rating`,
};
const bodies: Record<string, () => object> = {
  openSession: () => ({ session_token: session, ...mallory }),
  startConversation: () => ({ ...mallory, client_message_id: 'message-9', content: 'Hi' }),
  leaveOfflineMessage: () => ({ ...mallory, client_message_id: 'message-9', content: 'Hi' }),
  sendOwnMessage: () => ({ client_message_id: 'message-9', content: 'Hi' }),
  rateConversation: () => ({ rating: 5 }),
  answerHelpArticle: () => ({ helped: true }),
  rateByMail: () => ({ stars: '5' }),
  readOwnConversation: () => ({ seq: 2 }),
  uploadFirstFile: () => ({ name: 'mug.png', type: 'image/png', size: 100 }),
  uploadOwnFile: () => ({ name: 'mug.png', type: 'image/png', size: 100 }),
};
const posts = Object.entries(widgetRequests).filter(([, { method }]) => method !== 'GET');
const postTo = (operation: string, sent: Sent) => say(paths[operation]?.() ?? 'missing', sent);
const bodyOf = (operation: string) => bodies[operation]?.() ?? {};

/** What any request may be refused for. */
const general = (operation: string): Case[] => [
  [operation, 'not JSON', 400, () => postTo(operation, { rawBody: '{"a":' })],
  [operation, 'an unknown field', 400, () => postTo(operation, { body: { ...bodyOf(operation), verified: true } })],
  [
    operation,
    'another media type',
    415,
    () => postTo(operation, { body: bodyOf(operation), headers: { 'content-type': 'text/plain' } }),
  ],
  [operation, 'too large', 413, () => postTo(operation, { rawBody: JSON.stringify({ content: 'x'.repeat(200_000) }) })],
  [
    operation,
    'from another site',
    403,
    () => postTo(operation, { body: bodyOf(operation), headers: { origin: 'https://evil.example' } }),
  ],
];
const withoutSession: Case[] = posts
  .filter(([, { role }]) => role === 'visitor')
  .map(([operation]) => [
    operation,
    'a forged session',
    401,
    () => postTo(operation, { body: bodyOf(operation), ...bearer(`${session}x`) }),
  ]);
const ofAStranger: Case[] = posts
  .filter(([, { path }]) => path.includes('{id}'))
  .map(([operation]) => [
    operation,
    "another visitor's conversation",
    404,
    async () => {
      const { session_token } = (await api.visitor('POST', `${widget.token}/session`, { body: {} })).body;
      before = await everything();
      return postTo(operation, { body: bodyOf(operation), ...bearer(session_token) });
    },
  ]);

const move = async (step: string) => {
  isSpoiled = true;
  await api.agent('POST', `/conversations/${conversation}/${step}`);
  before = await everything();
};
const used = (client_message_id: string) => ({ ...mallory, client_message_id, content: 'Something else' });
const specific: Case[] = [
  ['unsubscribe', 'the link of no mail', 404, () => postTo('unsubscribe', {})],
  ['openSession', 'a forged session', 401, () => postTo('openSession', { body: { ...mallory, session_token: 'a.b' } })],
  [
    'openSession',
    'a forged identity',
    401,
    () => postTo('openSession', { body: { ...bodyOf('openSession'), identity_token: 'a.b.c' } }),
  ],
  ['startConversation', 'another body', 409, () => postTo('startConversation', { body: used('message-1') })],
  [
    'startConversation',
    'another body, closed by now',
    409,
    async () => {
      await move('close');
      return postTo('startConversation', { body: used('message-1') });
    },
  ],
  [
    'startConversation',
    'another body, resolved by now',
    409,
    async () => {
      await move('resolve');
      return postTo('startConversation', { body: used('message-1') });
    },
  ],
  ['startConversation', 'a late retry', 200, () => postTo('startConversation', { body: first })],
  [
    'startConversation',
    'a late retry, closed by now',
    200,
    async () => {
      await move('close');
      return postTo('startConversation', { body: first });
    },
  ],
  [
    'startConversation',
    'too fast',
    429,
    () => limited(() => postTo('startConversation', { body: bodyOf('startConversation') })),
  ],
  [
    'startConversation',
    'too fast, closed by now',
    429,
    async () => {
      await move('close');
      return limited(() => postTo('startConversation', { body: bodyOf('startConversation') }));
    },
  ],
  ['leaveOfflineMessage', 'another body', 409, () => postTo('leaveOfflineMessage', { body: used('message-2') })],
  [
    'leaveOfflineMessage',
    'a late retry',
    200,
    () => postTo('leaveOfflineMessage', { body: { ...first, client_message_id: 'message-2' } }),
  ],
  [
    'leaveOfflineMessage',
    'too fast',
    429,
    () => limited(() => postTo('leaveOfflineMessage', { body: bodyOf('leaveOfflineMessage') })),
  ],
  [
    'sendOwnMessage',
    'another body',
    409,
    () => postTo('sendOwnMessage', { body: { client_message_id: 'message-3', content: 'Other' } }),
  ],
  [
    'sendOwnMessage',
    'a late retry',
    200,
    () => postTo('sendOwnMessage', { body: { client_message_id: 'message-3', content: 'Anybody?' } }),
  ],
  [
    'sendOwnMessage',
    'to a closed one',
    409,
    async () => {
      await move('close');
      return postTo('sendOwnMessage', { body: bodyOf('sendOwnMessage') });
    },
  ],
  [
    'sendOwnMessage',
    'too fast',
    429,
    () => limited(() => postTo('sendOwnMessage', { body: bodyOf('sendOwnMessage') })),
  ],
  ['rateConversation', 'before it is resolved', 409, () => postTo('rateConversation', { body: { rating: 5 } })],
  ['rateConversation', 'no such rating', 400, () => postTo('rateConversation', { body: { rating: 6 } })],
  [
    'rateConversation',
    'too fast',
    429,
    async () => {
      await move('resolve');
      return limited(() => postTo('rateConversation', { body: { rating: 5 } }));
    },
  ],
  [
    'closeOwnConversation',
    'a closed one',
    409,
    async () => {
      await move('close');
      return postTo('closeOwnConversation', {});
    },
  ],
  [
    'escalateOwnConversation',
    'a closed one',
    409,
    async () => {
      await move('close');
      return postTo('escalateOwnConversation', {});
    },
  ],
  ['escalateOwnConversation', 'people have it', 200, () => postTo('escalateOwnConversation', {})],
  ['mailTranscript', 'no mail here', 409, () => postTo('mailTranscript', {})],
  ['readOwnConversation', 'what is read already', 200, () => postTo('readOwnConversation', { body: { seq: 1 } })],
];

async function limited<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  const { allowance } = api.visitorDeps;
  // Less than one message, whatever is left: everything is too fast.
  api.visitorDeps.allowance = { burst: 0.5, perSecond: 0.001 };
  try {
    return await send();
  } finally {
    api.visitorDeps.allowance = allowance;
  }
}

const cases: Case[] = [
  // The forms of our own pages have the origin `null`, since these send no referrer; the key in their address admits them.
  ...posts
    .filter(([, row]) => !('ignoresBody' in row))
    .flatMap(([operation, row]) =>
      general(operation).filter(([, what]) => !('takesForms' in row) || !what.includes('site')),
    ),
  ['rateByMail', 'a mail that asks for no rating', 404, () => postTo('rateByMail', { body: { stars: '5' } })],
  ...withoutSession,
  ...ofAStranger,
  ...specific,
];

describe('what is refused or repeated leaves everything as it was, byte for byte', () => {
  it.each(cases)('%s: %s is answered with %i', async (_, __, status, send) => {
    expect((await send()).status).toBe(status);
    const after = await everything();
    isSpoiled ||= after.symmetricDifference(before).size > 0;
    expect([...after.symmetricDifference(before)]).toEqual([]);
  });

  it('is tried for every request of the widget’s API that changes anything', () => {
    expect(posts.map(([operation]) => operation).toSorted()).toEqual(Object.keys(paths).toSorted());
  });
});

it('a new message updates the name and address sent with it', async () => {
  isSpoiled = true;
  const body = { client_message_id: 'message-9', content: 'Hi', name: 'Vera V.', email: 'v@example.com' };
  expect(await postTo('startConversation', { body })).toMatchObject({
    status: 200,
    body: { messages: [{ sender_name: 'Vera V.' }] },
  });
  expect((await api.agent('GET', `/visitors/${visitor}`)).body).toMatchObject({
    name: 'Vera V.',
    email: 'v@example.com',
  });
});

it('a message to a resolved conversation reopens it with the name and label sent with it', async () => {
  await move('resolve');
  const body = { client_message_id: 'message-9', content: 'Hi', name: 'Vera V.', email: 'v@example.com' };
  expect((await postTo('leaveOfflineMessage', { body })).status).toBe(200);
  expect((await api.agent('GET', `/visitors/${visitor}`)).body).toMatchObject({ name: 'Vera V.' });
  expect((await api.agent('GET', `/conversations/${conversation}`)).body).toMatchObject({
    status: 'pending',
    labels: ['vip', 'offline'],
  });
});

it('a name just typed is not undone by the session of another tab that had been under way', async () => {
  isSpoiled = true;
  const { table } = api.deps;
  const typed: number[] = [];
  api.faults.table = {
    ...table,
    get: async (input) => {
      const item = await table.get(input);
      if (String(input.Key?.['sk']) === 'VISITOR' && typed.length === 0) {
        typed.push(0);
        const body = { ...first, client_message_id: 'message-9', name: 'Vera Typed' };
        typed.push((await postTo('startConversation', { body })).status);
      }
      return item;
    },
  };
  const body = { session_token: session, current_page: 'https://shop.example.com/other' };
  const { status } = await api.visitor('POST', `${widget.token}/session`, { body });
  delete api.faults.table;
  expect([...typed, status]).toEqual([0, 200, 200]);
  expect((await api.agent('GET', `/visitors/${visitor}`)).body).toMatchObject({
    name: 'Vera Typed',
    current_page: 'https://shop.example.com/other',
  });
});
