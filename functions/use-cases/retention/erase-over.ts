/**
 * Erasing what is over: a conversation that was taken away, then its visitor if it was their last one. Whatever is cut short is
 * gone on with by the next sweep, which also looks again once everything that was under way has come to its end.
 */
import { isBlocked } from '#core/visitor/block.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import { newestOfVisitor } from '#functions/store/conversations/conversation-index.ts';
import { fromItem } from '#functions/store/conversations/conversation-store.ts';
import { eraseTicket, isErased, newestTickets } from '#functions/store/conversations/ticket-store.ts';
import { keys } from '#functions/store/keys.ts';
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
import { KEPT_SECONDS } from '#functions/store/webhooks/delivery-store.ts';
import { webhooksWithDeliveries } from '#functions/store/webhooks/webhook-store.ts';
import { hasLanded } from '#functions/use-cases/lifecycle/in-flight.ts';
import { eraseFilesOf, erasePerson } from '#functions/use-cases/visitors/erase-visitor.ts';
import { eraseRows, eraseWords } from '#functions/use-cases/visitors/erase-rows.ts';
import { type Emptied, eraseFromLogs } from './erase-from-logs.ts';

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

/** Empties conversations that were taken away just now, while there is time. @param until milliseconds since 1970 */
export const emptyAll = (deps: RetentionDeps, begun: readonly ConversationErasure[], until: number): Promise<void> =>
  someAtOnce(deps, begun, until, async (one) => void (await emptyConversation(deps, one, until)));

/** A look at an erasure; it finds what is left only in what webhooks were sent. */
type Look = Pick<Emptied, 'key' | 'emptied_at_ms'> & { run: () => Promise<Found | undefined> };
type Found = Omit<Emptied, 'key' | 'emptied_at_ms'>;

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
  const looks: Look[] = [
    ...conversations.filter(isReady).map((one) => ({
      key: keys.conversationErasure(one.conversation_id),
      emptied_at_ms: one.emptied_at_ms,
      run: () => lookAtConversation(deps, one, until),
    })),
    ...visitors.filter(isReady).map((one) => ({
      key: keys.erasure(one.visitor_id),
      emptied_at_ms: one.emptied_at_ms,
      run: () => lookAtVisitor(deps, one, until),
    })),
  ];
  const emptied: Emptied[] = [];
  const missed = new Set(looks);
  await someAtOnce(deps, looks, until, async (look) => {
    const found = await look.run();
    if (!found) return;
    emptied.push({ ...look, ...found });
    missed.delete(look);
  });
  if (emptied.length === 0) return;
  const sinceMs = deps.now() - LOGGED_MS;
  const isLogged = ({ last_at_ms }: Emptied): boolean => last_at_ms >= sinceMs;
  await someAtOnce(
    deps,
    emptied.filter((one) => !isLogged(one)),
    until,
    ({ settle }) => settle(),
  );
  const logged = emptied.filter(isLogged);
  const webhooks = logged.length === 0 ? [] : await webhooksWithDeliveries(deps.table);
  if (webhooks.length > 0 && !isNewHour)
    return someAtOnce(deps, logged, until, async ({ key, emptied_at_ms }) => {
      if (emptied_at_ms === undefined) await noteEmptied(deps.table, key, deps.now());
    });
  const done =
    webhooks.length === 0
      ? logged
      : await eraseFromLogs(deps, { emptied: logged, missed: [...missed] }, { sinceMs, until });
  await someAtOnce(deps, done, until, ({ settle }) => settle());
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
): Promise<Found | undefined> {
  const { conversation_id: id, last_at_ms } = erasure;
  const { isEmpty, tickets } = await emptyConversation(deps, erasure, until);
  if (!isEmpty) return undefined;
  await deps.table.delete({ Key: keys.visitorConversation(erasure.visitor_id, id) });
  await eraseIfAlone(deps, erasure);
  const subjects = [`conversation ${id}`, ...tickets.map((ticket) => `ticket ${ticket}`)];
  return { id, subjects, last_at_ms, settle: () => settleConversationErasure(deps.table, erasure) };
}

async function lookAtVisitor(deps: RetentionDeps, erasure: Erasure, until: number): Promise<Found | undefined> {
  const { visitor_id: id, last_at_ms = 0 } = erasure;
  const tickets = await ticketIdsOf(deps.table, id);
  const left = await erasePerson(deps, erasure, until);
  const hadFiles = await eraseFilesOf(deps, id);
  if (left === 'something' || hadFiles) return undefined;
  const subjects = [`visitor ${id}`, ...tickets.map((ticket) => `ticket ${ticket}`)];
  return { id, subjects, last_at_ms, settle: () => settleErasure(deps.table, id) };
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
