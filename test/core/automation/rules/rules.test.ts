import { describe, expect, it, test } from 'vitest';
import { allHold, needsOf, type RuleSubject } from '#core/automation/rules/conditions.ts';
import { lasts, startedBy, starts } from '#core/automation/rules/clocks.ts';
import { type RuleCondition, type RuleTrigger, ruleCondition, ruleSettings } from '#core/automation/rules/rule.ts';
import { momentsIn, runsAt } from '#core/automation/rules/try-out.ts';
import {
  type RuleRow,
  isByPerson,
  isByRule,
  lastPersonSeq,
  mayRun,
  runsIn,
  triggersOf,
} from '#core/automation/rules/triggers.ts';
import type { Command, Named } from '#core/conversation/commands.ts';
import { decide, firstRow } from '#core/conversation/conversation.ts';
import { makeId } from '#core/model/id.ts';

const allowance = { burst: 60, perSecond: 5 };
const MINUTE = 60_000;
const T0 = Date.UTC(2026, 5, 1, 12);
const ana: Named = { id: 11, name: 'Ana' };
const ben: Named = { id: 12, name: 'Ben' };
const system = (reason: string) => ({ type: 'system', reason }) as const;
const by = (agent: Named) => ({ type: 'agent', agent }) as const;

/** A conversation's rows, each some minutes after the start. */
function chat(...steps: [minute: number, command: Command][]): RuleRow[] {
  const first = firstRow(
    { widget_id: 1, visitor_id: 2, handler: 'agent', content: 'Hello', client_message_id: 'm0', name: null, allowance },
    T0,
  );
  const rows: RuleRow[] = [{ ...first, id: makeId(T0, 0) }];
  for (const [minute, command] of steps) {
    const atMs = T0 + minute * MINUTE;
    const state = rows.at(-1)?.state ?? first.state;
    rows.push({ ...decide(state, command, atMs), id: makeId(atMs, 0) });
  }
  return rows;
}
const says = (content = 'Anybody?'): Command => ({
  type: 'visitor_message',
  content,
  client_message_id: `v-${content}`,
  name: null,
  allowance,
  assignee: null,
});
const answers = (agent = ana): Command => ({
  type: 'agent_message',
  agent,
  content: 'Hi',
  client_message_id: 'a-1',
  metadata: null,
});
const claimed = (agent = ana): Command => ({ type: 'assign', agent, by: system('assignment') });
const given = (agent: Named): Command => ({ type: 'assign', agent, by: by(ana) });
const requeued = (reason: string): Command => ({ type: 'requeue', by: system(reason) });
const ran = (id: number, seq: number): Command => ({ type: 'rule_ran', content: 'Rule', rule: { id, seq } });
const triggers = (rows: readonly RuleRow[]) => rows.map((row, index) => triggersOf(row, rows[index - 1]?.state));

describe('what rows trigger', () => {
  it('names the start, messages, assignments and endings', () => {
    const rows = chat([1, claimed()], [2, answers()], [3, says()], [4, { type: 'resolve', by: by(ana) }]);
    expect(triggers(rows)).toEqual([
      ['visitor_message', 'started'],
      ['assigned'],
      ['agent_message'],
      ['visitor_message'],
      ['resolved'],
    ]);
  });

  it('takes an assignment by hand from an agent to another for a transfer, and the first one not', () => {
    expect(triggers(chat([1, claimed()], [2, given(ben)])).at(-1)).toEqual(['assigned', 'transferred']);
    expect(triggers(chat([1, given(ben)])).at(-1)).toEqual(['assigned']);
  });

  it('takes what the product returns to the queue for no transfer', () => {
    expect(triggers(chat([1, claimed()], [2, requeued('agent_gone')])).at(-1)).toEqual([]);
    expect(triggers(chat([1, claimed()], [2, { type: 'requeue', by: by(ana) }])).at(-1)).toEqual(['transferred']);
  });

  it('finds nothing in rows that a rule made', () => {
    const rows = chat([1, claimed()], [2, { type: 'resolve', by: system('rule') }], [2, ran(5, 1)]);
    expect(triggers(rows).slice(2)).toEqual([[], []]);
    expect(rows.map(isByRule)).toEqual([false, false, true, true]);
  });

  it('finds a reopening by the visitor’s message, which is a message, too', () => {
    const rows = chat([1, claimed()], [2, { type: 'resolve', by: by(ana) }], [3, says()]);
    expect(triggers(rows).at(-1)).toEqual(['visitor_message', 'reopened']);
  });
});

describe('who made a row', () => {
  it('is a person for visitors, agents and API keys, and nobody for what the product did', () => {
    const rows = chat(
      [1, claimed()],
      [2, answers()],
      [3, { type: 'snooze', until_ms: null, by: { type: 'system', reason: 'api', key: 'CRM' } }],
      [4, { type: 'wake', assignee: ana, by: system('snooze_over') }],
    );
    expect(rows.slice(0, 5).map(isByPerson)).toEqual([true, false, true, true, false]);
  });
});

describe('when a rule may run', () => {
  const cause = (seq: number) => ({ seq, event: null });

  it('runs once for each row, however often it comes', () => {
    expect(mayRun(cause(3), [], 3)).toBe(true);
    expect(mayRun(cause(3), [cause(3)], 3)).toBe(false);
    expect(mayRun(cause(5), [cause(3)], 5)).toBe(true);
  });

  it('runs on what the product did only once until a person acts', () => {
    const rows = chat([1, claimed()], [1, ran(5, 2)], [2, requeued('no_first_response')], [2, claimed(ben)]);
    const runs = runsIn(rows, 5);
    expect(runs).toEqual([cause(2)]);
    expect(mayRun(cause(5), runs, lastPersonSeq(rows, cause(5)))).toBe(false);
    const later = chat([1, claimed()], [1, ran(5, 2)], [2, says()], [3, requeued('agent_gone')], [4, claimed(ben)]);
    expect(mayRun(cause(6), runsIn(later, 5), lastPersonSeq(later, cause(6)))).toBe(true);
  });

  it('counts only its own runs', () => {
    const rows = chat([1, claimed()], [1, ran(5, 2)], [2, requeued('no_first_response')], [2, claimed(ben)]);
    expect(mayRun(cause(5), runsIn(rows, 6), lastPersonSeq(rows, cause(5)))).toBe(true);
  });

  it('tells events on the same row apart', () => {
    expect(mayRun({ seq: 3, event: 8 }, [{ seq: 3, event: 7 }], 1)).toBe(true);
    expect(mayRun({ seq: 3, event: 7 }, [{ seq: 3, event: 7 }], 1)).toBe(false);
  });
});

describe('clocks', () => {
  const startsAt = (clock: Parameters<typeof starts>[0], rows: readonly RuleRow[]) =>
    rows.filter((row, index) => starts(clock, row, rows[index - 1]?.state)).map(({ seq }) => seq);

  it('starts with the first unanswered message, and again with the first after an answer', () => {
    const rows = chat([1, says('a')], [2, claimed()], [3, answers()], [4, says('b')], [5, says('c')]);
    expect(startsAt('unanswered', rows)).toEqual([1, 5]);
    expect(rows.filter((row) => startedBy(row).includes('unanswered')).map(({ seq }) => seq)).toEqual([1, 5]);
  });

  it('waits in the queue from each time it enters it', () => {
    expect(startsAt('queued', chat([1, claimed()], [5, requeued('agent_gone')]))).toEqual([1, 3]);
  });

  it('waits for the visitor from the agent’s last message, also past a follow-up', () => {
    const rows = chat([1, claimed()], [2, answers()], [9, { type: 'follow_up', content: 'Still there?' }]);
    expect(startsAt('visitor_silent', rows)).toEqual([3]);
    const [, , start, end] = rows;
    expect(start && end && lasts('visitor_silent', start.state, [end.state])).toBe(true);
  });

  it('stops while the chat is snoozed, and starts again when it is back', () => {
    const rows = chat(
      [1, claimed()],
      [2, answers()],
      [3, { type: 'snooze', until_ms: T0 + 60 * MINUTE, by: by(ana) }],
      [60, { type: 'wake', assignee: ana, by: system('snooze_over') }],
    );
    expect(startsAt('visitor_silent', rows)).toEqual([3, 5]);
  });
});

describe('what would have happened', () => {
  const runs = (rows: readonly RuleRow[], on: RuleTrigger, nowMinute = 1000) =>
    runsAt(rows, momentsIn(rows, on, T0 + nowMinute * MINUTE), () => true).map(({ atMs, row }) => [
      (atMs - T0) / MINUTE,
      row.seq,
    ]);
  const unanswered = { type: 'unanswered', minutes: 10 } as const;

  it('runs when nobody answered in time, on the state of that moment', () => {
    expect(runs(chat([4, claimed()], [12, answers()]), unanswered)).toEqual([[10, 2]]);
    expect(runs(chat([4, claimed()], [9, answers()]), unanswered)).toEqual([]);
    expect(runs(chat([4, claimed()]), unanswered, 9)).toEqual([]);
  });

  it('runs once where agents pass a chat on without a word', () => {
    const rows = chat([1, claimed()], [3, requeued('no_first_response')], [3, claimed(ben)]);
    expect(runs(rows, { type: 'assigned' })).toEqual([[1, 2]]);
  });
});

describe('conditions', () => {
  const subject: RuleSubject = {
    state: {
      widget_id: 1,
      status: 'active',
      rated: { stars: 2, agent_id: null, seq: 3, at_ms: 0, has_feedback: false },
    },
    metadata: {
      department_id: null,
      priority: 'high',
      labels: ['vip'],
      attributes: { plan: 'Pro', seats: 12 },
      source_url: 'https://shop.example/pr%C3%BCfung',
      visitor: { name: 'Vera', email: 'vera@bigco.example', verified: true },
    },
    isOpen: false,
    locale: 'pt-BR',
    visitorAttributes: { tier: 'gold' },
    arrival: 'widget',
    text: 'I want a REFÜND please',
  };

  const cases: [RuleCondition, boolean][] = [
    [{ about: 'widget', ids: [1] }, true],
    [{ about: 'widget', ids: [2, 3] }, false],
    [{ about: 'department', ids: [null, 4] }, true],
    [{ about: 'department', ids: [4] }, false],
    [{ about: 'page', contains: '/prüfung' }, true],
    [{ about: 'locale', is: 'pt' }, true],
    [{ about: 'locale', is: 'pt-PT' }, false],
    [{ about: 'attribute', of: 'conversation', key: 'plan', is: 'equals', value: 'pro' }, true],
    [{ about: 'attribute', of: 'conversation', key: 'seats', is: 'at_least', value: '9' }, true],
    [{ about: 'attribute', of: 'visitor', key: 'tier', is: 'given', value: '' }, true],
    [{ about: 'attribute', of: 'visitor', key: 'plan', is: 'given', value: '' }, false],
    [{ about: 'visitor', field: 'email', is: 'contains', value: '@bigco.' }, true],
    [{ about: 'label', label: 'vip', has: true }, true],
    [{ about: 'label', label: 'vip', has: false }, false],
    [{ about: 'priority', in: ['high', 'urgent'] }, true],
    [{ about: 'status', in: ['pending'] }, false],
    [{ about: 'business_hours', open: false }, true],
    [{ about: 'business_hours', open: true }, false],
    [{ about: 'rating', in: [1, 2] }, true],
    [{ about: 'rating', in: [5] }, false],
    [{ about: 'channel', in: ['email', 'api'] }, false],
    [{ about: 'text', contains: ['money back', 'refund'] }, true],
    [{ about: 'text', contains: ['money back'] }, false],
  ];

  test.each(cases)('%j holds: %s', (condition, holds) => {
    expect(ruleCondition.parse(condition)).toEqual(condition);
    expect(allHold([condition], subject)).toBe(holds);
  });

  it('asks for nothing that no condition looks at', () => {
    expect([...needsOf([{ about: 'widget', ids: [1] }])]).toEqual([]);
    expect([
      ...needsOf([
        { about: 'business_hours', open: true },
        { about: 'text', contains: ['a'] },
      ]),
    ]).toEqual(['hours', 'text']);
    expect([...needsOf([{ about: 'attribute', of: 'visitor', key: 'a', is: 'given', value: '' }])]).toEqual([
      'visitor',
    ]);
  });

  it('refuses a rule that does nothing, waits for no time, or looks at everything', () => {
    const good = {
      name: 'VIP',
      is_enabled: true,
      position: 1,
      on: { type: 'labelled', label: 'vip' },
      conditions: [],
      actions: [{ type: 'set_priority', priority: 'high' }],
    };
    expect(ruleSettings.safeParse(good).success).toBe(true);
    const refused = [
      { actions: [] },
      { on: { type: 'unanswered' } },
      { on: { type: 'unanswered', minutes: 0 } },
      { on: { type: 'rated', minutes: 5 } },
      { conditions: Array.from({ length: 11 }, () => ({ about: 'business_hours', open: true })) },
      { name: '' },
    ].filter((bad) => !ruleSettings.safeParse({ ...good, ...bad }).success);
    expect(refused).toHaveLength(6);
  });
});
