import { describe, expect, it, test } from 'vitest';
import type { Command } from '#core/conversation/commands.ts';
import { firstRow } from '#core/conversation/conversation.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import {
  MAX_FOLLOWERS,
  agentMessage,
  botMessage,
  followed,
  handedOff,
  note,
  withMentioned,
} from '#core/conversation/team-rows.ts';
import type { Handler } from '#core/model/conversations/conversation.ts';

const ana = { id: 7, name: 'Ana' };
const allowance = { burst: 60, perSecond: 5 };
const message = { content: 'On its way', client_message_id: 'message-1' };

/** A conversation that a visitor began at second 1. */
const begun = (handler: Handler = 'agent'): ConversationState =>
  firstRow(
    { widget_id: 1, visitor_id: 2, handler, content: 'Hello', client_message_id: 'first-00', name: 'Vera', allowance },
    1000,
  ).state;

describe('an agent’s message', () => {
  const answer: Command & { type: 'agent_message' } = { type: 'agent_message', ...message, agent: ana, metadata: null };
  const active: ConversationState = { ...begun(), status: 'active' };

  it('ends the visitor’s wait, and the first one the time to the first response', () => {
    const { state, milestone } = agentMessage(active, answer, 5000);
    expect(milestone).toBe('first_response');
    expect(state).toMatchObject({ waiting_since_ms: null, first_response_at_ms: 5000, reply_ms: 4000, reply_count: 1 });
  });

  it('counts no reply where nobody waited', () => {
    const first = agentMessage(active, answer, 5000).state;
    const { state, milestone } = agentMessage(first, { ...answer, client_message_id: 'message-2' }, 9000);
    expect(milestone).toBeNull();
    expect(state).toMatchObject({ first_response_at_ms: 5000, reply_ms: 4000, reply_count: 1, staff_count: 2 });
  });
});

describe('a note', () => {
  it('is for the team alone, answers nobody, and lets those whom it mentions follow', () => {
    const before = begun();
    const { state, visibility } = note(before, {
      type: 'note',
      ...message,
      agent: ana,
      metadata: { mentions: [8, 9] },
    });
    expect(visibility).toBe('internal');
    expect(state).toMatchObject({ followers: [8, 9], waiting_since_ms: 1000, staff_count: before.staff_count });
  });
});

describe('a bot’s message', () => {
  const answer: Command & { type: 'bot_message' } = {
    type: 'bot_message',
    ...message,
    bot: { id: 9, name: 'Bo' },
    metadata: null,
    answers: 1,
    handler: 'bot',
  };

  it('ends the wait, but no time to a response', () =>
    expect(botMessage(begun('bot'), answer, 5000).state).toMatchObject({
      waiting_since_ms: null,
      first_response_at_ms: null,
      reply_count: 0,
    }));

  it('leaves those waiting who wrote again meanwhile', () => {
    const again = { ...begun('bot'), visitor_read: { seq: 2, count: 0, at_ms: 3000 } };
    expect(botMessage(again, answer, 5000).state.waiting_since_ms).toBe(3000);
  });

  it('is refused once agents have taken over', () =>
    expect(() => botMessage(begun('agent'), answer, 5000)).toThrow('Agents handle this conversation now'));
});

it('waits for an agent only since the handoff', () =>
  expect(handedOff(begun('bot'), { type: 'hand_off', reason: 'unanswered' }, 8000).state).toMatchObject({
    handler: 'agent',
    queued_at_ms: 8000,
    waiting_since_ms: 8000,
  }));

describe('followers', () => {
  const all = Array.from({ length: MAX_FOLLOWERS }, (_, place) => place + 100);

  test.each<[string, number[], number[] | undefined, number[]]>([
    ['nobody is mentioned', [1], undefined, [1]],
    ['somebody is mentioned who follows', [1, 2], [2], [1, 2]],
    ['one more is mentioned', [1], [3, 2], [1, 3, 2]],
    ['one more than may follow is mentioned', all, [1], all],
    ['too many follow since before', [...all, 5], [1], [...all, 5]],
  ])('stay in order where %s', (_, before, mentioned, after) =>
    expect(withMentioned(before, mentioned)).toEqual(after),
  );

  it('come once each, leave, and are never too many', () => {
    const follow = (state: ConversationState, isFollowing: boolean): ConversationState =>
      followed(state, { type: 'follow', agent: ana, isFollowing }).state;
    const once = follow(begun(), true);
    expect(follow(once, true).followers).toEqual([ana.id]);
    expect(follow(once, false).followers).toEqual([]);
    expect(() => follow({ ...begun(), followers: all }, true)).toThrow('20 agents follow this conversation already.');
    expect(follow({ ...begun(), followers: [...all.slice(1), ana.id] }, true).followers).toHaveLength(MAX_FOLLOWERS);
  });
});
