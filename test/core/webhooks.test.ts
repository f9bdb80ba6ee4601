/** The rules of webhooks: IDs of events, and when a delivery is tried again. */
import { describe, expect, it } from 'vitest';
import { makeId } from '#core/model/id.ts';
import { eventAt, eventId, eventPosition, happenedAtMs } from '#core/webhooks/event-id.ts';
import { eventTypes, subjectOf } from '#core/webhooks/event-types.ts';
import { MAX_AGE_MS, nextTryMs } from '#core/webhooks/retries.ts';

const atMs = Date.UTC(2026, 10, 29, 12);
const at = makeId(atMs, 0.5);

describe('the ID of an event', () => {
  it('is the same for the same event, and another for another kind, subject or number', () => {
    const of = (type: (typeof eventTypes)[number], subject = 'conversation 7', seq = 3) =>
      eventId(at, type, subject, seq);
    expect(of('message.created')).toBe(of('message.created'));
    const others = [
      of('message.created'),
      of('note.created'),
      of('message.created', 'conversation 8'),
      of('message.created', 'conversation 7', 4),
    ];
    expect(new Set(others).size).toBe(4);
  });

  it('sorts by time, then by kind, and says when it was', () => {
    const ids = eventTypes.map((type) => eventId(at, type, 'conversation 7', 3));
    expect(ids.toSorted()).toEqual(ids);
    expect(eventId(makeId(atMs + 1, 0), 'conversation.created', 'conversation 7', 3) > (ids.at(-1) ?? '')).toBe(true);
    expect(ids.every((id) => /^evt_\d{16}_\d{16}$/.test(id) && happenedAtMs(id) === atMs)).toBe(true);
  });

  it('is kept by a cursor', () => {
    const id = eventId(at, 'ticket.created', 'ticket 1', 1);
    expect(eventAt(eventPosition(id))).toBe(id);
  });

  it('is of the subject that its kind names', () => {
    expect(eventTypes.map(subjectOf)).toEqual([
      ...Array.from({ length: 7 }, () => 'conversation'),
      ...Array.from({ length: 3 }, () => 'visitor'),
      'agent',
      'ticket',
      'ticket',
      'webhook',
    ]);
  });
});

describe('a delivery that failed', () => {
  const minutes = (tries: number, random = 0.5, wish = 0) =>
    Math.round(((nextTryMs({ tries, sinceMs: atMs, nowMs: atMs }, random, wish) ?? 0) - atMs) / 60_000);

  it('is tried after longer and longer times', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 30].map((tries) => minutes(tries))).toEqual([
      1, 2, 5, 10, 30, 60, 120, 240, 240, 240,
    ]);
  });

  it('isn’t tried at the same moment as all others', () => {
    expect([minutes(6, 0), minutes(6, 0.999)]).toEqual([48, 72]);
  });

  it('waits as the receiver asks, but not for ever', () => {
    expect([minutes(1, 0.5, 600), minutes(6, 0.5, 60), minutes(1, 0.5, 1e9)]).toEqual([10, 60, 240]);
  });

  it('is given up once a day is over', () => {
    const of = (sinceMs: number) => nextTryMs({ tries: 9, sinceMs, nowMs: atMs }, 0.5);
    expect(of(atMs - MAX_AGE_MS + 240 * 60_000)).toBe(atMs + 240 * 60_000);
    expect(of(atMs - MAX_AGE_MS + 240 * 60_000 - 1)).toBeUndefined();
  });
});
