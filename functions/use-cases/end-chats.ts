/** Ending the chats of a widget that was deleted. */
import type { Id } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import { conversationsByStatus } from '../store/conversation-index.ts';
import { newestRow } from '../store/conversation-store.ts';
import { endingsOf, settleEnding } from '../store/widget-store.ts';
import { close } from './conversation-moves.ts';

type EndDeps = Pick<Deps, 'table' | 'now' | 'random'>;

const PAGE = 50;

/**
 * Closes every open chat of a widget, until `until` (milliseconds since 1970).
 * @returns whether all were looked at, and how many were closed
 */
export async function endChatsOf(deps: EndDeps, widget: Id, until: number): Promise<{ done: boolean; closed: number }> {
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
 * Goes on with every deleted widget whose chats still have to end. One is settled when a whole look found nothing more:
 * the index may not know yet of a chat that began a moment before the widget was gone.
 */
export async function finishEndings(deps: EndDeps, until: number): Promise<void> {
  for (const widget of await endingsOf(deps.table)) {
    const { done, closed } = await endChatsOf(deps, widget, until);
    if (done && closed === 0) await settleEnding(deps.table, widget);
  }
}

async function endOne(deps: EndDeps, widget: Id, conversation: Id): Promise<boolean> {
  const row = await newestRow(deps.table, conversation, { consistent: true });
  if (!row || row.fold.widget_id !== widget || row.fold.status === 'closed') return false;
  await close(deps, conversation, { type: 'system', reason: 'widget_deleted' });
  return true;
}
