/**
 * Delivering what is due for a webhook. One function at a time does so for each webhook: what is about one subject is sent
 * in order, and a receiver that never answers keeps no more than one function busy, however much there is to send.
 */
import type { Id } from '#core/model/id.ts';
import { MAX_FAILING_MS } from '#core/webhooks/retries.ts';
import type { DisabledReason } from '#core/webhooks/webhook.ts';
import type { Deps } from '#functions/deps.ts';
import type { Send } from '#functions/platform/network/safe-fetch.ts';
import { settleAll } from '#functions/platform/settle.ts';
import { queueOnce } from '#functions/store/mail/mail-job-store.ts';
import { type DueItem, dueDeliveries, hasDue } from '#functions/store/webhooks/delivery-store.ts';
import {
  type WebhookHealth,
  type WebhookItem,
  claimWebhook,
  releaseWebhook,
  webhookStore,
} from '#functions/store/webhooks/webhook-store.ts';
import { changeItem } from '#functions/use-cases/settings/resource.ts';
import { type Tried, tryDelivery } from './try-delivery.ts';
import { webhooks } from './webhooks.ts';

/** The dependencies of delivering. */
export type DeliveryDeps = Pick<Deps, 'table' | 'now' | 'random' | 'log'> & {
  sendEvent: Send;
  /** How long a try may take. Default ten seconds. */
  timeoutMs?: number;
  /** Whether this deployment sends mail. */
  hasMail: boolean;
};

/** After this long nothing new is begun: a try takes ten seconds at most, and the function has thirty. */
const BUSY_MS = 18_000;
/** By then the function that claimed a webhook is over in any case. */
const CLAIM_MS = 35_000;
const AT_ONCE = 50;
const LANES = 4;

/** Delivers what is due, and what falls due meanwhile. Nothing happens while another function does. */
export async function deliverDue(deps: DeliveryDeps, id: Id): Promise<void> {
  const { table, now } = deps;
  const stopMs = now() + BUSY_MS;
  let isMore = true;
  while (isMore && now() < stopMs) {
    const untilMs = now() + CLAIM_MS;
    const hook = await claimWebhook(table, id, { nowMs: now(), untilMs });
    if (!hook) return;
    const run: Run = { hook, stopMs, gone: false, succeeded: false, failed: false };
    try {
      await deliverAll(deps, run);
    } finally {
      await releaseWebhook(table, id, untilMs, healthAfter(run, now()));
    }
    const reason = disabledBy(run, now());
    if (reason) return switchOff(deps, hook, reason);
    // What was put while this function held the webhook was left to it.
    isMore = hook.is_active && (await hasDue(table, id, now(), { consistent: true }));
  }
}

/** One run over what is due, and how it went. */
type Run = { hook: WebhookItem; stopMs: number; gone: boolean; succeeded: boolean; failed: boolean };

async function deliverAll(deps: DeliveryDeps, run: Run): Promise<void> {
  const { table, now } = deps;
  for (;;) {
    const due = await dueDeliveries(table, run.hook.id, now(), AT_ONCE);
    // An admin tests a webhook before it is on. What is due meanwhile waits.
    const wanted = run.hook.is_active ? due : due.filter(({ subject }) => subject.startsWith('webhook '));
    if (wanted.length === 0) return;
    const lanes = Map.groupBy(wanted, ({ subject }) => laneOf(subject));
    await settleAll([...lanes.values()].map((lane) => deliverLane(deps, run, lane)));
    if (isOver(run, now())) return;
  }
}

const isOver = ({ gone, stopMs }: Run, nowMs: number): boolean => gone || nowMs >= stopMs;

/** Which of the few lanes a subject's deliveries take, one after another. */
const laneOf = (subject: string): number => [...subject].reduce((sum, char) => sum + char.charCodeAt(0), 0) % LANES;

async function deliverLane(deps: DeliveryDeps, run: Run, lane: readonly DueItem[]): Promise<void> {
  for (const due of lane) {
    if (isOver(run, deps.now())) return;
    note(run, await tryDelivery(deps, run.hook, due));
  }
}

function note(run: Run, tried: Tried): void {
  switch (tried) {
    case 'delivered':
      run.succeeded = true;
      return;
    case 'gone':
      run.gone = true;
      run.failed = true;
      return;
    case 'failed':
      run.failed = true;
      return;
    case 'stale':
  }
}

/** What changed of a webhook's health: one that takes some of what it gets works. */
function healthAfter({ hook, succeeded, failed }: Run, nowMs: number): Partial<WebhookHealth> {
  const at = new Date(nowMs).toISOString();
  if (succeeded) return { last_success_at: at, ...(hook.failing_since ? { failing_since: null } : {}) };
  return failed && !hook.failing_since ? { failing_since: at } : {};
}

function disabledBy({ hook, gone, succeeded, failed }: Run, nowMs: number): DisabledReason | undefined {
  if (gone) return 'gone';
  const hasFailedLong = hook.failing_since && nowMs - Date.parse(hook.failing_since) >= MAX_FAILING_MS;
  return failed && !succeeded && hasFailedLong ? 'failing' : undefined;
}

/** Switches a webhook off and mails the team. No person did it, so it isn't in the audit log. */
async function switchOff(deps: DeliveryDeps, { id, url }: WebhookItem, disabled_reason: DisabledReason): Promise<void> {
  const { table, now, random, log, hasMail } = deps;
  const stored = (await webhookStore.get(table, id))?.record;
  // Meanwhile it was deleted, switched off, or sent elsewhere: the answer says nothing about that.
  if (!stored?.is_active || stored.url !== url) return;
  log.warn('webhook_switched_off', { webhook_id: id, reason: disabled_reason });
  await changeItem({ table, now, random, log, onThisMachine: true }, webhooks, id, (before) =>
    before.is_active ? { ...before, is_active: false, disabled_reason } : before,
  );
  if (hasMail) await queueOnce(table, `WEBHOOK#${id}`, { about: 'webhook', webhook_id: id }, now());
}
