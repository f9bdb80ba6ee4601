/** The conditions of rules: whether they hold, and what has to be read for them. */
import { describe, expect, it, test } from 'vitest';
import { allHold, needsOf, type RuleSubject } from '#core/automation/rules/conditions.ts';
import { type RuleCondition, ruleCondition } from '#core/automation/rules/rule.ts';

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
});
