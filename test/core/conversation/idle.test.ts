import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstRow, decide } from '#core/conversation/conversation.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import type { DueAction, IdleRules } from '#core/conversation/idle.ts';
import { dueActions, earliestDueAt } from '#core/conversation/idle.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 5, 1, 12);
const agent = { id: 7, name: 'Ana' };
const system = { type: 'system', reason: 'test' } as const;
const allowance = { burst: 60, perSecond: 5 };

const rules: IdleRules = {
  first_response_timeout_seconds: 60,
  resolve_after_idle_minutes: 120,
  close_after_resolved_hours: 24,
  follow_up: { after_minutes: 30, text: 'Still there?' },
};
const none: IdleRules = {
  first_response_timeout_seconds: null,
  resolve_after_idle_minutes: null,
  close_after_resolved_hours: null,
  follow_up: null,
};

const started = firstRow(
  {
    widget_id: 1,
    visitor_id: 2,
    handler: 'agent',
    content: 'Hello',
    client_message_id: 'message-1',
    name: null,
    allowance,
  },
  START,
).state;
const assigned = (state: ConversationState, atMs: number) =>
  decide(state, { type: 'assign', agent, by: system }, atMs).state;
const answered = (state: ConversationState, atMs: number) =>
  decide(state, { type: 'agent_message', agent, content: 'Hi', client_message_id: 'answer-01', metadata: null }, atMs)
    .state;
const written = (state: ConversationState, atMs: number) =>
  decide(
    state,
    { type: 'visitor_message', content: 'And?', client_message_id: 'message-2', name: null, allowance, assignee: null },
    atMs,
  ).state;
const asked = (state: ConversationState, atMs: number) =>
  decide(state, { type: 'follow_up', content: 'Still there?' }, atMs).state;
const resolved = (state: ConversationState, atMs: number) => decide(state, { type: 'resolve', by: system }, atMs).state;
const released = (state: ConversationState, atMs: number) => decide(state, { type: 'release', by: system }, atMs).state;
const requeued = (state: ConversationState, atMs: number) => decide(state, { type: 'requeue', by: system }, atMs).state;
const reopened = (state: ConversationState, atMs: number) =>
  decide(state, { type: 'reopen', by: system, assignee: null }, atMs).state;
const unlessIllegal = (next: () => ConversationState, state: ConversationState): ConversationState => {
  try {
    return next();
  } catch {
    return state;
  }
};
const after = (minutes: number) => START + minutes * MINUTE;

const active = assigned(started, START);
const waiting = answered(active, START);

describe('what is due', () => {
  it.each([
    ['nothing, a moment after an assignment', active, START, after(0.9), null],
    ['a return, when the first answer is late', active, START, after(1), 'return'],
    ['nothing while the clock of a new assignment runs', active, after(5), after(5.9), null],
    ['a return from the agent it was passed on to', active, after(5), after(6), 'return'],
    [
      'nothing after an answer, however long the visitor waits for the next',
      written(waiting, after(2)),
      START,
      after(60),
      null,
    ],
    [
      'a return when passed on after an answer, and not answered there',
      written(waiting, after(2)),
      after(3),
      after(4),
      'return',
    ],
    ['nothing for an agent whose visitor has not written since', waiting, after(3), after(4), null],
    ['a follow-up to a silent visitor', waiting, START, after(30), 'follow_up'],
    ['nothing shortly before', waiting, START, after(29.9), null],
    ['no second follow-up in one silence', asked(waiting, after(30)), START, after(60), null],
    [
      'a follow-up in the next silence',
      answered(written(asked(waiting, after(30)), after(40)), after(41)),
      START,
      after(71),
      'follow_up',
    ],
    ['a resolution, long after the follow-up', asked(waiting, after(30)), START, after(150), 'resolve'],
    [
      'a resolution wherever the answered chat is: passed on',
      assigned(waiting, after(60)),
      START,
      after(120),
      'resolve',
    ],
    ['not before it was there for as long', assigned(waiting, after(60)), after(60), after(179), null],
    ['a resolution of one whose agent left', released(waiting, after(20)), after(20), after(140), 'resolve'],
    [
      'nothing once its visitor writes again',
      written(released(waiting, after(20)), after(30)),
      START,
      after(1e4),
      null,
    ],
    ['a resolution of one given back when answered', requeued(waiting, after(20)), after(20), after(140), 'resolve'],
    ['nothing for one whose agent left with a question open', released(active, after(20)), START, after(1e4), null],
    ['the end, a day after the resolution', resolved(waiting, after(10)), after(10), after(10 + 24 * 60), 'close'],
    ['nothing before', resolved(waiting, after(10)), after(10), after(9 + 24 * 60), null],
    ['nothing for one that waits for a human', started, START, after(10_000), null],
  ] satisfies [string, ConversationState, number, number, DueAction | null][])(
    'is %s',
    (_what, state, sinceMs, nowMs, due) => {
      expect(dueActions(state, rules, sinceMs, nowMs)).toBe(due);
    },
  );

  it('eventually applies to every open chat whose visitor was answered', () => {
    const step = fc.constantFrom(assigned, answered, written, released, requeued, resolved, reopened);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let state = started;
        for (const [index, next] of steps.entries()) state = unlessIllegal(() => next(state, after(index)), state);
        const isDue = dueActions(state, rules, after(steps.length), after(1e6)) !== null;
        expect(isDue || state.waiting_since_ms !== null).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is nothing for a bot that answers each message in time, though the next one always comes first', () => {
    let state: ConversationState = { ...started, handler: 'bot', queued_at_ms: null };
    for (let minutes = 1; minutes < 10; minutes++) {
      const answers = state.visitor_read.seq;
      state = written(state, after(minutes));
      const bot = { id: 9, name: 'Bo' };
      const answer = { content: 'On Monday', client_message_id: `bot-${answers}`, metadata: null, answers } as const;
      state = decide(state, { type: 'bot_message', bot, handler: 'bot', ...answer }, after(minutes) + 1000).state;
      expect(dueActions(state, rules, START, after(minutes) + 60_000)).toBeNull();
    }
    expect(dueActions(state, rules, START, after(20))).toBe('hand_off');
  });

  it('is never anything where no rule is set', () => {
    const folds = [started, active, waiting, asked(waiting, START), resolved(waiting, START)];
    for (const state of folds) expect(dueActions(state, none, START, after(1e6))).toBeNull();
  });
});

describe('when to look', () => {
  const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
  const anyRules: fc.Arbitrary<IdleRules> = fc.record({
    first_response_timeout_seconds: some(fc.integer({ min: 10, max: 300 })),
    resolve_after_idle_minutes: some(fc.integer({ min: 1, max: 20 })),
    close_after_resolved_hours: some(fc.integer({ min: 1, max: 5 })),
    follow_up: some(fc.record({ after_minutes: fc.integer({ min: 1, max: 20 }), text: fc.constant('?') })),
  });

  it('is never too late: nothing falls due before the soonest time', () => {
    fc.assert(
      fc.property(fc.array(anyRules, { minLength: 1, maxLength: 3 }), fc.nat(10 * 3600), (all, seconds) => {
        const nowMs = START + seconds * 1000;
        const soon = earliestDueAt(all);
        for (const one of all) {
          for (const state of [active, waiting, resolved(waiting, START)]) {
            const least = state.status === 'resolved' ? soon.resolved : soon.open;
            const isDue = dueActions(state, one, START, nowMs) !== null;
            expect(isDue && (least === null || nowMs < START + least)).toBe(false);
          }
        }
      }),
    );
  });
});

describe('a snoozed conversation', () => {
  const snoozed = (state: ConversationState) =>
    decide(state, { type: 'snooze', until_ms: null, by: system }, START).state;

  it('has nothing that falls due, whoever waits in it, until it is back', () => {
    const waits = assigned(started, START);
    for (const state of [waits, answered(waits, START)]) {
      expect(dueActions(snoozed(state), rules, START, START + 1000 * MINUTE)).toBeNull();
      const back = decide(snoozed(state), { type: 'wake', assignee: agent, by: system }, START + 1000 * MINUTE).state;
      expect(dueActions(back, rules, START + 1000 * MINUTE, START + 1000 * MINUTE)).toBeNull();
      expect(dueActions(back, rules, START + 1000 * MINUTE, START + 1121 * MINUTE)).not.toBeNull();
    }
  });
});

describe('the soonest that something falls due', () => {
  it.each<[string, IdleRules[], ReturnType<typeof earliestDueAt>]>([
    ['is never without rules', [none], { open: null, resolved: null }],
    ['is never without a widget', [], { open: null, resolved: null }],
    ['is that of the shortest rule', [rules], { open: MINUTE, resolved: 24 * 60 * MINUTE }],
    [
      'may be the follow-up',
      [{ ...rules, first_response_timeout_seconds: null }],
      { open: 30 * MINUTE, resolved: 24 * 60 * MINUTE },
    ],
    ['may be the end', [{ ...none, resolve_after_idle_minutes: 5 }], { open: 5 * MINUTE, resolved: null }],
    [
      'is that of any widget',
      [none, { ...none, close_after_resolved_hours: 2 }, rules],
      { open: MINUTE, resolved: 120 * MINUTE },
    ],
  ])('%s', (_, all, soonest) => expect(earliestDueAt(all)).toEqual(soonest));
});

it('nothing falls due in a closed chat, whatever its times say', () => {
  const closed: ConversationState = { ...resolved(waiting, START), status: 'closed', closed_at_ms: START };
  expect(dueActions(closed, rules, START, after(1e6))).toBeNull();
});
