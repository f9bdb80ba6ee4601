/** What is left of redacted rows outside of their conversations: files, and what webhooks were sent and still are to be. */
import { redactedEvent } from '#core/privacy/redaction.ts';
import type { Deps } from '#functions/deps.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import { type LeftOfRow, keepRedactionLog, settleRedaction } from '#functions/store/conversations/redaction-store.ts';
import { type LogPosition, rewriteDeliveries } from '#functions/store/webhooks/delivery-store.ts';
import { hasLanded } from '#functions/use-cases/lifecycle/in-flight.ts';
import { throughLogs } from '#functions/use-cases/webhooks/through-logs.ts';

type FinishDeps = Pick<Deps, 'table' | 'now'> & { files?: OpenFiles };

/** Takes away what is left, again until nothing of it can be under way any more. @param until milliseconds since 1970 */
export async function finishRedaction(deps: FinishDeps, left: LeftOfRow, until: number): Promise<void> {
  const { table, now, files } = deps;
  if (left.files.length > 0) await (await files?.())?.remove(left.files);
  const change = (body: string): string | undefined => {
    const event = redactedEvent(JSON.parse(body), left);
    return event && JSON.stringify(event);
  };
  const about = { subject: `conversation ${left.conversation_id}`, from: left.row_id };
  // Whatever was under way may add to what is read before that.
  const landed = hasLanded(left.began_at_ms, now());
  const walk = {
    until,
    ...(landed && { position: left.log, keep: (log: LogPosition) => keepRedactionLog(table, left, log) }),
  };
  const { isComplete } = await throughLogs(deps, walk, (webhook, after) =>
    rewriteDeliveries(table, { webhook, ...about, after }, change),
  );
  if (isComplete && landed) await settleRedaction(table, left);
}
