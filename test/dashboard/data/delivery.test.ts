import { effect } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDeliveries, type ToldDelivery } from '#dashboard/data/delivery.ts';
import { newestAnswer, standingOf } from '#dashboard/inbox/conversation/standing.ts';
import { messageOf } from '#test/dashboard/support/sample.ts';

const there: ToldDelivery = {
  visitor_connected: true,
  delivery: 'page',
  delivery_reason: null,
  mailed_seq: null,
  mailed_at: null,
};
const away: ToldDelivery = { ...there, visitor_connected: false, delivery: 'email' };
const at = '2026-06-01T14:05:00.000Z';
const answer = messageOf({ conversation_id: 1, seq: 7, sender_type: 'agent' });

describe('where the newest answer stands', () => {
  it.each([
    ['seen, once it was read, however it went', { ...answer, is_read: true }, away, { kind: 'seen' }],
    ['on the page while the visitor is there', answer, there, { kind: 'page' }],
    ['to be emailed to somebody who left', answer, away, { kind: 'email' }],
    ['emailed, once a mail had it', answer, { ...away, mailed_seq: 7, mailed_at: at }, { kind: 'mailed', at }],
    ['to be emailed after an earlier mail', answer, { ...away, mailed_seq: 6, mailed_at: at }, { kind: 'email' }],
    [
      'waiting, and why',
      answer,
      { ...away, delivery: 'waiting' as const, delivery_reason: 'bounced' as const },
      { kind: 'waiting', reason: 'bounced' },
    ],
    ['unknown before the server said so', answer, undefined, undefined],
  ])('is %s', (_what, row, told, standing) => {
    expect(standingOf(row, told)).toEqual(standing);
  });
});

describe('the newest answer', () => {
  const row = (seq: number, part: Parameters<typeof messageOf>[0] | object) =>
    messageOf({ conversation_id: 1, seq, ...part });

  it('is the last row said to the visitor: notes and events change nothing', () => {
    const note = row(8, { sender_type: 'agent', visibility: 'internal' });
    expect(newestAnswer([answer, note, row(9, { sender_type: 'system' })])).toBe(answer);
  });

  it('is none once the visitor has said something', () => {
    expect(newestAnswer([answer, row(8, { sender_type: 'visitor' })])).toBeUndefined();
  });
});

describe('what is known of a visitor', () => {
  let nowMs = 0;
  const make = () => createDeliveries(() => new Date(nowMs));

  it('is where the last answer went', () => {
    const deliveries = make();
    deliveries.know(1, { ...there, mailed_seq: 3, mailed_at: at });
    deliveries.sent(1, { delivery: 'waiting', delivery_reason: 'no_address' });
    expect(deliveries.of(1)).toEqual({
      visitor_connected: false,
      delivery: 'waiting',
      delivery_reason: 'no_address',
      mailed_seq: 3,
      mailed_at: at,
    });
  });

  it('is not changed by a note', () => {
    const deliveries = make();
    deliveries.know(1, away);
    deliveries.sent(1, null);
    expect(deliveries.of(1)).toEqual(away);
  });

  it('is that they are there once they type, write or read', () => {
    const deliveries = make();
    deliveries.know(1, away);
    deliveries.sign(1);
    expect(deliveries.of(1)).toMatchObject(there);
  });

  it('is old after a minute without a sign of them', () => {
    const deliveries = make();
    expect(deliveries.isOld(1)).toBe(true);
    deliveries.know(1, there);
    nowMs += 60_000;
    expect(deliveries.isOld(1)).toBe(false);
    nowMs += 1;
    expect(deliveries.isOld(1)).toBe(true);
    deliveries.sign(1);
    expect(deliveries.isOld(1)).toBe(false);
  });
});

describe('whether a visitor is on the page', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const started = () => {
    const left: number[] = [];
    return {
      left,
      all: createDeliveries(
        () => new Date(),
        (id) => left.push(id),
      ),
    };
  };

  it('is unknown at first, and known at once when they come, also of a chat that was never opened', () => {
    const { all } = started();
    expect(all.isThere(1)).toBe(undefined);
    all.presence(1, true);
    expect(all.isThere(1)).toBe(true);
    expect(all.of(1)).toBe(undefined);
  });

  it('stays so while they move to another page, and ends five seconds after they left', () => {
    const { all, left } = started();
    all.presence(1, true);
    all.presence(1, false);
    vi.advanceTimersByTime(4_000);
    all.presence(1, true);
    vi.advanceTimersByTime(10_000);
    expect([all.isThere(1), left]).toEqual([true, []]);
    all.presence(1, false);
    vi.advanceTimersByTime(5_000);
    expect([all.isThere(1), left]).toEqual([false, [1]]);
  });

  it('counts their arrivals, also on a page that follows another, and nothing else they do', () => {
    const { all } = started();
    const seen: number[] = [];
    const stop = effect(() => void seen.push(all.arrivals(1)));
    all.know(1, away);
    all.sign(1);
    all.presence(1, true);
    all.presence(2, true);
    all.presence(1, false);
    all.presence(1, true);
    stop();
    expect([...new Set(seen)]).toEqual([0, 1, 2]);
  });

  it('follows what they do, what the server says with the chat, and where an answer went', () => {
    const { all } = started();
    all.know(1, away);
    expect(all.isThere(1)).toBe(false);
    all.sign(1);
    expect(all.isThere(1)).toBe(true);
    all.sent(1, { delivery: 'email', delivery_reason: null });
    expect(all.isThere(1)).toBe(false);
  });
});
