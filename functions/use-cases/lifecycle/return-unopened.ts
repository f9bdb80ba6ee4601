/** Returns the chats that an agent who stays online with a closed dashboard didn't open: nobody must wait for a phone that lies face down. */
import { dueActions, type IdleRules } from '#core/conversation/idle.ts';
import type { Id } from '#core/model/id.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import { enteredAtMs, openConversationsOf } from '#functions/store/conversations/conversation-index.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { type TransitionDeps, transitionConversation } from './transition-conversation.ts';

/**
 * How long such an agent has to open a chat, where the widget has no time for the first response: long enough to take out a
 * phone, short enough for a visitor to be still there.
 */
const OPENED_WITHIN: IdleRules = {
  first_response_timeout_seconds: 180,
  resolve_after_idle_minutes: null,
  close_after_resolved_hours: null,
  follow_up: null,
};

/**
 * Returns them to their queues, at their old age. Those of widgets with a time of their own are left to the idle rules.
 * @param until when to stop, milliseconds since 1970
 */
export async function returnUnopened(deps: TransitionDeps, agent: Id, until: number): Promise<void> {
  for (const conversation of await openConversationsOf(deps.table, agent)) {
    if (deps.now() >= until) return;
    await unlessFailing(deps.log, 'return_failed', { conversation_id: conversation }, () =>
      returnOne(deps, conversation),
    );
  }
}

async function returnOne(deps: TransitionDeps, conversation: Id): Promise<void> {
  const row = await newestRow(deps.table, conversation);
  if (!row || dueActions(row.state, OPENED_WITHIN, null, deps.now()) !== 'return') return;
  const widget = await getWidget(deps.table, row.state.widget_id);
  if (widget && widget.first_response_timeout_seconds !== null) return;
  await transitionConversation(deps, conversation, (now) =>
    isUnopened(now, deps.now())
      ? { type: 'requeue', by: { type: 'system', reason: 'no_first_response' }, department: now.metadata.department_id }
      : undefined,
  );
}

function isUnopened({ metadata, row: { state }, read }: LoadedConversation, nowMs: number): boolean {
  const sinceMs = enteredAtMs(metadata);
  const isOpened = read.agent !== null && read.agent.at_ms >= (sinceMs ?? 0);
  return !isOpened && dueActions(state, OPENED_WITHIN, sinceMs, nowMs) === 'return';
}
