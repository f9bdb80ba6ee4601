/** Rules from memory: one is on, one is off, one names what was deleted. */
import type { Rule } from '#core/automation/rules/rule.ts';
import { type Answered, type Asked, ok } from './fake-answers.ts';
import { crud } from './fake-lists.ts';

/** A rule, with these fields instead. */
const ruleOf = (id: number, more: Partial<Rule> = {}): Rule => ({
  id,
  name: 'Unhappy visitors',
  is_enabled: true,
  position: id,
  on: { type: 'rated' },
  conditions: [{ about: 'rating', in: [1, 2] }],
  actions: [
    { type: 'add_label', label: 'unhappy' },
    { type: 'set_priority', priority: 'high' },
  ],
  version: 1,
  created_at: '2026-11-01T09:00:00.000Z',
  ...more,
});

/** The operations, by name. A trial finds two chats on its first page and one on its second. */
export function rulesOf(): Record<string, (asked: Asked) => Answered> {
  const all: Rule[] = [
    ruleOf(902, {
      name: 'Waiting too long',
      on: { type: 'unanswered', minutes: 10 },
      conditions: [
        { about: 'business_hours', open: true },
        { about: 'text', contains: ['refund', 'invoice'] },
      ],
      actions: [
        { type: 'assign', department_id: null },
        { type: 'note', content: 'Please take over.' },
      ],
    }),
    ruleOf(901),
    ruleOf(903, { name: 'From the shop', is_enabled: false, conditions: [{ about: 'widget', ids: [123_456] }] }),
  ];
  const run = (conversation_id: number) => ({
    conversation_id,
    at: '2026-11-20T10:15:00.000Z',
    visitor_name: 'Vera Holm',
    difference: conversation_id === 3 ? ('gone' as const) : ('new' as const),
    actions: [{ type: 'add_label' as const, label: 'vip', outcome: 'done' as const }],
  });
  return {
    ...crud('Rule', 'Rules', all, (id, body) => ruleOf(id, body)),
    tryRule: ({ query }) =>
      query.has('cursor')
        ? ok({ looked_at: 12, total: null, runs: [run(3)], next_cursor: null })
        : ok({ looked_at: 40, total: 52, runs: [run(1), run(2)], next_cursor: 'more' }),
  };
}
