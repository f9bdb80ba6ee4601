/**
 * Retention: conversations are erased a number of days after they ended. The sweep looks for them, in the lists of
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
import type { WidgetItem } from '#functions/store/settings/widget-store.ts';
import type { ConversationErasure, Erasures } from '#functions/store/visitors/erasure-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { type RetentionDeps, emptyAll, emptyConversation, eraseIfAlone, finishOver } from './erase-over.ts';

/** How many erasures one sweep begins. All that are begun are read by each sweep until they have come to their end. */
const MAX_BEGUN = 1000;
const PAGE = 20;
const WEEK_MS = 7 * 86_400_000;
const ATTEMPTS = 3;

/** What one sweep does. `until`: milliseconds since 1970. */
export type RetentionRun = {
  /** The widgets whose conversations are looked for; missing where none are. */
  looksFor?: readonly WidgetItem[] | undefined;
  /** The erasures that were begun before. */
  left: Pick<Erasures, 'visitors' | 'conversations'>;
  /** Whether what webhooks were sent is looked through: for all of an hour together. */
  isNewHour: boolean;
  until: number;
};

/**
 * Begins with what is due, which from then on nobody sees, then erases what time allows. The next sweeps go on with the rest.
 */
export async function applyRetention(
  deps: RetentionDeps,
  { looksFor, left, isNewHour, until }: RetentionRun,
): Promise<void> {
  const { now } = deps;
  // Neither may use up the time of the other.
  const begun = looksFor ? await beginDue(deps, looksFor, (now() + until) / 2) : [];
  if (begun.length > 0) deps.log.info('retention', { conversations: begun.length });
  await emptyAll(deps, begun, until);
  await finishOver(deps, left, { isNewHour, until });
}

/** Looks through the lists: for each period, up to what may be over by now. */
async function beginDue(
  deps: RetentionDeps,
  widgets: readonly WidgetItem[],
  until: number,
): Promise<ConversationErasure[]> {
  const { table, now } = deps;
  const begun: ConversationErasure[] = [];
  const retention = await readRetention(table, widgets, deps.retentionDays ?? null);
  const periods = everyPeriod(retention);
  if (periods.length === 0) return begun;
  const known = await getRetentionPosition(table);
  const position = positionFor(nameOfRetention(retention), known, now());
  let isNew = known === undefined;
  for (const days of periods)
    for (const list of settledLists) {
      const name = `${days} ${list}`;
      for (let isEnd = false; !isEnd;) {
        if (begun.length >= MAX_BEGUN || now() >= until) return begun;
        const before = position.after[name] ?? '';
        const page = await settledUpTo(table, list, { untilMs: overSince(days, now()), after: before, limit: PAGE });
        const results = await Promise.all(page.ids.map((id) => beginIfOver(deps, id, { days, retention })));
        begun.push(...results.filter((one) => one !== undefined));
        position.after[name] = page.after;
        // An import that has ended meanwhile has the lists looked through again.
        if (page.after !== before) {
          if ((await putRetentionPosition(table, position, { isNew })) === 'refused') return begun;
          isNew = false;
        }
        ({ isEnd } = page);
      }
    }
  return begun;
}

/** Where the look goes on: at the beginning when the settings have changed, and once a week, in case anything was passed over. */
function positionFor(settings: string, known: RetentionPosition | undefined, nowMs: number): RetentionPosition {
  return known?.settings === settings && nowMs - known.began_at_ms < WEEK_MS
    ? known
    : { settings, began_at_ms: nowMs, after: {} };
}

/** Begins with one of a list if it is kept for this period and that is over. One that fails doesn't hold up the others. */
async function beginIfOver(
  deps: RetentionDeps,
  id: Id,
  { days, retention }: { days: number; retention: Retention },
): Promise<ConversationErasure | undefined> {
  let begun: ConversationErasure | undefined;
  await unlessFailing(deps.log, 'retention_failed', { conversation_id: id }, async () => {
    begun = await begin(deps, id, async (widget) => (daysOf(retention, widget) === days ? days : null));
  });
  return begun;
}

/**
 * Takes a conversation away whose time is over. One in which something happened after it had settled is looked at again when its
 * time is over.
 */
async function begin(
  deps: RetentionDeps,
  id: Id,
  daysFor: (widget: Id) => Promise<number | null>,
): Promise<ConversationErasure | undefined> {
  const { table, now } = deps;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const newest = await newestRow(table, id, { consistent: attempt > 0 });
    const days = newest ? await daysFor(newest.state.widget_id) : null;
    const atMs = newest && days !== null ? erasedAtMs(newest, days) : undefined;
    if (!newest || atMs === undefined) return undefined;
    if (atMs > now()) {
      await order(deps, { conversation_id: id, due_at_ms: atMs, ref: '' });
      return undefined;
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
    if ((await beginConversationErasure(table, newest, visitor, erasure)) === 'done') return erasure;
  }
  return undefined;
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
    const begun = await begin(deps, conversation_id, daysFor);
    if (begun) await emptyConversation(deps, begun, deps.now() + ONE_MS);
  } else await eraseIfAlone(deps, { visitor_id: Number(ref), conversation_id });
  return 'left';
}
