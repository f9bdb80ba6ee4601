/** What can be done with many conversations, and what undoes it in each of them: pure. */
import type { Conversation, Priority } from '#core/model/conversations/conversation.ts';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import type { Target } from '#dashboard/workspace/conversation-actions.ts';

/** One change of a conversation. */
export type BulkAction =
  | { kind: 'resolve' | 'reopen' | 'unsnooze' }
  | { kind: 'snooze'; until: string | null }
  | { kind: 'assign'; target: Target }
  | { kind: 'priority'; priority: Priority }
  | { kind: 'add_label' | 'remove_label'; label: string };

/** Whether a conversation already is what the action makes of it, so that nothing has to be requested. */
export function isDone(action: BulkAction, conversation: Conversation): boolean {
  switch (action.kind) {
    case 'resolve':
      return !isOpen(conversation);
    case 'reopen':
      return isOpen(conversation);
    case 'snooze':
      return conversation.is_snoozed && conversation.snoozed_until === action.until;
    case 'unsnooze':
      return !conversation.is_snoozed;
    case 'assign':
      return isAt(action.target, conversation);
    case 'priority':
      return conversation.priority === action.priority;
    case 'add_label':
      return conversation.labels.includes(action.label);
    case 'remove_label':
      return !conversation.labels.includes(action.label);
  }
}

/** How a step finds a conversation: to be changed, already so, or not as the action left it that the step undoes. */
export function standing(
  { action, undoes }: { action: BulkAction; undoes?: BulkAction | undefined },
  conversation: Conversation,
): 'due' | 'same' | 'changed' {
  if (isDone(action, conversation)) return 'same';
  return undoes === undefined || isStillSo(undoes, conversation) ? 'due' : 'changed';
}

/** Whether a conversation is as an action left it. A label stands by itself: taking it back takes nothing else back. */
const isStillSo = (action: BulkAction, conversation: Conversation): boolean =>
  action.kind === 'add_label' || action.kind === 'remove_label' || isDone(action, conversation);

function isAt(target: Target, { agent_id, department_id, status, is_snoozed }: Conversation): boolean {
  if (is_snoozed) return false;
  if ('department_id' in target)
    return agent_id === null && status === 'pending' && department_id === target.department_id;
  return agent_id === target.agent_id && (agent_id === null || status === 'active' || status === 'waiting');
}

/** What makes a conversation what it is now, after the action; nothing where no action does. */
export function inverseOf(action: BulkAction, conversation: Conversation): BulkAction | undefined {
  switch (action.kind) {
    case 'resolve':
      // What was snoozed comes back awake: until when it was snoozed isn't asked for twice.
      return { kind: 'reopen' };
    case 'reopen':
      return { kind: 'resolve' };
    case 'snooze':
      return conversation.is_snoozed ? { kind: 'snooze', until: conversation.snoozed_until } : { kind: 'unsnooze' };
    case 'unsnooze':
      return { kind: 'snooze', until: conversation.snoozed_until };
    case 'assign':
      return conversation.is_snoozed ? undefined : { kind: 'assign', target: holderOf(conversation) };
    case 'priority':
      return { kind: 'priority', priority: conversation.priority };
    case 'add_label':
      return { kind: 'remove_label', label: action.label };
    case 'remove_label':
      return { kind: 'add_label', label: action.label };
  }
}

function holderOf({ agent_id, department_id }: Conversation): Target {
  return agent_id === null && department_id !== null ? { department_id } : { agent_id };
}
