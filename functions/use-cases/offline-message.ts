/** Leaving a message while nobody is there: it waits in the queue like any other, labelled so that the team can tell. */
import type { Deps } from '../deps.ts';
import { addLabel } from '../store/label-store.ts';
import type { Start, Started } from './start-conversation.ts';
import { startConversation } from './start-conversation.ts';

const OFFLINE = 'offline';

/** Starts a conversation labelled `offline`, or appends to the visitor's open one and labels that. @throws DomainError as `startConversation` does */
export async function leaveOfflineMessage(
  deps: Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'>,
  start: Start,
): Promise<Started> {
  const { id, department_id } = start.widget;
  const started = await startConversation(deps, { ...start, widget: { id, department_id }, labels: [OFFLINE] });
  if (!started.state) await addLabel(deps.table, started.row.conversation_id, OFFLINE);
  return started;
}
