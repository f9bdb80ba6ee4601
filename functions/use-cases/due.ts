/** What falls due in conversations, carried out by the sweep. */
import { unlessFailing } from '#functions/platform/settle.ts';
import { type Due, type DueKind, type OrderState, deleteDue, readDue } from '#functions/store/lifecycle/due-store.ts';
import { wake } from '#functions/use-cases/lifecycle/snooze.ts';
import type { TransitionDeps } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { sendDueMessage } from '#functions/use-cases/messages/scheduled.ts';
import type { RetentionDeps } from '#functions/use-cases/retention/erase-over.ts';
import type { SendDeps } from '#functions/use-cases/messages/send-message.ts';
import type { LookAfterDeps } from '#functions/use-cases/sources/look-after.ts';
import { type TargetDeps, lookAtTarget } from '#functions/use-cases/targets/targets.ts';

/** What carrying out needs. */
export type DueDeps = TransitionDeps & SendDeps & TargetDeps & RetentionDeps & Pick<LookAfterDeps, 'startReading'>;

/**
 * What each kind does. It decides on what is stored at that time, and may run twice: two sweeps can meet, and one that failed
 * is tried again in a minute.
 */
const carriedOutBy: Partial<Record<DueKind, (deps: DueDeps, due: Due) => Promise<OrderState>>> = {
  wake,
  message: sendDueMessage,
  target: lookAtTarget,
  source: async (deps, due) => (await import('#functions/use-cases/sources/look-after.ts')).lookAfterSource(deps, due),
  retention: async (deps, due) => (await import('#functions/use-cases/retention/retention.ts')).lookAgain(deps, due),
  rule: async (deps, due) => (await import('#functions/use-cases/rules/due-rule.ts')).runDueRule(deps, due),
};

/**
 * Carries out what is due, the oldest first.
 * @param until when to stop, milliseconds since 1970; the next sweep goes on with the rest
 */
export async function carryOutDue(deps: DueDeps, until: number): Promise<void> {
  for (const order of await readDue(deps.table, deps.now())) {
    if (deps.now() >= until) return;
    const { kind, conversation_id } = order;
    await unlessFailing(deps.log, 'due_failed', { kind, conversation_id }, async () => {
      if ((await carriedOutBy[kind]?.(deps, order)) !== 'taken_away') await deleteDue(deps.table, order);
    });
  }
}
