import { describe, expect, it } from 'vitest';
import { noteLanguage, notedLanguage } from '#dashboard/service-worker/noted-language.ts';

/** Caches that keep what is put, or fail. */
function fakeCaches(fails = false) {
  const kept = new Map<string, Response>();
  const cache = {
    put: async (key: string, response: Response) => void kept.set(key, response),
    match: async (key: string) => kept.get(key)?.clone(),
  };
  return {
    open: async () => {
      if (fails) throw new Error('no room');
      return cache as unknown as Cache;
    },
  };
}

describe('the language of notifications', () => {
  it('is the one that the dashboard spoke last', async () => {
    const caches = fakeCaches();
    await noteLanguage(caches, 'de');
    await noteLanguage(caches, 'ja');
    expect(await notedLanguage(caches)).toBe('ja');
  });

  it('is English where none was noted, where it is unknown, and where the browser keeps nothing', async () => {
    expect(await notedLanguage(fakeCaches())).toBe('en');
    const caches = fakeCaches();
    await noteLanguage(caches, 'xx' as 'de');
    expect(await notedLanguage(caches)).toBe('en');
    await noteLanguage(fakeCaches(true), 'de');
    expect(await notedLanguage(fakeCaches(true))).toBe('en');
  });
});
