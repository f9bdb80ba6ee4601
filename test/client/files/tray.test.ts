/** Files on their way: two at a time, tried again while it may help, and never lost without a word. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sizeText } from '#client/files/size-text.ts';
import { createTray } from '#client/files/tray.ts';
import { canRetry, type FileTrouble, type Picked, type TrayFile } from '#client/files/tray-file.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const anything = { judge: () => undefined, maxFiles: 5 };
const named = (...names: string[]): Picked[] => names.map((name) => ({ name, type: '', size: 1 }));

/** A tray whose uploads take ten milliseconds; those of `bad` fail as the verdict says. */
function setUp(verdict: FileTrouble | number = { kind: 'network' }) {
  const held: { files: readonly TrayFile[]; running: number; most: number } = { files: [], running: 0, most: 0 };
  const bad = new Set<string>();
  const uploads: string[] = [];
  const ended: string[] = [];
  const tray = createTray({
    read: () => held.files,
    write: (files) => (held.files = files),
    judge: () => verdict,
    async upload({ name }, onProgress, signal) {
      uploads.push(name);
      held.most = Math.max(held.most, ++held.running);
      signal.addEventListener('abort', () => ended.push(name));
      await new Promise((done) => setTimeout(done, 5));
      onProgress(0.5);
      await new Promise((done) => setTimeout(done, 5));
      held.running--;
      if (bad.has(name)) throw new Error('cut off');
      return `id of ${name}`;
    },
  });
  const states = () => held.files.map(({ file, state }) => `${file.name} ${state}`);
  return { held, bad, uploads, ended, tray, states };
}

describe('a tray', () => {
  it('uploads its files in order, two at a time', async () => {
    const { tray, held, uploads, states } = setUp();
    tray.add(named('a', 'b', 'c', 'd'), anything);
    expect(states()).toEqual(['a uploading', 'b uploading', 'c waiting', 'd waiting']);
    await vi.advanceTimersByTimeAsync(7);
    expect(held.files.map(({ progress }) => progress)).toEqual([0.5, 0.5, 0, 0]);
    await vi.advanceTimersByTimeAsync(50);
    expect(held.files.map(({ id }) => id)).toEqual(['id of a', 'id of b', 'id of c', 'id of d']);
    expect({ uploads, most: held.most }).toEqual({ uploads: ['a', 'b', 'c', 'd'], most: 2 });
  });

  it('keeps what can’t be sent with the reason, and counts only what can', async () => {
    const { tray, held } = setUp();
    const judge = ({ name }: Picked): FileTrouble | undefined => (name === 'bad' ? { kind: 'type' } : undefined);
    tray.add(named('bad', 'a', 'b', 'c'), { judge, maxFiles: 2 });
    expect(held.files.map(({ trouble }) => trouble?.kind)).toEqual(['type', undefined, undefined, 'count']);
  });

  it('tries again after the time that is asked for, until it is uploaded', async () => {
    const { tray, bad, uploads, states } = setUp(2000);
    bad.add('a');
    tray.add(named('a'), anything);
    await vi.advanceTimersByTimeAsync(20);
    expect(states()).toEqual(['a retrying']);
    await vi.advanceTimersByTimeAsync(1900);
    expect(uploads).toEqual(['a']);
    bad.clear();
    await vi.advanceTimersByTimeAsync(200);
    expect(states()).toEqual(['a ready']);
  });

  it('asks about what the network has failed, and about nothing else', async () => {
    const { tray, bad, held, states } = setUp();
    bad.add('a');
    tray.add(named('a'), anything);
    await vi.advanceTimersByTimeAsync(20);
    expect(states()).toEqual(['a failed']);
    bad.clear();
    tray.retry(held.files[0]?.key ?? 0);
    await vi.advanceTimersByTimeAsync(20);
    expect(states()).toEqual(['a ready']);
    tray.add(named('b'), { judge: () => ({ kind: 'empty' }), maxFiles: 5 });
    tray.retry(held.files[1]?.key ?? 0);
    expect(states()).toEqual(['a ready', 'b failed']);
  });

  it('counts what can be tried again, so that a message never gets too many', async () => {
    const { tray, bad, held, states } = setUp();
    bad.add('a');
    tray.add(named('a', 'b'), { judge: () => undefined, maxFiles: 2 });
    await vi.advanceTimersByTimeAsync(20);
    expect(states()).toEqual(['a failed', 'b ready']);
    tray.add(named('c'), { judge: () => undefined, maxFiles: 2 });
    expect(held.files[2]?.trouble?.kind).toBe('count');
  });

  it('takes one that was too many once there is room', async () => {
    const { tray, held, states } = setUp();
    tray.add(named('a', 'b'), { ...anything, maxFiles: 1 });
    const [, second] = held.files;
    if (!second) throw new Error('The tray has one file.');
    expect(canRetry(second, held.files, 1)).toBe(false);
    tray.retry(second.key);
    await vi.advanceTimersByTimeAsync(20);
    expect(states()).toEqual(['a ready', 'b failed']);
    held.files = held.files.slice(1);
    expect(canRetry(second, held.files, 1)).toBe(true);
    tray.retry(second.key);
    await vi.advanceTimersByTimeAsync(20);
    expect(states()).toEqual(['b ready']);
  });

  it('uploads the next file as soon as one on its way is removed', async () => {
    const { tray, bad, held, uploads } = setUp(60_000);
    bad.add('a').add('b');
    tray.add(named('a', 'b', 'c'), anything);
    tray.remove(held.files[0]?.key ?? 0);
    await vi.advanceTimersByTimeAsync(20);
    expect(uploads).toEqual(['a', 'b', 'c']);
  });

  it.each(['by hand', 'by who keeps them'])('ends the upload of a file that is taken out %s', async (by) => {
    const { tray, held, ended, states, uploads } = setUp(1000);
    tray.add(named('a', 'b', 'c'), anything);
    if (by === 'by hand') tray.remove(held.files[0]?.key ?? 0);
    else held.files = held.files.slice(1);
    await vi.advanceTimersByTimeAsync(50);
    expect(ended).toEqual(['a']);
    expect(states()).toEqual(['b ready', 'c ready']);
    expect(uploads).toEqual(['a', 'b', 'c']);
  });

  it('keeps the place of a file that can be tried again', async () => {
    const { tray, bad, held } = setUp();
    bad.add('a');
    tray.add(named('a', 'b'), { ...anything, maxFiles: 2 });
    await vi.advanceTimersByTimeAsync(20);
    tray.add(named('c'), { ...anything, maxFiles: 2 });
    expect(held.files.map(({ trouble }) => trouble?.kind)).toEqual(['network', undefined, 'count']);
  });

  it('goes on with the next file when one is taken out that would have waited', async () => {
    const { tray, bad, held, uploads } = setUp(60_000);
    for (const name of ['a', 'b']) bad.add(name);
    tray.add(named('a', 'b', 'c'), anything);
    held.files = held.files.slice(2);
    await vi.advanceTimersByTimeAsync(50);
    expect(uploads).toEqual(['a', 'b', 'c']);
  });
});

it.each([
  [0, '0 bytes'],
  [20, '20 bytes'],
  [1536, '2 kB'],
  [1_468_006, '1.4 MB'],
  [20 * 1024 * 1024, '20 MB'],
])('a size of %d reads %s', (bytes, text) => expect(sizeText(bytes, 'en')).toBe(text));
