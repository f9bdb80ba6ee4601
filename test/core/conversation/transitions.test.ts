import { describe, expect, it } from 'vitest';
import type { ConversationState } from '#core/conversation/state.ts';
import { type LifecycleAction, nextStatus, transitions } from '#core/conversation/transitions.ts';
import { type Status, statuses } from '#core/model/conversations/conversation.ts';

const at = (status: Status) => ({ status }) as ConversationState;
const moves = Object.keys(transitions) as LifecycleAction[];

/** The statuses that a move leads to from one; nothing where it is refused. */
const after = (status: Status, move: LifecycleAction): Status | undefined => transitions[move][status];

describe('the transitions of a conversation', () => {
  const steps = statuses.flatMap((status) => moves.map((move) => ({ status, move, to: after(status, move) })));

  it.each(steps.filter(({ to }) => to !== undefined))('lead from $status by $move to $to', ({ status, move, to }) => {
    expect(nextStatus(at(status), move)).toBe(to);
  });

  it.each(steps.filter(({ to }) => to === undefined))(
    'are refused from $status by $move, with where it is possible',
    ({ status, move }) => {
      expect(() => nextStatus(at(status), move)).toThrow(
        `The conversation is ${status}. This is only possible when it is ${Object.keys(transitions[move]).join(', ')}.`,
      );
    },
  );

  it('leave a closed chat by reopening alone; notes and ratings leave it closed', () => {
    const possible = moves.filter((move) => after('closed', move) !== undefined);
    expect(possible.toSorted()).toEqual(['note', 'rate', 'reopen']);
    expect(possible.filter((move) => after('closed', move) !== 'closed')).toEqual(['reopen']);
  });

  it('wake a resolved chat when its visitor writes or somebody reopens it, and by nothing else', () => {
    const waking = moves.filter((move) => !['resolved', 'closed', undefined].includes(after('resolved', move)));
    expect(waking.toSorted()).toEqual(['reopen', 'visitor_message']);
  });

  it('take an answer of an agent only where an agent has the chat', () => {
    expect(statuses.filter((status) => after(status, 'agent_message') !== undefined)).toEqual(['active', 'waiting']);
    for (const move of ['bot_message', 'summary', 'hand_off'] as const)
      expect(statuses.filter((status) => after(status, move) !== undefined)).toEqual(['pending']);
  });

  it('keep the status of a rated chat, and end in closed by closing', () => {
    for (const status of statuses) {
      expect([undefined, status]).toContain(after(status, 'rate'));
      expect([undefined, 'closed']).toContain(after(status, 'close'));
    }
  });
});
