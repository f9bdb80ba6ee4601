/**
 * The sweep: the net under everything that should have happened by itself. It ends leases that ran out, returns the chats
 * of agents who left, and looks at the queues again in case a trigger was lost.
 */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import type { SendMail } from '#functions/platform/mail.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import { type Lease, leaseEnd, leaseEndsAt, readLeases, settleLease } from '#functions/store/assignment/lease-store.ts';
import { listAll } from '#functions/store/list-page.ts';
import { type WidgetItem, allWidgets } from '#functions/store/settings/widget-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { countOpenQuarters } from '#functions/use-cases/reports/count-metric-events.ts';
import { resumeTraining } from '#functions/use-cases/automation/forgotten-training.ts';
import { measureQueues } from '#functions/use-cases/assignment/measure-queues.ts';
import { notifyWaiting } from '#functions/use-cases/assignment/notify-waiting.ts';
import { assignWaiting } from '#functions/use-cases/assignment/assign.ts';
import type { ExplainWaiting } from '#functions/use-cases/conversations/conversation-state.ts';
import { finishEndings } from '#functions/use-cases/settings/end-conversations.ts';
import { endAgentSockets } from '#functions/use-cases/sockets/end-sockets.ts';
import { keepWaitingFiles } from '#functions/use-cases/files/keep-files.ts';
import { finishErasures } from '#functions/use-cases/visitors/erase-visitor.ts';
import { hasLanded } from '#functions/use-cases/lifecycle/in-flight.ts';
import { type IdlePositions, applyIdleRules } from '#functions/use-cases/lifecycle/idle.ts';
import { notifyHours } from '#functions/use-cases/availability/notify-availability.ts';
import { takeOffline } from '#functions/use-cases/availability/presence.ts';
import { broadcastQueuePositions } from '#functions/use-cases/assignment/queue-position.ts';
import { carryOutDue } from '#functions/use-cases/due.ts';
import { returnUnopened } from '#functions/use-cases/lifecycle/return-unopened.ts';
import { requeueConversations } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { type ReportState, orderWeeklyReport } from '#functions/use-cases/mail/order-report.ts';
import { orderWaitingMail } from '#functions/use-cases/mail/order-waiting.ts';
import { sendMails } from '#functions/use-cases/mail/send-mails.ts';
import type { MailLinks, WriterDeps } from '#functions/use-cases/mail/writers/writer.ts';
import { startDueDeliveries } from '#functions/use-cases/webhooks/start-due.ts';
import { stopWatching } from '#functions/use-cases/sockets/watch.ts';

const MAX_SET_UP = 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How many waiting chats one sweep checks for a missing notification. */
const ANNOUNCED_AT_ONCE = 25;

/** What one sweep remembers for the next, if that runs in the same process: where its check ended, and when. */
export type SweepState = IdlePositions & ReportState & { lookedAtMs?: number };
/** The input of a sweep: how waiting is explained, what is remembered, when to stop (milliseconds since 1970). */
export type Sweep = { explain: ExplainWaiting; memory: SweepState; until: number };

/** The dependencies of a sweep; without mail settings there is no `sendMail`. `scansFiles`: some wait for a verdict. */
export type SweepDeps = Deps & {
  sendMail?: SendMail | undefined;
  files?: OpenFiles;
  scansFiles?: boolean;
  mailLinks?: MailLinks;
  visitorMailLimit?: number;
  replyTo?: WriterDeps['replyTo'];
  /** Days that conversations are kept where their widget doesn't say; null or missing for good. */
  retentionDays?: number | null;
  /** Starts delivering to a webhook. */
  startDelivery?: (webhook: Id) => Promise<void>;
  /** Starts reading a source. */
  startReading?: (source: Id) => Promise<void>;
};

/** Looks after everybody who left, then after what was deleted or fell due, then after every queue, then after the rest. */
export async function sweep(deps: SweepDeps, { explain, memory, until }: Sweep): Promise<void> {
  // What failed is looked at again in a minute.
  const step = (what: string, run: () => Promise<void>, about: Record<string, unknown> = {}): Promise<void> =>
    unlessFailing(deps.log, 'sweep_failed', { what, ...about }, run);
  for (const lease of await readLeases(deps.table)) {
    await step('lease', () => settleAgent(deps, lease, until), { agent_id: lease.agent_id });
  }
  // A deleted department's chats join the default queue, and idle rules return chats: both come before the queues, and
  // neither may use up their time.
  const total = until - deps.now();
  await step('ending', () => finishEndings(deps, until - 0.75 * total));
  // Before the queues: what comes back to one is assigned by the same sweep.
  await step('due', () => carryOutDue(deps, until - 0.6 * total));
  const widgets = await allWidgets(deps.table, MAX_SET_UP);
  await step('idle', () => applyIdleRules(deps, { widgets, positions: memory, until: until - total / 2 }));
  const departments = await listAll(deps.table, 'DEPARTMENTS', MAX_SET_UP);
  const queues = [null, ...departments.map((item) => item['id'] as Id)];
  for (const department of queues) {
    await step('queue', () => assignAndNotify(deps, department, explain, until), { department });
  }
  const { measure } = deps;
  if (measure) await step('metrics', () => measureQueues({ ...deps, measure }, queues));
  const lookedAtMs = memory.lookedAtMs ?? deps.now() - MINUTE;
  await step('hours', () => notifyHours(deps, widgets, lookedAtMs));
  memory.lookedAtMs = deps.now();
  await step('numbers', () => countOpenQuarters(deps));
  const { sendMail } = deps;
  if (sendMail) await step('report', () => orderWeeklyReport(deps, memory));
  if (sendMail) await step('mail', () => sendMails({ ...deps, sendMail }, until));
  const isNewHour = Math.floor(deps.now() / HOUR) > Math.floor(lookedAtMs / HOUR);
  const { files } = deps;
  // Without a scanner, files wait only because S3 did not answer, and it takes a day until they are deleted.
  const looksAtFiles = deps.scansFiles || isNewHour;
  if (files && looksAtFiles) await step('files', () => keepWaitingFiles({ ...deps, files }));
  const { startDelivery } = deps;
  if (startDelivery) await step('webhooks', () => startDueDeliveries({ ...deps, startDelivery }));
  await step('erasure', () => eraseAll(deps, widgets, { isNewHour, until }));
  await step('fit', () => resumeTraining(deps));
  if (!isNewHour) return;
  const { learn } = await import('#functions/use-cases/copilot/learn.ts');
  await step('learn', () => learn(deps, widgets, until));
}

/** Continues erasures, and erases conversations whose retention has ended: each hour, or each minute while a setting limits it. */
async function eraseAll(
  deps: SweepDeps,
  widgets: readonly WidgetItem[],
  { isNewHour, until }: { isNewHour: boolean; until: number },
): Promise<void> {
  const left = await finishErasures(deps, until);
  const looks =
    isNewHour || typeof deps.retentionDays === 'number' || widgets.some((one) => one.retention_days !== null);
  if (!looks && left.conversations.length + left.visitors.length === 0) return;
  const { applyRetention } = await import('#functions/use-cases/retention/retention.ts');
  await applyRetention(deps, { looksFor: looks ? widgets : undefined, left, isNewHour, until });
}

/** Ends a lease that ran out; returns the chats of an agent who is gone or offline; forgets the lease when all is done. */
async function settleAgent(deps: Deps, lease: Lease, until: number): Promise<void> {
  const hasExpired = leaseEndsAt(lease) <= deps.now();
  if (!hasExpired && lease.leaving === null)
    return lease.expires_at <= deps.now() ? returnUnopened(deps, lease.agent_id, until) : undefined;
  const agent = await getAgent(deps.table, lease.agent_id, { consistent: true });
  if (agent && hasExpired && lease.leaving !== 'gone') {
    if (!(await takeOffline(deps, agent, leaseEnd(lease)))) return;
    await stopWatching(deps, agent.id);
    return settleAgent(deps, { ...lease, leaving: 'gone' }, until);
  }
  // Nothing counts the chats of an agent who was deleted: a look that finds none, with nothing in flight, says that there are none.
  if (!agent) await endAgentSockets(deps, lease.agent_id);
  if (!agent && (await requeueConversations(deps, lease.agent_id, 'agent_deleted', until))) return;
  if (!agent && !hasLanded(lease.expires_at, deps.now())) return;
  if (agent && !isBack(agent))
    await requeueConversations(deps, agent.id, lease.leaving === 'gone' ? 'agent_gone' : 'agent_offline', until);
  const left = await getAgent(deps.table, lease.agent_id, { consistent: true });
  if (!left || isBack(left) || left.current_chats_count === 0) await settleLease(deps.table, lease, left);
}

const isBack = (agent: AgentItem): boolean => agent.connected && agent.chosen_status !== 'offline';

/** Claims what should have been claimed, announces what should have been announced, and has those mailed who should know. */
async function assignAndNotify(
  deps: SweepDeps,
  department: Id | null,
  explain: ExplainWaiting,
  until: number,
): Promise<void> {
  const { isSettled, waiting: first, served } = await assignWaiting(deps, department, until);
  if (first.length > 0 || served > 0) await broadcastQueuePositions(deps, department, served);
  if (!isSettled || first.length === 0) return;
  const waiting = await readQueue(deps.table, department, ANNOUNCED_AT_ONCE);
  for (const entry of waiting.filter(({ announced, missed }) => !announced || missed))
    await notifyWaiting(deps, entry.key, explain);
  if (deps.sendMail) await orderWaitingMail(deps, department, waiting);
}
