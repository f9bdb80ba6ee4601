/** What is news to an agent, by what happened, in whatever order it is told. */
import { describe, expect, it } from 'vitest';
import { createNewsDesk } from '#dashboard/data/inbox/news.ts';
import { conversationOf } from '#test/dashboard/support/sample.ts';

const ME = 1;
const queued = conversationOf({ id: 7, status: 'pending', agent_id: null, last_seq: 2 });
const mine = { ...queued, status: 'active', agent_id: ME, last_seq: 3 } as const;
const theirs = { ...mine, agent_id: 2 };

function desk() {
  let now = 1_000_000;
  const news = createNewsDesk(
    () => ME,
    () => new Date(now),
  );
  return { ...news, pass: (ms: number) => (now += ms) };
}

describe('a chat', () => {
  it('that waits in the queue is news once, and again when it comes back', () => {
    const { of } = desk();
    expect(of('conversation.created', queued, undefined)).toBe('waiting');
    expect(of('conversation.created', queued, queued)).toBeUndefined();
    of('conversation.assigned', theirs, queued);
    expect(of('conversation.created', { ...queued, last_seq: 5 }, theirs)).toBe('waiting');
  });

  it('that is known from a list before its frame comes is news all the same', () => {
    const { of } = desk();
    expect(of('conversation.created', queued, queued)).toBe('waiting');
    expect(of('conversation.assigned', mine, mine)).toBe('assigned');
  });

  it.each([
    ['nobody had', queued, 'assigned'],
    ['nobody heard of', undefined, 'assigned'],
    ['a colleague had', theirs, 'transferred'],
  ] as const)('that %s and one is given is news, once', (_name, before, kind) => {
    const { of } = desk();
    expect(of('conversation.assigned', mine, before)).toBe(kind);
    expect(of('conversation.assigned', mine, mine)).toBeUndefined();
  });

  it('that was one’s own before is none when something else happens to it', () => {
    const { of } = desk();
    expect(of('conversation.assigned', { ...mine, last_seq: 9 }, { ...mine, status: 'resolved' })).toBeUndefined();
  });

  it('of a colleague, or one that is only updated, is none', () => {
    const { of } = desk();
    expect([of('conversation.assigned', theirs, queued), of('conversation.updated', mine, queued)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('that one takes, gives or reopens oneself is none, and news again later', () => {
    const { of, own, pass } = desk();
    own(7);
    expect(of('conversation.assigned', mine, queued)).toBeUndefined();
    expect(of('conversation.created', queued, mine)).toBeUndefined();
    pass(20_000);
    expect(of('conversation.assigned', mine, queued)).toBe('assigned');
  });

  it('that comes back from a snooze by itself is news, and one that its visitor’s message brings back is not', () => {
    const { of } = desk();
    const snoozed = { ...mine, is_snoozed: true, last_seq: 4 };
    expect(of('conversation.assigned', mine, queued)).toBe('assigned');
    expect(of('conversation.updated', snoozed, mine)).toBeUndefined();
    const back = { ...mine, last_seq: 5 };
    expect(of('conversation.assigned', back, snoozed)).toBe('assigned');
    expect(of('conversation.assigned', back, snoozed)).toBeUndefined();
    of('conversation.updated', snoozed, mine);
    const answered = { ...back, last_seq: 6, last_message_at: '2030-01-01T00:00:00.000Z' };
    expect(of('conversation.assigned', answered, snoozed)).toBeUndefined();
  });
});
