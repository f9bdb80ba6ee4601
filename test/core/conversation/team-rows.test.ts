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
  ruleRan,
  summary,
  teamMessage,
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

describe('a row of the team’s side', () => {
  const atBot: ConversationState = { ...begun('bot'), code: { nonce: 'n', until_ms: 9000 } };
  const bot = { id: 9, name: 'Bo' };
  const said: Command & { type: 'bot_message' } = {
    type: 'bot_message',
    ...message,
    bot,
    metadata: null,
    answers: 1,
    handler: 'bot',
  };
  const active: ConversationState = { ...begun(), status: 'active' };

  it('of a bot names it, unless it has no name, and is an answer unless it answers nothing', () => {
    expect(botMessage(atBot, said, 5000)).toMatchObject({
      sender_type: 'bot',
      sender_id: 9,
      sender_name: 'Bo',
      milestone: 'answered',
    });
    const unnamed = botMessage(atBot, { ...said, bot: null, answers: null }, 5000);
    expect(unnamed).toMatchObject({ sender_id: null, sender_name: null, milestone: null });
    expect(unnamed.state.staff_sent.map(([, ...rest]) => rest)).toEqual([[2, 0]]);
    expect(botMessage(atBot, said, 5000).state.staff_sent.map(([, ...rest]) => rest)).toEqual([[2, 9]]);
  });

  it('of a bot keeps the code that it waits for, takes another, or gives it up', () => {
    const { code: _, ...without } = atBot;
    const code = { nonce: 'm', until_ms: 8000 };
    expect(botMessage(atBot, said, 5000).state.code).toEqual(atBot.code);
    expect(botMessage(atBot, { ...said, code }, 5000).state.code).toEqual(code);
    expect(botMessage(atBot, { ...said, code: null }, 5000).state).not.toHaveProperty('code');
    expect(botMessage(without, said, 5000).state).not.toHaveProperty('code');
  });

  it('that sums up is the bot’s, for the team alone, with what it found', () => {
    const command = { type: 'summary', content: 'No answer', note: { cause: 'unanswered' } } as const;
    expect(summary(atBot, { ...command, bot })).toMatchObject({
      sender_type: 'bot',
      sender_id: 9,
      sender_name: 'Bo',
      visibility: 'internal',
      metadata: { handoff: { cause: 'unanswered' } },
    });
    expect(summary(atBot, { ...command, bot: null })).toMatchObject({ sender_id: null, sender_name: null });
  });

  it('of a rule is the product’s, for the team alone, and names the rule', () => {
    const rule = { id: 3, name: 'Night' };
    const row = ruleRan(active, { type: 'rule_ran', content: 'Night ran', rule } as Command & { type: 'rule_ran' });
    expect(row).toMatchObject({ sender_type: 'system', visibility: 'internal', milestone: 'rule_ran' });
    expect([row.content, row.metadata]).toEqual(['Night ran', { event: 'rule_ran', reason: 'rule', rule }]);
  });

  it('that asks a silent visitor is remembered as that, one that tells them something isn’t', () => {
    const told = (type: 'follow_up' | 'notice') =>
      teamMessage({ ...active, status: 'waiting', follow_up_seq: 0 }, { type, content: 'There?' }, 5000);
    expect(told('follow_up')).toMatchObject({ sender_type: 'bot', content: 'There?', visibility: 'public' });
    expect(told('follow_up').state).toMatchObject({ follow_up_seq: 2, last_message_seq: 2, last_message_at_ms: 5000 });
    const waits = teamMessage(begun(), { type: 'notice', content: 'Soon' }, 5000);
    expect(waits.state).toMatchObject({ follow_up_seq: 0, last_message_seq: 2, staff_count: 1 });
  });

  it('of an agent says that they have read all before it, and where it is', () => {
    const { state } = agentMessage(active, { type: 'agent_message', ...message, agent: ana, metadata: null }, 5000);
    expect(state).toMatchObject({ staff_read: { seq: 2, count: 1, at_ms: 5000 }, last_message_seq: 2 });
    expect(state.staff_sent.map(([, ...rest]) => rest)).toEqual([[2, 7]]);
  });

  it('that is a note is its agent’s, remembered by its row, and to be found where the matter is settled', () => {
    const noted = (state: ConversationState) => note(state, { type: 'note', ...message, agent: ana, metadata: null });
    expect(noted(active)).toMatchObject({ sender_type: 'agent', sender_id: 7, milestone: null });
    expect(noted({ ...active, status: 'resolved' }).milestone).toBe('noted');
    expect(noted(active).state.staff_sent.map(([, ...rest]) => rest)).toEqual([[2, 7]]);
  });

  it('that can’t be is refused by its reason', () => {
    const all = Array.from({ length: MAX_FOLLOWERS }, (_, place) => place + 100);
    expect(() => followed({ ...active, followers: all }, { type: 'follow', agent: ana, isFollowing: true })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    expect(() => botMessage(active, said, 5000)).toThrow(expect.objectContaining({ code: 'illegal_transition' }));
  });
});
