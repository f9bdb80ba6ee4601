/** Looking after the chats of what was deleted: those of a widget end, those in a department's queue wait in the default one. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import { conversationsByStatus } from '#functions/store/conversations/conversation-index.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { endings, settleEnding } from '#functions/store/settings/ending-store.ts';
import { close } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { emptyQueue } from './departments.ts';
import { hasLanded } from '#functions/use-cases/lifecycle/in-flight.ts';

type EndDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'>;

const PAGE = 50;

/**
 * Closes every open chat of a widget, until `until` (milliseconds since 1970).
 * @returns whether all were looked at, and how many were closed
 */
export async function endConversationsOf(
  deps: EndDeps,
  widget: Id,
  until: number,
): Promise<{ done: boolean; closed: number }> {
  let closed = 0;
  for (const status of ['pending', 'active', 'resolved'] as const) {
    let after: string | undefined;
    do {
      if (deps.now() >= until) return { done: false, closed };
      const page = await conversationsByStatus(deps.table, status, { limit: PAGE, after });
      const ended = await Promise.all(page.ids.map((conversation) => endOne(deps, widget, conversation)));
      closed += ended.filter(Boolean).length;
      after = page.after;
    } while (after !== undefined);
  }
  return { done: true, closed };
}

/**
 * Goes on with everything deleted that may have left chats behind. One is settled when a whole look found nothing more and
 * nothing is in flight: the index may not know yet of a chat that began a moment before the widget was gone.
 */
export async function finishEndings(deps: EndDeps, until: number): Promise<void> {
  for (const ending of await endings(deps.table)) {
    const isClear =
      ending.kind === 'widget' ? await isEnded(deps, ending.id, until) : !(await emptyQueue(deps, ending.id, until));
    if (isClear && hasLanded(ending.began_at_ms, deps.now())) await settleEnding(deps.table, ending);
  }
}

async function isEnded(deps: EndDeps, widget: Id, until: number): Promise<boolean> {
  const { done, closed } = await endConversationsOf(deps, widget, until);
  return done && closed === 0;
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
