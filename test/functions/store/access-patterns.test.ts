import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Units } from '../../support/deps.ts';
import type { Apis } from '../../support/api.ts';
import { ada, bearer, startApis } from '../../support/api.ts';

let api: Apis;
let widget: { id: number; token: string };
let agentId: number;
let session: { session_token: string; visitor: { id: number } };
beforeAll(async () => {
  api = await startApis();
  widget = (await api.agent('POST', '/widgets', { body: { name: 'Shop' } })).body;
  agentId = (await api.agent('POST', '/agents', { body: { user_id: 'ada' } })).body.id;
  for (let made = 0; made < 30; made++)
    await api.agent('POST', '/departments', { body: { name: `Department ${made}` } });
  session = (await api.visitor('POST', `${widget.token}/session`, { body: {} })).body;
});
beforeEach(() => api.deps.resetUnits());
afterAll(() => api.stop());

const units = (): Units => ({ ...api.deps.units });
const token = (): string => widget.token;

/** What each request of the settings and of the widget's page takes, in read, write and index write units. */
describe('the units of', () => {
  it.each<[string, () => Promise<{ status: number }>, Units]>([
    ['script.js', () => api.visitor('GET', `${token()}/script.js`), { read: 1, write: 0, index: 0 }],
    ['config, with nobody there', () => api.visitor('GET', `${token()}/config`), { read: 2.5, write: 0, index: 0 }],
    ['an unknown token', () => api.visitor('GET', 'unknown/config'), { read: 0.5, write: 0, index: 0 }],
    [
      'a forged session',
      () => api.visitor('GET', `${token()}/conversations/1/messages`, bearer('a.b.c')),
      { read: 0, write: 0, index: 0 },
    ],
    [
      'a new session',
      () => api.visitor('POST', `${token()}/session`, { body: {}, sourceIp: '192.0.2.1' }),
      { read: 2.5, write: 2, index: 0 },
    ],
    [
      'a session that goes on',
      () => api.visitor('POST', `${token()}/session`, { body: { session_token: session.session_token } }),
      { read: 3.5, write: 1, index: 0 },
    ],
    ['one widget', () => api.agent('GET', `/widgets/${widget.id}`), { read: 1, write: 0, index: 0 }],
    ['a page of 25', () => api.agent('GET', '/departments'), { read: 13, write: 0, index: 0 }],
    ['one agent', () => api.agent('GET', `/agents/${agentId}`), { read: 1, write: 0, index: 0 }],
    ['oneself', () => api.agent('GET', '/agents/me', { claims: ada }), { read: 1, write: 0, index: 0 }],
    [
      'a status',
      () => api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'away' } }),
      { read: 2, write: 2, index: 0 },
    ],
    [
      'a widget made',
      () => api.agent('POST', '/widgets', { body: { name: 'Another' } }),
      { read: 0, write: 4, index: 1 },
    ],
    ['one visitor', () => api.agent('GET', `/visitors/${session.visitor.id}`), { read: 0.5, write: 0, index: 0 }],
  ])('%s', async (_, ask, expected) => {
    expect((await ask()).status).toBeLessThan(500);
    expect(units()).toEqual(expected);
  });
});
