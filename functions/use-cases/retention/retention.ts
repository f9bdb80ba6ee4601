/**
 * Retention: conversations are erased a number of days after they ended. The sweep looks for them once an hour, in the lists of
 * settled conversations from the oldest on, and decides by the newest row and the settings of that time. So nothing is written
 * for it while people chat, and a changed setting holds for what has settled before.
 */
import {
  type Retention,
  daysOf,
  erasedAtMs,
  everyPeriod,
  nameOfRetention,
  overSince,
} from '#core/privacy/retention.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { type Due, type OrderState, dueItem } from '#functions/store/lifecycle/due-store.ts';
import {
  type RetentionPosition,
  beginConversationErasure,
  getRetentionPosition,
  putRetentionPosition,
  readRetention,
  retentionOfWidget,
  settledLists,
  settledUpTo,
} from '#functions/store/lifecycle/retention-store.ts';
import type { ConversationErasure, Erasures } from '#functions/store/visitors/erasure-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { type RetentionDeps, emptyConversation, eraseIfAlone, finishOver } from './erase-over.ts';

/** How many erasures one sweep begins: each is tens of deletions, and looked at again two minutes later. */
const MAX_BEGUN = 100;
const PAGE = 10;
const WEEK_MS = 7 * 86_400_000;
const ATTEMPTS = 3;

/** What one sweep does: whether it looks for conversations, and which erasures it goes on with. `until`: milliseconds since 1970. */
export type RetentionRun = { looks: boolean; left: Pick<Erasures, 'visitors' | 'conversations'>; until: number };

/** Goes on with what is being erased, then begins with what is due. Whether more is due than one sweep begins. */
export async function applyRetention(deps: RetentionDeps, { looks, left, until }: RetentionRun): Promise<boolean> {
  await finishOver(deps, left, until);
  if (!looks) return false;
  const { isBehind, begun } = await beginDue(deps, until);
  if (begun > 0) deps.log.info('retention', { conversations: begun, is_behind: isBehind });
  return isBehind;
}

type Begun = { begun: number; isBehind: boolean };

/** Looks through the lists: for each period, up to what may be over by now. */
async function beginDue(deps: RetentionDeps, until: number): Promise<Begun> {
  const { table, now } = deps;
  const retention = await readRetention(table, deps.retentionDays ?? null);
  const periods = everyPeriod(retention);
  if (periods.length === 0) return { begun: 0, isBehind: false };
  const position = positionFor(nameOfRetention(retention), await getRetentionPosition(table), now());
  let begun = 0;
  for (const days of periods)
    for (const list of settledLists) {
      const name = `${days} ${list}`;
      for (let isEnd = false; !isEnd;) {
        if (begun >= MAX_BEGUN || now() >= until) return { begun, isBehind: true };
        const before = position.after[name] ?? '';
        const page = await settledUpTo(table, list, { untilMs: overSince(days, now()), after: before, limit: PAGE });
        const results = await Promise.all(page.ids.map((id) => beginIfOver(deps, id, { days, retention }, until)));
        begun += results.filter(Boolean).length;
        position.after[name] = page.after;
        if (page.after !== before) await putRetentionPosition(table, position);
        ({ isEnd } = page);
      }
    }
  return { begun, isBehind: false };
}

/** Where the look goes on: at the beginning when the settings have changed, and once a week, in case anything was passed over. */
function positionFor(settings: string, known: RetentionPosition | undefined, nowMs: number): RetentionPosition {
  return known?.settings === settings && nowMs - known.began_at_ms < WEEK_MS
    ? known
    : { settings, began_at_ms: nowMs, after: {} };
}

/** Erases one of a list if it is kept for this period and that is over; whether it did. One that fails holds up no other. */
async function beginIfOver(
  deps: RetentionDeps,
  id: Id,
  { days, retention }: { days: number; retention: Retention },
  until: number,
): Promise<boolean> {
  let isBegun = false;
  await unlessFailing(deps.log, 'retention_failed', { conversation_id: id }, async () => {
    isBegun = await begin(deps, id, async (widget) => (daysOf(retention, widget) === days ? days : null), until);
  });
  return isBegun;
}

/**
 * Erases a conversation whose time is over. One in which something happened after it had settled is looked at again when its
 * time is over.
 */
async function begin(
  deps: RetentionDeps,
  id: Id,
  daysFor: (widget: Id) => Promise<number | null>,
  until: number,
): Promise<boolean> {
  const { table, now } = deps;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const newest = await newestRow(table, id, { consistent: attempt > 0 });
    const days = newest ? await daysFor(newest.state.widget_id) : null;
    const atMs = newest && days !== null ? erasedAtMs(newest, days) : undefined;
    if (!newest || atMs === undefined) return false;
    if (atMs > now()) {
      await order(deps, { conversation_id: id, due_at_ms: atMs, ref: '' });
      return false;
    }
    const { visitor_id, widget_id } = newest.state;
    const erasure: ConversationErasure = {
      conversation_id: id,
      visitor_id,
      widget_id,
      began_at_ms: now(),
      last_at_ms: createdAtMs(newest.id),
    };
    const visitor = await getVisitor(table, visitor_id, { consistent: true });
    if ((await beginConversationErasure(table, newest, visitor, erasure)) === 'refused') continue;
    await emptyConversation(deps, erasure, until);
    return true;
  }
  return false;
}

async function order({ table }: RetentionDeps, due: Omit<Due, 'kind'>): Promise<void> {
  await table.put({ Item: dueItem({ kind: 'retention', ...due }) });
}

/** How long one conversation may take of a sweep that still has its other work to do. */
const ONE_MS = 5000;

/** Looks again at a conversation, or at a visitor who was blocked when their last one was erased. */
export async function lookAgain(deps: RetentionDeps, { conversation_id, ref }: Due): Promise<OrderState> {
  if (ref === '') {
    const daysFor = (widget: Id) => retentionOfWidget(deps.table, widget, deps.retentionDays ?? null);
    await begin(deps, conversation_id, daysFor, deps.now() + ONE_MS);
  } else await eraseIfAlone(deps, { visitor_id: Number(ref), conversation_id });
  return 'left';
}
