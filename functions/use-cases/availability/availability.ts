/** Whether a widget's visitors get an answer now, and from which agents. */
import { shownSeconds } from '#core/metrics/answer-time.ts';
import { isOpen, nextOpenAt } from '#core/time/business-hours.ts';
import type { Availability, Team } from '#core/model/widgets/public-widget.ts';
import type { Deps } from '#functions/deps.ts';
import type { WidgetItem } from '#functions/store/settings/widget-store.ts';
import { onlineAgents } from './online-agents.ts';

type AvailabilityDeps = Pick<Deps, 'table' | 'now'>;
type Hours = Pick<WidgetItem, 'business_hours' | 'department_id' | 'answer_time'>;

/** The widget's business hours first, then whether somebody of its department is there; outside them nobody is. */
export async function attendanceOf(
  deps: AvailabilityDeps,
  widget: Hours,
): Promise<{ availability: Availability; team: Team; typical_answer_seconds: number | null }> {
  const nowMs = deps.now();
  if (!isOpen(widget.business_hours, nowMs)) {
    const opensAtMs = nextOpenAt(widget.business_hours, nowMs);
    const next_open_at = opensAtMs === null ? null : new Date(opensAtMs).toISOString();
    const availability: Availability = { online: false, reason: 'outside_hours', next_open_at };
    return { availability, team: [], typical_answer_seconds: null };
  }
  const team = await onlineAgents(deps, widget.department_id);
  const online = team.length > 0;
  return {
    availability: { online, reason: online ? null : 'nobody_online', next_open_at: null },
    team,
    typical_answer_seconds: online ? shownSeconds(widget.answer_time, nowMs) : null,
  };
}

/** Only whether. */
export const availabilityOf = async (deps: AvailabilityDeps, widget: Hours): Promise<Availability> =>
  (await attendanceOf(deps, widget)).availability;
