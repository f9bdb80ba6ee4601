/** Addresses of files: asked for anew when they expire, and never lost to a failure that passes. */
import { expect, it } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import type { Api } from '#dashboard/api/api.ts';
import { createFileLinks } from '#dashboard/data/files/file-links.ts';

function setUp() {
  const held = { nowMs: 0, down: false, asked: 0 };
  const api = (async () => {
    if (held.down) throw new ApiError(503, {}, null);
    return { url: `https://files.example/${++held.asked}`, expires_at: new Date(held.nowMs + 300_000).toISOString() };
  }) as unknown as Api;
  return { held, links: createFileLinks(api, () => held.nowMs) };
}

it('keeps what is shown while a new address can’t be had', async () => {
  const { held, links } = setUp();
  await links.load('a');
  held.nowMs = 301_000;
  held.down = true;
  expect(await links.load('a')).toBeUndefined();
  expect(links.of('a').value).toMatchObject({ state: 'ready', url: 'https://files.example/1' });
  held.down = false;
  expect(await links.load('a')).toBe('https://files.example/2');
});

it('says that a file can’t be loaded which was never shown, until it is asked for again', async () => {
  const { held, links } = setUp();
  held.down = true;
  await links.load('a');
  expect(links.of('a').value.state).toBe('unreachable');
  held.down = false;
  await links.load('a');
  expect(links.of('a').value.state).toBe('ready');
});
