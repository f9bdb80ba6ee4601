/** The clocks of targets: when something is due, and whether it is late. */
import type { BusinessHours } from '#core/model/widgets/business-hours.ts';
import type { Priority, Status } from '#core/model/conversations/conversation.ts';
import { type TargetKind, targetKinds } from '#core/model/widgets/target-kinds.ts';
import type { Targets } from '#core/model/widgets/targets.ts';
import { afterOpenMs } from '#core/time/business-hours.ts';

const MINUTE = 60_000;
/** The part of the time that is left when a clock turns amber. */
const SOON = 0.2;

/** What the clocks of a conversation follow from. Times are milliseconds since 1970. */
export type Timed = {
  status: Status;
  priority: Priority;
  /** Since when it has asked for an agent: the start, the handoff by a bot, or the reopening. Null while it doesn't. */
  queued_at_ms: number | null;
  first_response_at_ms: number | null;
};

/** What a widget says of them. */
export type TargetRules = { targets?: Targets | undefined; business_hours?: BusinessHours | null | undefined };

/** A running clock: when it turns amber, and when red. */
export type TargetClock = { kind: TargetKind; soon_at_ms: number; due_at_ms: number };

/** The color of a clock: `soon` is amber, `late` red. */
export type Standing = 'calm' | 'soon' | 'late';

/**
 * The clocks that run in a conversation, the first to end first. The one of the first response runs until an agent has
 * answered, that of the resolution until it is resolved or closed. Both count business hours only, and neither stops while the
 * visitor is waited for: what was promised is a time, not an effort.
 */
export function runningClocks(conversation: Timed, { targets, business_hours }: TargetRules): TargetClock[] {
  const { queued_at_ms: since, priority } = conversation;
  if (!targets || since === null) return [];
  const clocks = targetKinds
    .filter((kind) => runs(kind, conversation))
    .flatMap((kind) => {
      const minutes = targets[kind][priority];
      if (minutes === null) return [];
      const due_at_ms = afterOpenMs(business_hours ?? null, since, minutes * MINUTE);
      const soon_at_ms = afterOpenMs(business_hours ?? null, since, Math.round(minutes * (1 - SOON) * MINUTE));
      return due_at_ms === null || soon_at_ms === null ? [] : [{ kind, soon_at_ms, due_at_ms }];
    });
  return clocks.sort((one, other) => one.due_at_ms - other.due_at_ms);
}

function runs(kind: TargetKind, { status, first_response_at_ms }: Timed): boolean {
  if (status === 'resolved' || status === 'closed') return false;
  return kind === 'resolution' || first_response_at_ms === null;
}

/** The color of a clock at a time. */
export function standingAt({ soon_at_ms, due_at_ms }: TargetClock, nowMs: number): Standing {
  if (nowMs >= due_at_ms) return 'late';
  return nowMs >= soon_at_ms ? 'soon' : 'calm';
}

/** Whether a wait within business hours was within the target; undefined where there is none. */
export function isWithinTarget(
  kind: TargetKind,
  businessMs: number,
  { targets, priority }: { targets: Targets | undefined; priority: Priority },
): boolean | undefined {
  const minutes = targets?.[kind][priority] ?? null;
  return minutes === null ? undefined : businessMs <= minutes * MINUTE;
}
