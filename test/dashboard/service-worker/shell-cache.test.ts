import { beforeEach, describe, expect, it } from 'vitest';
import { answerFrom, kindOf } from '#dashboard/service-worker/shell-cache.ts';

const origin = 'https://chat.example.com';
const asked = (path: string, { method = 'GET', mode = 'cors' }: { method?: string; mode?: string } = {}) =>
  ({ method, mode, url: new URL(path, origin).href }) as Request;

describe('what the service worker answers itself', () => {
  it.each([
    ['/dashboard/assets/app-12345678.js', {}, 'immutable'],
    ['/dashboard/conversations/7', { mode: 'navigate' }, 'page'],
    ['/dashboard/?code=1&state=2', { mode: 'navigate' }, 'page'],
    ['/dashboard/config.json', {}, 'other'],
    ['/dashboard/manifest.json', {}, 'other'],
    ['/api/v1/live-chat/me', {}, 'other'],
    ['/api/v1/live-chat/conversations', { mode: 'navigate' }, 'other'],
    ['/dashboard/assets/app-12345678.js', { method: 'POST' }, 'other'],
    ['https://files.example.com/dashboard/assets/a.js', {}, 'other'],
    ['/widget/app.js', {}, 'other'],
  ])('%s %j is: %s', (path, options, kind) => {
    expect(kindOf(asked(path, options), origin)).toBe(kind);
  });
});

describe('answering', () => {
  let stored: Map<string, Response>;
  let network: (url: string) => Response;
  let fetched: string[];
  const cache = {
    match: async (key: Request | string) => stored.get(typeof key === 'string' ? key : key.url)?.clone(),
    put: async (key: string, response: Response) => void stored.set(key, response),
    keys: async () => [...stored.keys()],
    delete: async (key: string) => stored.delete(key),
  };
  const answer = async (kind: 'immutable' | 'page', path: string) => {
    const response = await answerFrom(kind, asked(path), {
      caches: { open: async () => cache } as unknown as CacheStorage,
      fetch: (async ({ url }: Request) => {
        fetched.push(url);
        return network(url);
      }) as typeof fetch,
    });
    return response.text();
  };
  /** As a browser's response to a request of the page's own origin. */
  const basic = (text: string, status = 200) =>
    Object.defineProperty(new Response(text, { status }), 'type', { value: 'basic' });
  const offline = () => {
    throw new TypeError('Failed to fetch');
  };
  beforeEach(() => {
    stored = new Map();
    fetched = [];
    network = () => basic('first');
  });

  it('fetches a file with a hash in its name once', async () => {
    expect(await answer('immutable', '/dashboard/assets/a-12345678.js')).toBe('first');
    network = offline;
    expect(await answer('immutable', '/dashboard/assets/a-12345678.js')).toBe('first');
    expect(fetched).toHaveLength(1);
  });

  it('takes the page of a new deployment with the next opening', async () => {
    await answer('page', '/dashboard/conversations');
    network = () => basic('second');
    expect(await answer('page', '/dashboard/tickets')).toBe('second');
  });

  it('opens any page without a network, by the page it had last', async () => {
    await answer('page', '/dashboard/conversations');
    network = offline;
    expect(await answer('page', '/dashboard/conversations/7')).toBe('first');
  });

  it('fails like the network where nothing is cached', async () => {
    network = offline;
    await expect(answer('page', '/dashboard/')).rejects.toThrow('Failed to fetch');
  });

  it('keeps no error, so that the last good page stays', async () => {
    await answer('page', '/dashboard/');
    network = () => basic('broken', 503);
    expect(await answer('page', '/dashboard/')).toBe('broken');
    network = offline;
    expect(await answer('page', '/dashboard/')).toBe('first');
  });

  it('keeps the files of a few deployments only', async () => {
    for (let index = 0; index < 205; index++) await answer('immutable', `/dashboard/assets/a-${index}.js`);
    expect(stored.size).toBe(200);
    expect([...stored.keys()][0]).toContain('a-5.js');
  });
});
