/** Notifying waiting visitors of their position: the first fifty of a queue, when it moved, at most every fifteen seconds. */
import { estimateWaitSeconds, queueMoved, rememberServed } from '#core/assignment/queue-estimate.ts';
import type { ServerFrame } from '#core/contract/socket.ts';
import { isQueued } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { putQueueBroadcast, readQueueBroadcast } from '#functions/store/assignment/queue-broadcast-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { visitorAudience } from '#functions/use-cases/notify/audience.ts';

type NotifyDeps = Pick<Deps, 'table' | 'push' | 'now'>;

const MAX = 50;
const EVERY_MS = 15_000;

/**
 * Notifies those who moved, and records `served`: how many waiting chats were just assigned. If it is called too often it
 * only records; the next change or the sweep notifies then.
 */
export async function broadcastQueuePositions(deps: NotifyDeps, department: Id | null, served: number): Promise<void> {
  const nowMs = deps.now();
  const news = await readQueueBroadcast(deps.table, department);
  const isDue = nowMs - news.told_at_ms >= EVERY_MS;
  if (!isDue && served === 0) return;
  const waiting = isDue ? await readQueue(deps.table, department, MAX) : [];
  const served_at_ms = rememberServed(news.served_at_ms, Array<number>(served).fill(nowMs));
  const order = waiting.map(({ conversation_id }) => conversation_id);
  const notified = queueMoved(order, news.told);
  if (served === 0 && notified.length === 0) return;
  const next = isDue && notified.length > 0 ? { told_at_ms: nowMs, told: order } : news;
  const { told_at_ms, told: known } = next;
  const written = await putQueueBroadcast(deps.table, department, news, { told_at_ms, told: known, served_at_ms });
  if (written === 'refused') return;
  const visitorOf = new Map(waiting.map((entry) => [entry.conversation_id, visitorAudience(entry)]));
  await deps.push.deliver(
    notified.flatMap(({ id, position }) => {
      const visitor = visitorOf.get(id);
      const frame = positionFrame(id, position, served_at_ms, nowMs);
      return visitor === undefined ? [] : [{ channels: [visitor], frame }];
    }),
  );
}

/** Notifies one socket of its conversation's position: after a reload the queue may not move for a long time. */
export async function notifyQueuePosition(
  deps: NotifyDeps,
  connectionId: string,
  { metadata, row }: LoadedConversation,
): Promise<void> {
  if (!isQueued(row.state)) return;
  const [waiting, news] = await Promise.all([
    readQueue(deps.table, metadata.department_id, MAX),
    readQueueBroadcast(deps.table, metadata.department_id),
  ]);
  const index = waiting.findIndex(({ conversation_id }) => conversation_id === metadata.id);
  if (index < 0) return;
  await deps.push.reply(connectionId, positionFrame(metadata.id, index + 1, news.served_at_ms, deps.now()));
}

const positionFrame = (id: Id, position: number, served: readonly number[], nowMs: number): ServerFrame => ({
  type: 'queue.position',
  conversation_id: id,
  position,
  estimated_wait_seconds: estimateWaitSeconds(position, served, nowMs),
});
