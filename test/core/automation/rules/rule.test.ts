/** Which rules can be saved. */
import { expect, it } from 'vitest';
import { ruleSettings } from '#core/automation/rules/rule.ts';

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
