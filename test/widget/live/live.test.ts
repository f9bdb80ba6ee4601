/** The chunk that lists the visitor leaves alone whoever asks for it. The journey of an agent's hello runs all of it. */
import { afterEach, expect, it, vi } from 'vitest';
import type { WidgetConfig } from '#widget/host.ts';
import { start } from '#widget/live/live.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['Do Not Track', { doNotTrack: '1' }],
  ['Global Privacy Control', { doNotTrack: null, globalPrivacyControl: true }],
])('touches nothing of the page when the browser sends %s', (_, navigator) => {
  const touched: PropertyKey[] = [];
  const untouchable = new Proxy({}, { get: (_target, name) => void touched.push(name) });
  vi.stubGlobal('navigator', navigator);
  for (const name of ['window', 'document', 'localStorage', 'location']) vi.stubGlobal(name, untouchable);
  const send = vi.fn<() => void>();
  vi.stubGlobal('fetch', send);
  vi.stubGlobal('WebSocket', send);
  start({ token: 'x'.repeat(32) } as WidgetConfig);
  expect(touched).toEqual([]);
  expect(send).not.toHaveBeenCalled();
});
