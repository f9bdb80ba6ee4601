/** Looking after the chats of what was deleted: those of a widget end, those in a department's queue wait in the default one. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import { conversationsByStatus } from '#functions/store/conversations/conversation-index.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { type Ending, endings, noteLook, settleEnding } from '#functions/store/settings/ending-store.ts';
import { close } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { emptyQueue } from './departments.ts';
import { hasLanded } from '#functions/use-cases/lifecycle/in-flight.ts';

type EndDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'>;

const PAGE = 50;

const STATUSES = ['pending', 'active', 'snoozed', 'resolved'] as const;

/** Where a look through the open chats goes on. */
type Look = NonNullable<Ending['look']>;

/**
 * Closes every open chat of a widget, until `until` (milliseconds since 1970).
 * @param from where an earlier look had to stop
 * @returns how many were closed and, where time ran out, where to go on
 */
export async function endConversationsOf(
  deps: EndDeps,
  widget: Id,
  until: number,
  from: Look = { status: 'pending', after: '', closed: 0 },
): Promise<{ closed: number; left?: Look }> {
  let { closed, after }: { closed: number; after: string | undefined } = from;
  for (const status of STATUSES.slice(STATUSES.indexOf(from.status))) {
    do {
      if (deps.now() >= until) return { closed, left: { status, after: after ?? '', closed } };
      const page = await conversationsByStatus(deps.table, status, { limit: PAGE, after });
      const ended = await Promise.all(page.ids.map((conversation) => endOne(deps, widget, conversation)));
      closed += ended.filter(Boolean).length;
      after = page.after;
    } while (after !== undefined);
  }
  return { closed };
}

/**
 * Goes on with everything deleted that may have left chats behind, where the look before had to stop. One is settled when a
 * whole look found nothing more and nothing is in flight: the index may not know yet of a chat that began a moment before
 * the widget was gone.
 */
export async function finishEndings(deps: EndDeps, until: number): Promise<void> {
  for (const ending of await endings(deps.table)) {
    const isClear =
      ending.kind === 'widget' ? await isEnded(deps, ending, until) : !(await emptyQueue(deps, ending.id, until));
    if (isClear && hasLanded(ending.began_at_ms, deps.now())) await settleEnding(deps.table, ending);
  }
}

async function isEnded(deps: EndDeps, ending: Ending, until: number): Promise<boolean> {
  const { closed, left } = await endConversationsOf(deps, ending.id, until, ending.look);
  if (left || ending.look) await noteLook(deps.table, ending, left);
  return !left && closed === 0;
}

/** Whether it was open. One that fails counts as such, so that it is looked at again, and the others are closed. */
async function endOne(deps: EndDeps, widget: Id, conversation: Id): Promise<boolean> {
  let wasOpen = true;
  await unlessFailing(deps.log, 'ending_failed', { conversation_id: conversation }, async () => {
    wasOpen = await closeOne(deps, widget, conversation);
  });
  return wasOpen;
}

async function closeOne(deps: EndDeps, widget: Id, conversation: Id): Promise<boolean> {
  const row = await newestRow(deps.table, conversation, { consistent: true });
  if (!row || row.state.widget_id !== widget || row.state.status === 'closed') return false;
  await close(deps, conversation, { type: 'system', reason: 'widget_deleted' });
  return true;
}
