/** The Slack bridge between a Slack that is faked and the real API: what each side sends, repeats, forges and refuses. */
import { createHmac } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../examples/slack-bridge/bridge.ts';
import { chatApi } from '../../examples/slack-bridge/chat.ts';
import { memoryIn } from '../../examples/slack-bridge/memory.ts';
import { bridgeServer } from '../../examples/slack-bridge/server.ts';
import { escapeForSlack, plainText, poster } from '../../examples/slack-bridge/slack.ts';
import type { HttpHandler } from '#functions/http/serve.ts';
import { type MemoryApis, answered, keyEvent, memoryApis } from '#test/support/api.ts';

const CHANNEL = 'C1';
const secrets = { chat: `whsec_${Buffer.from('a secret of ours').toString('base64')}`, slack: 'a secret of Slack' };
const file = join(tmpdir(), `slack-bridge-${process.pid}.txt`);

let api: MemoryApis;
let key: string;
let agentId: number;
let widgetToken: string;
/** What the fake Slack got, and whether it is down. */
let posted: { text: string; thread_ts?: string }[];
let isDown: boolean;
let base: string;
let stop: () => void;

/** Slack, where it answers to `chat.postMessage`. */
const slack: typeof fetch = async (_, init) => {
  if (isDown) return Response.json({ ok: false, error: 'ratelimited' });
  posted.push(JSON.parse(String(init?.body)));
  return Response.json({ ok: true, ts: `17000.${posted.length}` });
};

/** The API, where the edge has sent a request with a key. */
const chat: typeof fetch = async (url, { method = 'GET', body } = {}) => {
  const path = new URL(String(url)).pathname.replace('/api/v1/live-chat', '');
  const event = keyEvent('agent', method, path, key, body ? { rawBody: String(body) } : {});
  const { status, body: answer } = answered(await api.agents(event, {} as Parameters<HttpHandler>[1]));
  return Response.json(answer, { status });
};

beforeAll(async () => {
  api = await memoryApis();
  agentId = (await api.make('/agents', { user_id: 'ada' })).id;
  widgetToken = (await api.make('/widgets', { name: 'Shop' })).token;
  key = (await api.make('/api-keys', { name: 'Slack', role: 'agent' })).key;
});

/** Starts the bridge; what it remembers is in the file. */
async function start(agent?: number): Promise<void> {
  stop?.();
  const parts = { chat: chatApi('https://chat.example.com', key, chat), post: poster('xoxb', CHANNEL, slack), agent };
  const memory = memoryIn(file);
  const server = bridgeServer(
    bridge({ ...parts, memory, channel: CHANNEL, dashboard: 'https://chat.example.com/dashboard' }),
    secrets,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () => server.close();
}

beforeEach(async () => {
  [posted, isDown] = [[], false];
  writeFileSync(file, '');
  await start(agentId);
});
afterAll(() => {
  stop();
  rmSync(file, { force: true });
});

const nowSeconds = () => Math.floor(Date.now() / 1000);

/** Delivers an event as the webhook does. */
async function deliver(id: string, event: object, { secret = secrets.chat, time = nowSeconds() } = {}) {
  const body = JSON.stringify(event);
  const hmac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'));
  const signature = hmac.update(`${id}.${time}.${body}`).digest('base64');
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': `${time}`,
    // The first is of the secret before.
    'webhook-signature': `v1,${'A'.repeat(43)}= v1,${signature}`,
  };
  return (await fetch(`${base}/chat`, { method: 'POST', headers, body })).status;
}

/** Sends what somebody wrote in Slack. */
async function write(event: object, { secret = secrets.slack, time = nowSeconds() } = {}) {
  const body = JSON.stringify({
    type: 'event_callback',
    event: { type: 'message', channel: CHANNEL, user: 'U1', ...event },
  });
  const hex = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
  const headers = { 'x-slack-request-timestamp': `${time}`, 'x-slack-signature': `v0=${hex}` };
  return (await fetch(`${base}/slack`, { method: 'POST', headers, body })).status;
}

const started = async (): Promise<number> => (await api.startChat(widgetToken)).conversation.id;
const created = (id: number) => ({
  type: 'conversation.created',
  data: { conversation: { id, visitor: { name: null, email: null } } },
});
const said = (conversation_id: number, content: string, more: object = {}) => ({
  type: 'message.created',
  data: {
    message: {
      conversation_id,
      client_message_id: 'm1',
      sender_type: 'visitor',
      sender_name: 'Vera',
      content,
      metadata: null,
      ...more,
    },
  },
});
const answersIn = async (id: number): Promise<string[]> => {
  const { body } = await api.agent('GET', `/conversations/${id}/messages`);
  return body.data
    .filter((row: { sender_type: string }) => row.sender_type === 'agent')
    .map(({ sender_name, content }: Record<string, string>) => `${sender_name}: ${content}`);
};

describe('the Slack bridge', () => {
  it('opens a thread for a new chat, and shows in it what the visitor writes', async () => {
    const id = await started();
    expect(await deliver('evt_1', created(id))).toBe(204);
    expect(await deliver('evt_2', said(id, 'Where is my <order> & co?'))).toBe(204);
    expect(posted.map(({ text }) => text)).toEqual([
      `*A visitor* started a <https://chat.example.com/dashboard/conversations/${id}|chat>`,
      'Vera: Where is my &lt;order&gt; &amp; co?',
    ]);
    expect(posted.map(({ thread_ts }) => thread_ts)).toEqual([undefined, '17000.1']);
  });

  it('opens one thread where events come at once and in another order', async () => {
    const id = await started();
    await Promise.all([
      deliver('evt_2', said(id, 'Hello?')),
      deliver('evt_1', created(id)),
      deliver('evt_3', said(id, 'Hm')),
    ]);
    expect(posted.filter(({ thread_ts }) => thread_ts === undefined)).toHaveLength(1);
    expect(posted).toHaveLength(3);
  });

  it('shows an event once that comes twice, also after a restart', async () => {
    const id = await started();
    await deliver('evt_2', said(id, 'Hello?'));
    await deliver('evt_2', said(id, 'Hello?'));
    await start(agentId);
    await deliver('evt_2', said(id, 'Hello?'));
    await deliver('evt_4', said(id, 'Anyone?'));
    expect(posted.map(({ text }) => text)).toEqual([expect.any(String), 'Vera: Hello?', 'Vera: Anyone?']);
    expect(posted[2]?.thread_ts).toBe('17000.1');
  });

  it('asks for an event again that Slack refused, and shows it then', async () => {
    const id = await started();
    isDown = true;
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(await deliver('evt_2', said(id, 'Hello?'))).toBe(500);
    expect(errors).toHaveBeenCalledOnce();
    errors.mockRestore();
    isDown = false;
    expect(await deliver('evt_2', said(id, 'Hello?'))).toBe(204);
    expect(posted).toHaveLength(2);
  });

  it('takes an answer to the chat once, however often Slack sends it, and gives a chat that waits to its agent', async () => {
    const id = await started();
    await deliver('evt_1', created(id));
    const answer = {
      thread_ts: '17000.1',
      ts: '17001.5',
      text: 'It left &lt;today&gt;, see <https://x.example/1|x.example/1>',
    };
    expect([await write(answer), await write(answer)]).toEqual([200, 200]);
    expect(await answersIn(id)).toEqual(['via Slack: It left <today>, see https://x.example/1']);
    expect((await api.agent('GET', `/conversations/${id}`)).body.agent_id).toBe(agentId);
    await deliver('evt_9', said(id, 'It left', { sender_type: 'agent', client_message_id: 'slack-17001-5' }));
    expect(posted).toHaveLength(1);
  });

  it('keeps what begins with note: from the visitor', async () => {
    const id = await started();
    await deliver('evt_1', created(id));
    await write({ thread_ts: '17000.1', ts: '17001.6', text: 'Note: ask the warehouse' });
    const { body } = await api.agent('GET', `/conversations/${id}/messages`);
    expect(body.data.at(-1)).toMatchObject({ content: 'ask the warehouse', visibility: 'internal' });
  });

  it('shows a message of a visitor whose ID looks like its own', async () => {
    const id = await started();
    await deliver('evt_2', said(id, 'Hidden?', { client_message_id: 'slack-1' }));
    expect(posted.at(-1)?.text).toBe('Vera: Hidden?');
  });

  it('says in the thread why an answer was not sent', async () => {
    await start();
    const id = await started();
    await deliver('evt_1', created(id));
    expect(await write({ thread_ts: '17000.1', ts: '1.1', text: 'Hi' })).toBe(200);
    expect(posted.at(-1)).toMatchObject({ text: expect.stringMatching(/^:warning: Not sent: /), thread_ts: '17000.1' });
    expect(await answersIn(id)).toEqual([]);
  });

  it.each([
    ['of the bridge itself', { bot_id: 'B1' }],
    ['that was edited', { subtype: 'message_changed' }],
    ['outside of threads', { thread_ts: undefined }],
    ['in a thread of people', { thread_ts: '99.9' }],
    ['in another channel', { channel: 'C2' }],
  ])('leaves a message %s alone', async (_, more) => {
    const id = await started();
    await deliver('evt_1', created(id));
    expect(await write({ thread_ts: '17000.1', ts: '1.2', text: 'Hi', ...more })).toBe(200);
    expect(await answersIn(id)).toEqual([]);
  });

  it('refuses what neither side signed, and what is old', async () => {
    const old = { time: nowSeconds() - 301 };
    expect(await deliver('evt_1', created(1), { secret: 'whsec_b3RoZXI=' })).toBe(401);
    expect(await deliver('evt_1', created(1), old)).toBe(401);
    expect(await write({ text: 'Hi' }, { secret: 'other' })).toBe(401);
    expect(await write({ text: 'Hi' }, old)).toBe(401);
    expect((await fetch(`${base}/chat`, { method: 'POST', body: '{}' })).status).toBe(401);
    expect((await fetch(`${base}/chat`)).status).toBe(404);
    expect(posted).toEqual([]);
  });

  it("accepts a webhook's test, and Slack's question whether it is there", async () => {
    expect(await deliver('evt_0', { type: 'webhook.test', data: {} })).toBe(204);
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const time = `${nowSeconds()}`;
    const hex = createHmac('sha256', secrets.slack).update(`v0:${time}:${body}`).digest('hex');
    const headers = { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${hex}` };
    const response = await fetch(`${base}/slack`, { method: 'POST', headers, body });
    expect([response.status, await response.text()]).toEqual([200, 'abc']);
  });

  it('calls no channel for a visitor, and reads text as Slack writes it', () => {
    expect(escapeForSlack('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
    expect(plainText('<https://a.example/x|Our page> <https://b.example> &amp; <mailto:a@b.example|a@b.example>')).toBe(
      'Our page (https://a.example/x) https://b.example & a@b.example',
    );
  });
});
