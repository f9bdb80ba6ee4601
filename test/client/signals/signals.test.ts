/** What is told sparingly, and what is shown only while it goes on. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientFrame } from '#core/contract/socket.ts';
import { type Delta, isNext } from '#client/signals/delta.ts';
import { createFading } from '#client/signals/fading.ts';
import { createReading } from '#client/signals/reading.ts';
import { createOwnTyping } from '#client/signals/typing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('reading', () => {
  it('is told at once, then every ten seconds at most, and its last always', () => {
    const told: [number, number][] = [];
    const read = createReading((conversation, seq) => told.push([conversation, seq]));
    for (const seq of [1, 2, 3]) read(7, seq);
    read(8, 5);
    expect(told).toEqual([
      [7, 1],
      [8, 5],
    ]);
    vi.advanceTimersByTime(10_000);
    expect(told.slice(2)).toEqual([[7, 3]]);
    read(7, 4);
    vi.advanceTimersByTime(9999);
    expect(told).toHaveLength(3);
    vi.advanceTimersByTime(1);
    expect(told.at(-1)).toEqual([7, 4]);
    vi.advanceTimersByTime(60_000);
    expect(told).toHaveLength(4);
  });
});

describe('typing', () => {
  function setUp() {
    const state = { isConnected: true };
    const sent: ClientFrame[] = [];
    const typing = createOwnTyping((frame) => state.isConnected && sent.push(frame) > 0, Date.now);
    return { typing, sent, state };
  }

  it('is told every five seconds at most, in each conversation', () => {
    const { typing, sent } = setUp();
    for (let second = 0; second < 12; second += 1) {
      typing.set(7, true);
      vi.advanceTimersByTime(1000);
    }
    typing.set(8, true);
    expect(sent).toHaveLength(4);
  });

  it('is told to have stopped only where it was told, and not by what was sent', () => {
    const { typing, sent } = setUp();
    typing.set(7, false);
    typing.set(7, true);
    typing.sent(7);
    typing.set(7, false);
    typing.set(8, true);
    typing.set(8, false);
    expect(sent.map((frame) => frame.type === 'typing' && [frame.conversation_id, frame.is_typing])).toEqual([
      [7, true],
      [8, true],
      [8, false],
    ]);
  });

  it('is told again when it could not be told', () => {
    const { typing, sent, state } = setUp();
    state.isConnected = false;
    typing.set(7, true);
    typing.set(7, false);
    state.isConnected = true;
    typing.set(7, false);
    expect(sent).toEqual([]);
    typing.set(7, true);
    expect(sent).toHaveLength(1);
  });

  it('is told as soon as it begins again', () => {
    const { typing, sent } = setUp();
    for (const isTyping of [true, false, true, false]) typing.set(7, isTyping);
    expect(sent).toHaveLength(4);
  });
});

describe('what fades', () => {
  it('ends once no sign has come for a while', () => {
    const ended: string[] = [];
    const fading = createFading<string>(1000, (key) => ended.push(key));
    for (const key of ['one', 'other', 'stopped']) fading.renew(key);
    fading.stop('stopped');
    vi.advanceTimersByTime(900);
    fading.renew('other');
    vi.advanceTimersByTime(500);
    expect(ended).toEqual(['one']);
    vi.advanceTimersByTime(500);
    expect(ended).toEqual(['one', 'other']);
  });
});

describe("a bot's answer as it is written", () => {
  const row = (
    seq: number,
    sender_type: 'visitor' | 'bot' | 'agent',
    visibility: 'public' | 'internal' = 'public',
  ) => ({
    seq,
    sender_type,
    visibility,
  });

  it('only grows, whatever overtakes what', () => {
    const text = 'We deliver on Monday.';
    const lengths = fc.shuffledSubarray(Array.from({ length: text.length }, (_, length) => length + 1));
    fc.assert(
      fc.property(lengths, (order) => {
        let shown: Delta | undefined;
        for (const length of order) {
          const next = { replyTo: 2, text: text.slice(0, length) };
          if (isNext(shown, next, [])) shown = next;
        }
        expect(shown?.text.length ?? 0).toBe(Math.max(0, ...order));
      }),
    );
  });

  it('is not shown after its answer, or after that of a later question', () => {
    const next = { replyTo: 2, text: 'We' };
    expect(isNext(null, next, [row(2, 'visitor'), row(3, 'visitor')])).toBe(true);
    expect(isNext(null, next, [row(2, 'visitor'), row(3, 'agent', 'internal')])).toBe(true);
    expect(isNext(null, next, [row(1, 'bot'), row(2, 'bot')])).toBe(true);
    expect(isNext(next, next, [])).toBe(true);
    expect(isNext(null, next, [row(2, 'visitor'), row(3, 'bot')])).toBe(false);
    expect(isNext({ replyTo: 4, text: '' }, next, [])).toBe(false);
    expect(isNext(next, { replyTo: 4, text: '' }, [])).toBe(true);
  });
});
