/** The settings of the deployment, with and without a network. */
import { beforeEach, describe, expect, it } from 'vitest';
import { loadSiteConfig } from '#dashboard/session/site-config.ts';

let kept: Map<string, Response>;
const caches = {
  open: async () => ({
    match: async (key: string) => kept.get(key)?.clone(),
    put: async (key: string, response: Response) => void kept.set(key, response),
  }),
} as unknown as CacheStorage;
const online = (body: string, status = 200) => (async () => new Response(body, { status })) as typeof fetch;
const offline = (async () => {
  throw new TypeError('Failed to fetch');
}) as typeof fetch;

beforeEach(() => {
  kept = new Map();
});

describe('the settings of the deployment', () => {
  it('are the newest where there is a network', async () => {
    await loadSiteConfig(online('{"authority":"a"}'), caches);
    expect(await loadSiteConfig(online('{"authority":"b"}'), caches)).toEqual({ authority: 'b' });
  });

  it('are those that were read last where there is none', async () => {
    await loadSiteConfig(online('{"authority":"a"}'), caches);
    await expect.poll(() => kept.size).toBe(1);
    for (let time = 0; time < 2; time++) expect(await loadSiteConfig(offline, caches)).toEqual({ authority: 'a' });
  });

  it('are missing where none were read, and where the server refuses them', async () => {
    await expect(loadSiteConfig(offline, caches)).rejects.toThrow('Failed to fetch');
    await expect(loadSiteConfig(online('', 503), caches)).rejects.toThrow('/dashboard/config.json answered 503.');
    expect(kept.size).toBe(0);
  });

  it('need no place for a copy', async () => {
    const closed = { open: async () => Promise.reject(new Error('closed')) };
    for (const none of [undefined, closed])
      expect(await loadSiteConfig(online('{"authority":"a"}'), none)).toEqual({ authority: 'a' });
    await expect(loadSiteConfig(offline, closed)).rejects.toThrow('Failed to fetch');
  });
});
