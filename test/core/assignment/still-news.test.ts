import { describe, expect, it } from 'vitest';
import { isStillNews } from '#core/assignment/still-news.ts';
import { decide, firstRow } from '#core/conversation/conversation.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import { type NoticeEvent, noticeEvents } from '#core/model/closed-sets.ts';

const START = Date.UTC(2026, 5, 1, 12);
const LATER = START + 60_000;
const ana = { id: 7, name: 'Ana' };
const ben = { id: 8, name: 'Ben' };
const system = { type: 'system', reason: 'test' } as const;
const first = { content: 'Hello', client_message_id: 'message-1', name: null, allowance: { burst: 60, perSecond: 5 } };

const waiting = firstRow({ widget_id: 1, visitor_id: 2, handler: 'agent', ...first }, START).state;
const assignedTo = (agent: typeof ana): ConversationState =>
  decide(waiting, { type: 'assign', agent, by: system }, START).state;
const own = assignedTo(ana);
const answer = { type: 'agent_message', content: 'Hi', client_message_id: 'answer-01', metadata: null } as const;
const answered = decide(own, { ...answer, agent: ana }, LATER).state;
const resolved = decide(own, { type: 'resolve', by: system }, LATER).state;

const newsIn = (state: ConversationState, agent: ConversationState['staff_read'] | null = null, sinceMs?: number) =>
  noticeEvents.filter((event) =>
    isStillNews({ row: { state }, read: { agent } }, event, { agent: ana.id, ...(sinceMs && { sinceMs }) }),
  );

describe('to an agent, what is still news of a chat', () => {
  it.each<[string, ConversationState, readonly NoticeEvent[]]>([
    ['that is theirs, unanswered', own, ['mention', 'assigned', 'message', 'target']],
    ['that they answered', answered, ['mention', 'assigned', 'target']],
    ['that a colleague has', assignedTo(ben), ['mention', 'missed']],
    ['that waits', waiting, ['mention', 'missed', 'waiting']],
    ['that is over', resolved, ['mention']],
  ])('%s', (_, state, news) => {
    expect(newsIn(state)).toEqual(news);
  });

  it('is no message they have read', () => {
    expect(newsIn(own, { seq: own.seq, count: own.visitor_count, at_ms: LATER })).not.toContain('message');
  });

  it('is no assignment since which they have read or answered it', () => {
    expect(newsIn(own, { seq: own.seq, count: 0, at_ms: LATER }, START)).not.toContain('assigned');
    expect(newsIn(answered, null, START)).not.toContain('assigned');
    expect(newsIn(answered, null, LATER)).not.toContain('assigned');
    expect(newsIn(answered, null, LATER + 1)).toContain('assigned');
  });
});
