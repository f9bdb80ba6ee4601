/** What screen readers are told of a conversation. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lent } from '#widget/app/fetch-later.ts';
import { watchAnnouncements } from '#widget/app/later/window/attention.ts';
import { take } from '#widget/app/later/shared/lent.ts';
import { english } from '#widget/app/locales/texts.ts';
import { initialState, type State } from '#widget/app/state/state.ts';
import { createStore } from '#widget/app/state/store.ts';
import type { Host } from '#widget/host.ts';
import { conversation, row } from '#test/widget/support/world.ts';

/** An element that keeps what is put into it. */
class Region {
  textContent = '';
  readonly all: Region[] = [];
  append = (child: Region) => void this.all.push(child);
  remove = () => undefined;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { createElement: () => new Region() });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Listens to a conversation that is loaded, and empty. */
function setUp() {
  take(lent);
  const root = new Region();
  const store = createStore<State>({ ...initialState, isLoaded: true, conversation: conversation({ agent: null }) });
  const stop = watchAnnouncements({ root } as unknown as Pick<Host, 'root'>, store, () => english);
  return { store, stop, said: () => root.all[0]?.all.map(({ textContent }) => textContent) };
}

const joined = row({ sender_type: 'system', sender_name: null, metadata: { event: 'assigned', agent_id: 3 } });

it('names who joins, also when the row comes before the conversation that has the name', () => {
  const { store, said } = setUp();
  store.set({ timeline: [joined] });
  store.set({ timeline: [joined, row({ seq: 2, content: 'Good **morning**' })] });
  expect(said()).toEqual([]);
  store.set({ conversation: conversation({ agent: { id: 3, name: 'Anna' } }) });
  expect(said()).toEqual(['Anna joined the chat', 'Anna: Good morning']);
});

it('tells that somebody joins whose name never comes', () => {
  const { store, said } = setUp();
  store.set({ timeline: [joined] });
  vi.advanceTimersByTime(2000);
  expect(said()).toEqual(['Agent joined the chat']);
});

it('tells of a message of files by their names', () => {
  const { store, said } = setUp();
  const file = { id: '7-a3-00000000000000000001', name: 'invoice.pdf', type: 'application/pdf', size: 9 };
  store.set({ timeline: [row({ content: '', metadata: { files: [file] } })] });
  expect(said()).toEqual(['Anna: invoice.pdf']);
});

it('tells nothing once the window is gone', () => {
  const { store, said, stop } = setUp();
  store.set({ timeline: [joined] });
  stop();
  vi.advanceTimersByTime(2000);
  expect(said()).toEqual([]);
});
