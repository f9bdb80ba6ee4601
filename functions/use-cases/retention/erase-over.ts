/**
 * Erasing what is over: a conversation that was taken away, then its visitor if it was their last one. Whatever is cut short is
 * gone on with by the next sweep, which also looks again once everything that was under way has come to its end.
 */
import { isBlocked } from '#core/visitor/block.ts';
import { type Id, firstIdAt } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import { newestOfVisitor } from '#functions/store/conversations/conversation-index.ts';
import { fromItem } from '#functions/store/conversations/conversation-store.ts';
import { eraseTicket, isErased, newestTickets } from '#functions/store/conversations/ticket-store.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { dueItem } from '#functions/store/lifecycle/due-store.ts';
import { type Item, type Table, retryOnConflict } from '#functions/store/table.ts';
import {
  type ConversationErasure,
  type Erasure,
  type Erasures,
  beginErasure,
  noteEmptied,
  settleConversationErasure,
  settleErasure,
  ticketIdsOf,
} from '#functions/store/visitors/erasure-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { KEPT_SECONDS, eraseDeliveries } from '#functions/store/webhooks/delivery-store.ts';
import { webhooksWithDeliveries } from '#functions/store/webhooks/webhook-store.ts';
import { hasLanded } from '#functions/use-cases/lifecycle/in-flight.ts';
import { eraseFilesOf, erasePerson } from '#functions/use-cases/visitors/erase-visitor.ts';
import { eraseRows, eraseWords } from '#functions/use-cases/visitors/erase-rows.ts';

/** What erasing takes. `retentionDays`: those of the deployment; missing or null where it keeps everything. */
export type RetentionDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'> & {
  files?: OpenFiles;
  retentionDays?: number | null;
};

const TOGETHER = 10;
const TICKETS = 25;
const DAY_MS = 86_400_000;
/** What webhooks were sent before that has expired. */
const LOGGED_MS = KEPT_SECONDS * 1000 + DAY_MS;

/** What of an erasure may be left only in what webhooks were sent. */
type Emptied = { id: Id; key: Key; subjects: string[]; last_at_ms: number; settle: () => Promise<void> };

/** Empties conversations that were taken away just now, while there is time. @param until milliseconds since 1970 */
export const emptyAll = (deps: RetentionDeps, begun: readonly ConversationErasure[], until: number): Promise<void> =>
  someAtOnce(deps, begun, until, async (one) => void (await emptyConversation(deps, one, until)));

/** How much is done: whether what webhooks were sent is looked through, and until when (milliseconds since 1970). */
type Extent = { isNewHour: boolean; until: number };

/** Goes on with erasures once nothing of them can be under way any more, and ends those of which nothing was left. */
export async function finishOver(
  deps: RetentionDeps,
  { conversations, visitors }: Pick<Erasures, 'conversations' | 'visitors'>,
  { isNewHour, until }: Extent,
): Promise<void> {
  const isReady = ({ began_at_ms, is_emptied }: Erasure): boolean =>
    hasLanded(began_at_ms, deps.now()) && (isNewHour || !is_emptied);
  const looks = [
    ...conversations.filter(isReady).map((one) => () => lookAtConversation(deps, one, until)),
    ...visitors.filter(isReady).map((one) => () => lookAtVisitor(deps, one, until)),
  ];
  const emptied: Emptied[] = [];
  await someAtOnce(deps, looks, until, async (look) => {
    const found = await look();
    if (found) emptied.push(found);
  });
  if (emptied.length === 0) return;
  const sinceMs = deps.now() - LOGGED_MS;
  const logged = emptied.filter(({ last_at_ms }) => last_at_ms >= sinceMs);
  const webhooks = logged.length === 0 ? [] : await webhooksWithDeliveries(deps.table);
  const isLogRead = webhooks.length === 0 || (isNewHour && (await eraseFromWebhooks(deps, webhooks, logged, until)));
  await someAtOnce(deps, emptied, until, async (one) => {
    if (isLogRead || one.last_at_ms < sinceMs) await one.settle();
    else await noteEmptied(deps.table, one.key);
  });
}

/** Does something for all, some of them at a time, while there is time. One that fails doesn't hold up the others. */
async function someAtOnce<One>(
  deps: RetentionDeps,
  all: readonly One[],
  until: number,
  run: (one: One) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < all.length && deps.now() < until; at += TOGETHER) {
    const some = all.slice(at, at + TOGETHER);
    await Promise.all(some.map((one) => unlessFailing(deps.log, 'retention_failed', {}, () => run(one))));
  }
}

async function lookAtConversation(
  deps: RetentionDeps,
  erasure: ConversationErasure,
  until: number,
): Promise<Emptied | undefined> {
  const { conversation_id: id, last_at_ms } = erasure;
  const { isEmpty, tickets } = await emptyConversation(deps, erasure, until);
  if (!isEmpty) return undefined;
  await deps.table.delete({ Key: keys.visitorConversation(erasure.visitor_id, id) });
  await eraseIfAlone(deps, erasure);
  const subjects = [`conversation ${id}`, ...tickets.map((ticket) => `ticket ${ticket}`)];
  return {
    id,
    key: keys.conversationErasure(id),
    subjects,
    last_at_ms,
    settle: () => settleConversationErasure(deps.table, erasure),
  };
}

async function lookAtVisitor(deps: RetentionDeps, erasure: Erasure, until: number): Promise<Emptied | undefined> {
  const { visitor_id: id, last_at_ms = 0 } = erasure;
  const tickets = await ticketIdsOf(deps.table, id);
  const left = await erasePerson(deps, erasure, until);
  const hadFiles = await eraseFilesOf(deps, id);
  if (left === 'something' || hadFiles) return undefined;
  const subjects = [`visitor ${id}`, ...tickets.map((ticket) => `ticket ${ticket}`)];
  return { id, key: keys.erasure(id), subjects, last_at_ms, settle: () => settleErasure(deps.table, id) };
}

/**
 * Deletes what is left of a conversation: its files, items and words, and what its tickets say.
 * @returns whether there was nothing, and its tickets
 */
export async function emptyConversation(
  deps: RetentionDeps,
  { conversation_id: id, visitor_id: visitor }: ConversationErasure,
  until: number,
): Promise<{ isEmpty: boolean; tickets: Id[] }> {
  const { table, files } = deps;
  // Rows are the only ones that know of their files.
  const removeFiles = async (items: readonly Item[]): Promise<void> => {
    const ids = items.filter(({ sk }) => String(sk).startsWith('MSG#')).flatMap((item) => filesIn(item));
    if (ids.length > 0) await (await files?.())?.remove(ids);
  };
  const hadRows = await eraseRows(deps, { id, visitor }, until, removeFiles);
  const hadWords = await eraseWords(table, id);
  const { tickets, hadTexts } = await eraseTicketsOf(table, id);
  return { isEmpty: !hadRows && !hadWords && !hadTexts, tickets };
}

const filesIn = (item: Item): string[] => fromItem(item).metadata?.files?.map(({ id }) => id) ?? [];

async function eraseTicketsOf(table: Table, conversation: Id): Promise<{ tickets: Id[]; hadTexts: boolean }> {
  const ids: Id[] = [];
  let hadTexts = false;
  for (let below: Id | undefined = Number.MAX_SAFE_INTEGER; below !== undefined;) {
    const page = await newestTickets(table, { conversation, below, limit: TICKETS });
    const left = page.tickets.filter((ticket) => !isErased(ticket));
    await Promise.all(left.map(({ id }) => eraseTicket(table, id)));
    ids.push(...page.tickets.map(({ id }) => id));
    hadTexts ||= left.length > 0;
    ({ below } = page);
  }
  return { tickets: ids, hadTexts };
}

/** Deletes what webhooks were sent, in one look through each log; whether it came to its end. */
async function eraseFromWebhooks(
  { table, now }: RetentionDeps,
  webhooks: readonly Id[],
  logged: readonly Emptied[],
  until: number,
): Promise<boolean> {
  const subjects = new Set(logged.flatMap((one) => one.subjects));
  const from = Math.max(firstIdAt(now() - LOGGED_MS), Math.min(...logged.map(({ id }) => id)));
  const hasTime = (): boolean => now() < until;
  for (const webhook of webhooks) {
    await eraseDeliveries(table, webhook, { subjects, from }, hasTime);
    if (!hasTime()) return false;
  }
  return true;
}

/** How long it takes until a blocked visitor is looked at again. */
const BLOCKED_MS = 30 * DAY_MS;

/** Takes a visitor away who has no conversation left. One who is blocked stays until then. */
export async function eraseIfAlone(
  deps: RetentionDeps,
  { visitor_id, conversation_id }: Pick<ConversationErasure, 'visitor_id' | 'conversation_id'>,
): Promise<void> {
  const { table, now } = deps;
  await retryOnConflict('this visitor', async () => {
    const visitor = await getVisitor(table, visitor_id, { consistent: true });
    if (visitor?.last_conversation_id !== undefined || !visitor || (await hasConversations(table, visitor_id)))
      return 'done';
    if (isBlocked(visitor, now())) {
      const due_at_ms = now() + BLOCKED_MS;
      await table.put({ Item: dueItem({ kind: 'retention', conversation_id, due_at_ms, ref: String(visitor_id) }) });
      return 'done';
    }
    const written = await beginErasure(table, visitor, now(), { isWithoutConversations: true });
    return written === 'done' ? written : 'conflict';
  });
}

/** Whether any conversation of a visitor exists. What leads to one that was never begun, or is being erased, doesn't count. */
async function hasConversations(table: Table, visitor: Id): Promise<boolean> {
  let before: string | undefined;
  do {
    const entries = await newestOfVisitor(table, visitor, { limit: TOGETHER, before });
    const found = await table.batchGet(
      entries.map(({ id }) => keys.info(id)),
      { ConsistentRead: true },
    );
    if (found.some((item) => item['visitor_id'] === visitor)) return true;
    before = entries.length === TOGETHER ? entries.at(-1)?.position : undefined;
  } while (before !== undefined);
  return false;
}
