/** What of the package puts the widget into pages whose parts come and go: one script, whatever is mounted when. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { embed as Embed } from '../../packages/widget/embed.ts';

const A = 'https://chat.example/a/script.js';
const B = 'https://chat.example/b/script.js';

class Script extends EventTarget {
  src = '';
  async = false;
  remove = () => void scripts.delete(this);
}

const scripts = new Set<Script>();
let embed: typeof Embed;
let page: Pick<Window, 'LiveChat'>;
let calls: unknown[][];

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  scripts.clear();
  calls = [];
  page = {};
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', { createElement: () => new Script(), head: { append: (one: Script) => scripts.add(one) } });
  ({ embed } = await import('../../packages/widget/embed.ts'));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const shown = () => [...scripts].map(({ src }) => src);

/** The script has come: it takes over what waited, as the widget's does. */
function load(): void {
  const waited = [...(page.LiveChat?.q ?? [])].map((call) => [...call]);
  const api = (...call: unknown[]) => {
    calls.push(call);
    if (call[0] === 'destroy') delete page.LiveChat;
  };
  page.LiveChat = Object.assign(api, { token: 'x' }) as NonNullable<Window['LiveChat']>;
  calls.push(...waited);
  for (const script of scripts) script.dispatchEvent(new Event('load'));
}

const settle = () => vi.runAllTimers();

it('inserts one script however many want it, and removes the widget with the last', () => {
  const stops = [embed(A), embed(A), embed(A)];
  expect(shown()).toEqual([A]);
  load();
  for (const stop of stops.slice(1)) stop();
  settle();
  expect([shown(), calls]).toEqual([[A], []]);
  stops[0]?.();
  stops[0]?.();
  settle();
  expect([shown(), calls]).toEqual([[], [['destroy']]]);
});

it('keeps what is unmounted and mounted again at once', () => {
  const stop = embed(A);
  load();
  stop();
  embed(A);
  settle();
  expect([shown(), calls]).toEqual([[A], []]);
});

it('removes the widget once its script has come, if nobody wants it any longer', () => {
  embed(A)();
  settle();
  expect(shown()).toEqual([A]);
  load();
  expect([shown(), calls]).toEqual([[], [['destroy']]]);
});

it('replaces the widget by another, and begins with each that is put in', () => {
  const stop = embed(A, (api) => api('on', 'open', () => undefined));
  load();
  expect(calls).toEqual([['on', 'open', expect.any(Function)]]);
  embed(B, (api) => api('hide'));
  stop();
  settle();
  expect(shown()).toEqual([B]);
  load();
  expect(calls.slice(1)).toEqual([['destroy'], ['hide']]);
});

it('asks again for a script that did not load when it is mounted again, with nothing said twice', () => {
  embed(A, (api) => api('show'));
  for (const script of scripts) script.dispatchEvent(new Event('error'));
  expect([shown(), page]).toEqual([[], {}]);
  embed(A, (api) => api('hide'));
  load();
  expect([shown(), calls]).toEqual([[A], [['show'], ['hide']]]);
});
