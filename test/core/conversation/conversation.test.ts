import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '#core/conversation/commands.ts';
import { firstRow, decide } from '#core/conversation/conversation.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import { assignedAgent, isQueued, isReleased } from '#core/conversation/state.ts';
import type { Handler, Status } from '#core/model/conversations/conversation.ts';
import { handlers, statuses } from '#core/model/conversations/conversation.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Row } from '#core/conversation/rows.ts';
import { transitions } from '#core/conversation/transitions.ts';

const allowance = { burst: 60, perSecond: 5 };
const ana = { id: 7, name: 'Ana' };
const ben = { id: 8, name: 'Ben' };
const start = (handler: Handler = 'agent'): Row =>
  firstRow(
    { widget_id: 1, visitor_id: 2, handler, content: 'Hello', client_message_id: 'first-00', name: 'Vera', allowance },
    1000,
  );

const message = { content: 'text', client_message_id: 'message-1' };
const commands: Record<string, Command> = {
  visitor_message: { type: 'visitor_message', ...message, name: 'Vera', allowance, assignee: null },
  agent_message: { type: 'agent_message', ...message, agent: ana, metadata: null },
  note: { type: 'note', ...message, agent: ana, metadata: null },
  assign: { type: 'assign', agent: ana, by: { type: 'system', reason: 'assignment' } },
  requeue: { type: 'requeue', by: { type: 'agent', agent: ana } },
  release: { type: 'release', by: { type: 'system', reason: 'agent_gone' } },
  resolve: { type: 'resolve', by: { type: 'agent', agent: ana } },
  close: { type: 'close', by: { type: 'visitor' } },
  snooze: { type: 'snooze', until_ms: null, by: { type: 'agent', agent: ana } },
  wake: { type: 'wake', assignee: ana, by: { type: 'visitor' } },
  reopen: { type: 'reopen', by: { type: 'agent', agent: ana }, assignee: null },
  follow_up: { type: 'follow_up', content: 'Still there?' },
  notice: { type: 'notice', content: 'One moment.' },
  rate: { type: 'rate', rating: 5, feedback: null, allowance },
  bot_message: {
    type: 'bot_message',
    content: 'On Monday',
    client_message_id: 'bot-1',
    bot: { id: 9, name: 'Bo' },
    metadata: null,
    answers: 1,
    handler: 'bot',
  },
  summary: { type: 'summary', bot: null, content: 'The bot has no answer.', note: { cause: 'unanswered' } },
  hand_off: { type: 'hand_off', reason: 'unanswered' },
};

/** A conversation brought into a status by legal moves. */
function inStatus(status: Status): ConversationState {
  const pending = start().state;
  const play = (conversationState: ConversationState, ...moves: string[]): ConversationState =>
    moves.reduce((state, move) => decide(state, commands[move] as Command, 2000).state, conversationState);
  switch (status) {
    case 'pending':
      return pending;
    case 'active':
      return play(pending, 'assign');
    case 'waiting':
      return play(pending, 'assign', 'agent_message');
    case 'resolved':
      return play(pending, 'assign', 'resolve');
    case 'closed':
      return play(pending, 'assign', 'close');
  }
}

/** The documented table of states, written out a second time: from which statuses each move is allowed, and to where. */
const documented: Record<string, Partial<Record<Status, Status>>> = {
  visitor_message: { pending: 'pending', active: 'active', waiting: 'active', resolved: 'pending' },
  agent_message: { active: 'waiting', waiting: 'waiting' },
  note: { pending: 'pending', active: 'active', waiting: 'waiting', resolved: 'resolved', closed: 'closed' },
  assign: { pending: 'active', active: 'active', waiting: 'active' },
  requeue: { pending: 'pending', active: 'pending', waiting: 'pending' },
  release: { active: 'pending', waiting: 'pending' },
  resolve: { pending: 'resolved', active: 'resolved', waiting: 'resolved' },
  close: { pending: 'closed', active: 'closed', waiting: 'closed', resolved: 'closed' },
  reopen: { resolved: 'pending', closed: 'pending' },
  snooze: { active: 'active', waiting: 'waiting' },
  wake: { active: 'active', waiting: 'waiting' },
  follow_up: { waiting: 'waiting' },
  notice: { pending: 'pending' },
  rate: { resolved: 'resolved', closed: 'closed' },
  bot_message: { pending: 'pending' },
  summary: { pending: 'pending' },
  hand_off: { pending: 'pending' },
};

describe('every move from every status', () => {
  const cases = Object.keys(commands).flatMap((move) =>
    statuses.map((status) => ({ move, status, to: documented[move]?.[status] })),
  );
  test.each(cases)('$move when $status → $to', ({ move, status, to }) => {
    const isAutomations = ['bot_message', 'summary', 'hand_off'].includes(move);
    const state = {
      ...inStatus(status),
      ...(isAutomations ? { handler: 'bot' as const } : {}),
      ...(move === 'wake' ? { snoozed: { until_ms: null } } : {}),
    };
    const outcome = (): string => {
      try {
        return decide(state, commands[move] as Command, 3000).state.status;
      } catch (error) {
        return (error as DomainError).code;
      }
    };
    expect(outcome()).toBe(to ?? 'illegal_transition');
  });

  test('covers the whole table', () => {
    expect(Object.keys(transitions).toSorted()).toEqual(Object.keys(commands).toSorted());
  });
});

describe('a bot or flow that has the conversation', () => {
  const withBot = start('bot').state;
  const play = (conversationState: ConversationState, ...moves: string[]): Row =>
    moves.reduce((state, move) => decide(state.state, commands[move] as Command, 5000), {
      state: conversationState,
    } as Row);

  test('nobody waits for an agent', () => {
    expect(withBot).toMatchObject({ handler: 'bot', queued_at_ms: null, waiting_since_ms: 1000 });
    expect(isQueued(withBot)).toBe(false);
    const { state, milestone } = play(withBot, 'bot_message');
    expect(milestone).toBe('answered');
    expect(state).toMatchObject({ status: 'pending', queued_at_ms: null, waiting_since_ms: null, staff_count: 1 });
    expect(state).toMatchObject({ first_response_at_ms: null, reply_count: 0 });
  });
  test('a visitor who wrote again while it answered still waits since that message', () => {
    const again = play(withBot, 'visitor_message');
    expect(play(again.state, 'bot_message').state.waiting_since_ms).toBe(5000);
    const late = decide(again.state, { ...commands['bot_message'], answers: again.seq } as Command, 6000);
    expect(late.state.waiting_since_ms).toBeNull();
  });
  test("a visitor's message requests its turn, but not while agents answer", () => {
    expect(play(withBot, 'visitor_message').milestone).toBe('for_bot');
    expect(play(withBot, 'hand_off', 'visitor_message').milestone).toBeNull();
  });
  test('from the moment it hands over the conversation waits for a human', () => {
    const row = play(withBot, 'bot_message', 'hand_off');
    expect(row).toMatchObject({
      milestone: 'handed_off',
      metadata: { event: 'handed_off', reason: 'unanswered' },
      state: { handler: 'agent', queued_at_ms: 5000, waiting_since_ms: 5000 },
    });
    expect(isQueued(row.state)).toBe(true);
  });
  test.each(['bot_message', 'summary', 'hand_off'])('%s is refused once people have it', (move) => {
    const { state } = play(withBot, 'hand_off');
    expect(() => decide(state, commands[move] as Command, 6000)).toThrow(/Agents handle this conversation now/);
  });
  test('its summary is for the team only', () => {
    expect(play(withBot, 'summary')).toMatchObject({ sender_type: 'bot', visibility: 'internal' });
  });
  test('a chat that it resolved goes to the team when it is reopened', () => {
    expect(play(withBot, 'resolve', 'visitor_message').state).toMatchObject({ handler: 'agent', queued_at_ms: 5000 });
  });
});

describe('reopening', () => {
  test.each(['resolve', 'close'])('soon after a %s undoes it: the visitor has waited all along', (end) => {
    const { state } = start();
    const ended = decide(state, commands[end] as Command, 2000).state;
    expect(ended.waiting_since_ms).toBeNull();
    const undone = decide(ended, { ...commands['reopen'], assignee: ana } as Command, 2000 + 10 * 60_000).state;
    expect(undone).toMatchObject({ waiting_since_ms: 1000, queued_at_ms: 1000, agent_id: ana.id });
    expect(undone).not.toHaveProperty('waited_since_ms');
    const later = decide(ended, commands['reopen'] as Command, 2001 + 10 * 60_000).state;
    expect(later).toMatchObject({ waiting_since_ms: null, queued_at_ms: 2001 + 10 * 60_000 });
  });

  test('soon after a close of what was resolved long ago, nobody has waited since then', () => {
    const resolved = decide(start().state, commands['resolve'] as Command, 2000).state;
    const closed = decide(resolved, commands['close'] as Command, 3_600_000).state;
    const { state } = decide(closed, commands['reopen'] as Command, 3_601_000);
    expect(state.waiting_since_ms).toBeNull();
    const atOnce = decide(
      decide(resolved, commands['close'] as Command, 3000).state,
      commands['reopen'] as Command,
      4000,
    );
    expect(atOnce.state.waiting_since_ms).toBe(1000);
  });

  test('by the visitor starts a new wait', () => {
    const ended = decide(start().state, commands['resolve'] as Command, 2000).state;
    const { state } = decide(ended, { ...commands['visitor_message'], client_message_id: 'm-2' } as Command, 3000);
    expect(state.waiting_since_ms).toBe(3000);
    expect(state).not.toHaveProperty('waited_since_ms');
  });

  test.each(['pending', 'active', 'waiting'] as const)(
    'isn’t possible while it is %s, whoever can take it',
    (status) => {
      const reopen = { ...commands['reopen'], assignee: ana } as Command;
      expect(() => decide({ ...start().state, status }, reopen, 3000)).toThrow(DomainError);
    },
  );

  test.each(['visitor_message', 'reopen'])('by %s goes straight to the agent who can take it', (move) => {
    const row = decide(inStatus('resolved'), { ...commands[move], assignee: ana } as Command, 3000);
    expect(row).toMatchObject({
      milestone: 'reopened',
      state: { status: 'active', agent_id: ana.id, resolved_at_ms: null },
    });
  });
  test('without one it queues with its age counted from now, and keeps the first response', () => {
    const state = { ...inStatus('waiting') };
    const resolved = decide(state, commands['resolve'] as Command, 2500).state;
    const row = decide(resolved, commands['reopen'] as Command, 3000);
    expect(row.state).toMatchObject({
      status: 'pending',
      agent_id: null,
      queued_at_ms: 3000,
      first_response_at_ms: 2000,
    });
  });
});

describe('waiting and replies', () => {
  test('the clock runs from the oldest unanswered message, and is summed up at the answer', () => {
    const first = decide(inStatus('waiting'), commands['visitor_message'] as Command, 5000).state;
    const second = decide(
      first,
      { ...commands['visitor_message'], client_message_id: 'message-2' } as Command,
      9000,
    ).state;
    expect(second.waiting_since_ms).toBe(5000);
    const answered = decide(second, commands['agent_message'] as Command, 11_000).state;
    expect(answered).toMatchObject({ waiting_since_ms: null, reply_count: 2, reply_ms: 1000 + 6000 });
  });
  test('only the first public answer of a human is the first response', () => {
    const noted = decide(inStatus('active'), commands['note'] as Command, 2500);
    expect(noted.milestone).toBeNull();
    const answered = decide(noted.state, commands['agent_message'] as Command, 3000);
    expect(answered.milestone).toBe('first_response');
    expect(
      decide(answered.state, { ...commands['agent_message'], client_message_id: 'message-3' } as Command, 4000)
        .milestone,
    ).toBeNull();
  });
});

describe('any sequence of commands', () => {
  const anyCommand = fc.constantFrom(...Object.values(commands), { ...commands['assign'], agent: ben } as Command);
  test('keeps the chain dense, public rows linked, counts true and never two holders', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 60 }), fc.constantFrom(...handlers), (sequence, handler) => {
        const rows = [start(handler)];
        for (const [index, command] of sequence.entries()) {
          const last = rows.at(-1) as Row;
          try {
            rows.push(decide(last.state, command, 2000 + index * 10_000));
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
        }
        let lastPublic = 0;
        for (const [index, row] of rows.entries()) {
          expect(row.seq).toBe(index + 1);
          expect(row.state.seq).toBe(row.seq);
          expect(row.previous_seq).toBe(lastPublic);
          if (row.visibility === 'public') lastPublic = row.seq;
          const isHeld = row.state.status === 'active' || row.state.status === 'waiting';
          expect(assignedAgent(row.state) !== null).toBe(isHeld && !row.state.snoozed);
          expect(row.state.snoozed !== null && !isHeld).toBe(false);
          // Whoever waits for a human stands in a queue.
          const isWaiting =
            row.state.status === 'pending' && row.state.handler === 'agent' && row.state.waiting_since_ms;
          expect(isWaiting && !isQueued(row.state)).toBeFalsy();
          expect(isReleased(row.state) && row.state.waiting_since_ms !== null).toBe(false);
          const isOver = row.state.status === 'resolved' || row.state.status === 'closed';
          expect(isOver && row.state.waiting_since_ms !== null).toBe(false);
        }
        const { state } = rows.at(-1) as Row;
        expect(state.visitor_count).toBe(rows.filter((row) => row.sender_type === 'visitor').length);
        expect(state.staff_count).toBe(
          rows.filter((row) => /agent|bot/.test(row.sender_type) && row.visibility === 'public').length,
        );
        expect(state.last_public_seq).toBe(lastPublic);
        expect(state.visitor_sent.length).toBeLessThanOrEqual(8);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a snooze', () => {
  const active = inStatus('active');
  const until_ms = 100_000;
  const snoozed = decide(active, { type: 'snooze', until_ms, by: { type: 'agent', agent: ana } }, 2000);

  test('is a row for the team alone that says until when, and keeps the status and the agent that the visitor sees', () => {
    expect(snoozed).toMatchObject({
      visibility: 'internal',
      metadata: { event: 'snoozed', agent_id: ana.id, until: new Date(until_ms).toISOString() },
    });
    expect(snoozed.state).toMatchObject({ status: 'active', agent_id: ana.id, snoozed: { until_ms } });
    expect(assignedAgent(snoozed.state)).toBeNull();
  });

  test.each(['assign', 'requeue', 'resolve', 'close'])('ends with the move %s', (move) => {
    expect(decide(snoozed.state, commands[move] as Command, 3000).state.snoozed).toBeNull();
  });

  test.each(['agent_message', 'note'])('goes on after the move %s', (move) => {
    expect(decide(snoozed.state, commands[move] as Command, 3000).state.snoozed).toEqual({ until_ms });
  });

  test('can’t be ended where there is none', () => {
    expect(() => decide(active, commands['wake'] as Command, 3000)).toThrow('not snoozed');
  });

  test('that ends in the queue gives whoever nobody waits for the place of the moment it ends', () => {
    const answered = decide(inStatus('waiting'), commands['snooze'] as Command, 2000).state;
    const wake = (state: ConversationState) =>
      decide(state, { type: 'wake', assignee: null, by: { type: 'system', reason: 'snooze_over' } }, 9000).state;
    expect(wake(answered)).toMatchObject({ status: 'pending', agent_id: null, queued_at_ms: 9000 });
    expect(wake(snoozed.state).queued_at_ms).toBe(snoozed.state.waiting_since_ms);
  });
});

describe('a rating', () => {
  const resolved = inStatus('resolved');
  test('is a row for the team, counts for who had the chat, and says whether there are words with it', () => {
    const row = decide(resolved, { type: 'rate', rating: 4, feedback: 'Thanks', allowance }, 9000);
    expect(row).toMatchObject({
      sender_type: 'system',
      content: 'Rated 4 of 5 stars',
      visibility: 'internal',
      metadata: { event: 'rated', rating: 4 },
      milestone: 'rated',
      feedback: 'Thanks',
    });
    expect(row.state.rated).toEqual({ stars: 4, agent_id: 7, seq: row.seq, at_ms: 9000, has_feedback: true });
    const silent = decide(resolved, { type: 'rate', rating: 1, feedback: null, allowance }, 9000);
    expect(silent.state.rated).toMatchObject({ stars: 1, has_feedback: false });
  });
});

describe('a visitor’s message', () => {
  const says = (more: Partial<Command & { type: 'visitor_message' }> = {}) =>
    ({ ...commands['visitor_message'], ...more }) as Command;

  test('by email may not have seen the answers before it, one in the widget has', () => {
    const waiting = inStatus('waiting');
    const read = (more: Partial<Command & { type: 'visitor_message' }>) =>
      decide(waiting, says(more), 5000).state.visitor_read;
    expect(read({})).toEqual({ seq: 4, count: 1, at_ms: 5000 });
    expect(read({ metadata: { via: 'email' } })).toEqual({ seq: 4, count: 0, at_ms: 5000 });
  });

  test('keeps its metadata, and has none without', () => {
    expect(decide(inStatus('active'), says({ metadata: { via: 'email' } }), 5000).metadata).toEqual({ via: 'email' });
    expect(decide(inStatus('active'), says(), 5000).metadata).toBeNull();
  });

  test('that is long counts as several', () => {
    const left = (content: string) => decide(inStatus('active'), says({ content }), 1000).state.allowance.left;
    expect(left('x'.repeat(8000))).toBeLessThan(left('x'));
  });

  test('holds what was typed of a code in its own row alone', () => {
    const code = { nonce: 'n', until_ms: 9000 };
    const awaiting = { ...start('bot').state, code };
    const typed = decide(awaiting, says({ typed_code: 'hash' }), 5000).state;
    expect(typed.code).toEqual({ ...code, typed: 'hash' });
    expect(decide(typed, says({ client_message_id: 'message-2' }), 6000).state.code).toEqual(code);
    expect(decide(start('bot').state, says({ typed_code: 'hash' }), 5000).state).not.toHaveProperty('code');
  });

  test('with files says so, for whoever keeps them', () => {
    const files = [{ id: 1, name: 'a.png', type: 'image/png', size: 1 }];
    const row = decide(inStatus('active'), says({ metadata: { files } as never }), 5000);
    expect(row.milestone).toBe('sent_files');
  });
});

test('a chat reopened for an agent says that they got it back, and otherwise nothing', () => {
  const reopen = (assignee: typeof ana | null) =>
    decide(inStatus('closed'), { ...commands['reopen'], assignee } as Command, 3000).metadata;
  expect(reopen(ana)).toEqual({ event: 'reopened', agent_id: 7, why: { rule: 'came_back' } });
  expect(reopen(null)).toEqual({ event: 'reopened', agent_id: 7 });
});
