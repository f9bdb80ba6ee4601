import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Apis } from '../../support/api.ts';
import { ada, startApis } from '../../support/api.ts';

let api: Apis;
beforeAll(async () => {
  api = await startApis();
  await api.make('/agents', { user_id: 'ada' });
});
afterAll(() => api.stop());

const options = [{ label: 'Yes', value: 'yes' }];

it.each([
  ['priority', { priority: 'high' }],
  ['labels', { labels: ['vip'] }],
  ['attributes', { attributes: { order: 7 } }],
])(
  'a change of the %s is shown to who has the chat, who watches, and the department it waits in',
  async (what, body) => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { conversation } = await api.startChat(widget.token);
    const watchers = { kind: 'watch', id: conversation.id };
    const change = async () => {
      api.deps.delivered.length = 0;
      const answer = await api.agent('PUT', `/conversations/${conversation.id}/${what}`, { body });
      return { shown: answer.body, told: [...api.deps.delivered] };
    };
    const waiting = await change();
    expect(waiting.told).toEqual([
      {
        channels: [watchers, { kind: 'dept', id: null }],
        frame: { type: 'conversation.updated', conversation: waiting.shown },
      },
    ]);
    expect(waiting.shown).toMatchObject(body);
  },
);

it.each(['public', 'internal'])(
  'a %s message with buttons keeps them, and is another one without',
  async (visibility) => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { conversation } = await api.startChat(widget.token);
    const send = (metadata?: object) =>
      api.agent('POST', `/conversations/${conversation.id}/messages`, {
        claims: ada,
        body: { content: 'Is it broken?', client_message_id: 'message-1', visibility, metadata },
      });
    expect(await send({ options })).toMatchObject({ status: 201, body: { visibility, metadata: { options } } });
    expect(await send({ options })).toMatchObject({ status: 200, body: { metadata: { options } } });
    expect(await send()).toMatchObject({ status: 409, body: { code: 'idempotency_mismatch' } });
  },
);

it('a session needs no body where nothing is said of the visitor', async () => {
  const widget = await api.make('/widgets', { name: 'Shop' });
  expect((await api.visitor('POST', `${widget.token}/session`)).status).toBe(200);
  const { session_token } = (await api.visitor('POST', `${widget.token}/session`)).body;
  const started = await api.visitor('POST', `${widget.token}/conversations`, {
    headers: { authorization: `Bearer ${session_token}` },
  });
  expect(started).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'body.client_message_id' }, { path: 'body.content' }] },
  });
});
