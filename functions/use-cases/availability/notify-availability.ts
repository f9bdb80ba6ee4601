/** Telling open widgets that somebody has come, that the last one has gone, or that business hours began or ended. */
import { isDeepStrictEqual } from 'node:util';
import { isOpen } from '#core/time/business-hours.ts';
import type { Id } from '#core/model/id.ts';
import type { Availability } from '#core/model/widgets/public-widget.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, departmentsOf } from '#functions/store/assignment/agent-store.ts';
import { allWidgets } from '#functions/store/settings/widget-store.ts';
import { availabilityOf } from './availability.ts';
import { onlineAgents } from './online-agents.ts';
import { widgetAudience } from '#functions/use-cases/notify/audience.ts';

type NotifyDeps = Pick<Deps, 'table' | 'push' | 'now'>;

const MAX_WIDGETS = 1000;

/** Tells the widgets of each department that an agent's change leaves without anybody, or gives somebody again. */
export async function notifyPresence(deps: NotifyDeps, before: AgentItem, after: AgentItem | undefined): Promise<void> {
  const [was, is] = [presentIn(before), presentIn(after)];
  const changed = [...was.symmetricDifference(is)];
  const others = await Promise.all(changed.map((id) => onlineAgents(deps, id, { except: before.id })));
  const turned = new Set(changed.filter((_, index) => others[index]?.length === 0));
  if (turned.size === 0) return;
  const nowMs = deps.now();
  const widgets = (await allWidgets(deps.table, MAX_WIDGETS)).filter((widget) => turned.has(widget.department_id));
  await deliverAvailability(
    deps,
    widgets
      .filter((widget) => isOpen(widget.business_hours, nowMs))
      .map((widget) => [widget.id, availableBy(is.has(widget.department_id))] as const),
  );
}

/** Tells the widgets whose business hours began or ended since a time, milliseconds since 1970. */
export async function notifyHours(deps: NotifyDeps, widgets: readonly Widget[], sinceMs: number): Promise<void> {
  const nowMs = deps.now();
  const turned = widgets.filter(({ business_hours: hours }) => isOpen(hours, sinceMs) !== isOpen(hours, nowMs));
  await deliverAvailability(
    deps,
    await Promise.all(turned.map(async (widget) => [widget.id, await availabilityOf(deps, widget)] as const)),
  );
}

/** Notifies a widget's windows when a change of its business hours or its department changes its availability. */
export async function notifyAvailability(deps: NotifyDeps, before: Widget, after: Widget): Promise<void> {
  const isSame =
    before.department_id === after.department_id && isDeepStrictEqual(before.business_hours, after.business_hours);
  if (!isSame && after.is_active) await deliverAvailability(deps, [[after.id, await availabilityOf(deps, after)]]);
}

/** The departments where somebody answers because of this agent. */
function presentIn(agent: AgentItem | undefined): Set<Id | null> {
  return new Set(agent?.connected && agent.chosen_status === 'online' ? departmentsOf(agent) : []);
}

const availableBy = (online: boolean): Availability => ({
  online,
  reason: online ? null : 'nobody_online',
  next_open_at: null,
});

const deliverAvailability = ({ push }: NotifyDeps, news: readonly (readonly [Id, Availability])[]) =>
  push.deliver(
    news.map(([id, availability]) => ({
      channels: [widgetAudience(id)],
      frame: { type: 'availability.changed', availability },
    })),
  );
