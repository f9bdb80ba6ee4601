/**
 * Reaches agents who have no dashboard open: started when no socket of theirs took what happened, and waited for by nobody.
 * Delivers events to webhooks. Also tells `agent-api`, which may not read the secret, the public key that browsers subscribe with.
 */
import * as z from 'zod/mini';
import { noticeEvents } from '#core/model/closed-sets.ts';
import { id } from '#core/model/id.ts';
import { coreDeps, log, readSecretOf } from '#functions/container.ts';
import { pushKeysOf } from '#functions/identity/push-keys.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { senderOut } from '#functions/platform/network/send-out.ts';
import { countFailures, measureTo } from '#functions/platform/metrics/measure.ts';
import { pushSender } from '#functions/platform/web-push/send-push.ts';
import { readVariables } from '#functions/platform/variables.ts';
import { type DeliveryDeps, deliverDue } from '#functions/use-cases/webhooks/deliver-due.ts';
import { type DeliverDeps, deliverNotice } from '#functions/use-cases/notices/deliver-notice.ts';

const event = z.union([
  z.object({
    kind: z.literal('agent-notice'),
    notice_id: z.string(),
    agent_id: id,
    notice: z.object({ kind: z.enum(noticeEvents), conversation_id: id }),
  }),
  z.object({ kind: z.literal('webhook'), webhook_id: id }),
  z.object({ kind: z.literal('push-key') }),
]);

/** The handler on these dependencies. @throws Error for an event of another shape, and when a push service is busy */
export function deliver(deps: DeliverDeps & DeliveryDeps): (event: unknown) => Promise<{ key: string } | void> {
  return async (given) => {
    const order = event.parse(given);
    switch (order.kind) {
      case 'agent-notice':
        return deliverNotice(deps, order);
      case 'webhook':
        return deliverDue(deps, order.webhook_id);
      case 'push-key':
        return { key: (await deps.pushKeys.current()).publicKey };
    }
  };
}

function build() {
  const variables = readVariables('deliver', process.env);
  const { PUBLIC_ORIGIN, LOOPBACK_PUSH, SESSION_SECRET_ARN, HAS_MAIL, METRICS } = variables;
  const send = senderOut(LOOPBACK_PUSH === 'yes');
  return deliver({
    ...coreDeps(variables, countFailures(log, measureTo(METRICS))),
    sendEvent: send,
    hasMail: HAS_MAIL !== '',
    pushKeys: pushKeysOf(readSecretOf(SESSION_SECRET_ARN)),
    sendPush: pushSender(send, PUBLIC_ORIGIN, Date.now),
  });
}

/** What Lambda calls. */
export const handler = lazyHandler('deliver', build);
