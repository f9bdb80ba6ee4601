/** What a saved view refers to that no longer exists. */
import type { Id } from '#core/model/id.ts';
import type { ListFilter } from '#core/model/conversations/view.ts';

/** The parts of a view that can go. */
export type GonePart = 'department_id' | 'widget_id' | 'agent_id' | 'label';

/** What exists; undefined while that isn't known. */
export type Existing = {
  departments: readonly { id: Id }[] | undefined;
  widgets: readonly { id: Id }[] | undefined;
  agents: readonly { id: Id }[] | undefined;
  /** The labels of the conversations known here, and whether one of the view would be among them. */
  labels: readonly string[] | undefined;
};

/** The first part of a view that is gone; nothing while all are there, or aren't known yet. */
export function goneFrom(filter: ListFilter, { departments, widgets, agents, labels }: Existing): GonePart | undefined {
  const isMissing = (id: Id | undefined, all: readonly { id: Id }[] | undefined) =>
    id !== undefined && all !== undefined && !all.some((one) => one.id === id);
  if (isMissing(filter.department_id, departments)) return 'department_id';
  if (isMissing(filter.widget_id, widgets)) return 'widget_id';
  if (isMissing(filter.agent_id, agents)) return 'agent_id';
  if (filter.label !== undefined && labels !== undefined && !labels.includes(filter.label)) return 'label';
  return undefined;
}
