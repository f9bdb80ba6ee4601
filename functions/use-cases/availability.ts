/** Whether a widget's visitors will be answered now. */
import { isOpen, nextOpenAt } from '../../core/business-hours.ts';
import type { Availability, Widget } from '../../core/model/widget.ts';
import type { Deps } from '../deps.ts';
import { anyoneOnline } from './anyone-online.ts';

/** The widget's business hours first, then whether somebody of its department is there. */
export async function availabilityOf(
  deps: Pick<Deps, 'table' | 'now'>,
  widget: Pick<Widget, 'business_hours' | 'department_id'>,
): Promise<Availability> {
  const nowMs = deps.now();
  if (!isOpen(widget.business_hours, nowMs)) {
    const opensAtMs = nextOpenAt(widget.business_hours, nowMs);
    const next_open_at = opensAtMs === null ? null : new Date(opensAtMs).toISOString();
    return { online: false, reason: 'outside_hours', next_open_at };
  }
  const online = await anyoneOnline(deps, widget.department_id);
  return { online, reason: online ? null : 'nobody_online', next_open_at: null };
}
