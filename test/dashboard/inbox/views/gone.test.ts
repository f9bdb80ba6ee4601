/** Saved views that refer to what was deleted. */
import { expect, it } from 'vitest';
import type { ListFilter } from '#core/model/conversations/view.ts';
import { goneFrom } from '#dashboard/inbox/views/gone.ts';

const existing = { departments: [{ id: 51 }], widgets: [{ id: 1 }], agents: [{ id: 1 }], labels: ['vip'] };

it.each<[Partial<ListFilter>, ReturnType<typeof goneFrom>]>([
  [{}, undefined],
  [{ department_id: 51, widget_id: 1, agent_id: 1, label: 'vip' }, undefined],
  [{ department_id: 52 }, 'department_id'],
  [{ widget_id: 2 }, 'widget_id'],
  [{ agent_id: 2 }, 'agent_id'],
  [{ label: 'former' }, 'label'],
])('a view of %o misses %s', (part, missing) => {
  expect(goneFrom({ view: 'all', status: 'open', ...part }, existing)).toBe(missing);
});

it('nothing is missed while nobody knows what there is', () => {
  const unknown = { departments: undefined, widgets: undefined, agents: undefined, labels: undefined };
  expect(goneFrom({ view: 'all', status: 'open', department_id: 9, label: 'x' }, unknown)).toBeUndefined();
});
