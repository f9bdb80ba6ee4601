/** Leaving a message while nobody is there: it waits in the queue like any other, labelled so that the team can tell. */
import type { Deps } from '#functions/deps.ts';
import { type Start, type Started, startConversation } from './start-conversation.ts';

/** Starts a conversation labelled `offline`, or appends to the visitor's open one and labels that. @throws DomainError as `startConversation` does */
export function leaveOfflineMessage(
  deps: Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'>,
  start: Start,
): Promise<Started> {
  const { id, department_id } = start.widget;
  return startConversation(deps, { ...start, widget: { id, department_id }, label: 'offline' });
}
