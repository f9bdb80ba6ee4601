/** The statuses of a conversation and every legal transition between them, as data. */
import type { ConversationState } from './state.ts';
import type { Status } from '#core/model/conversations/conversation.ts';
import { DomainError } from '#core/model/errors.ts';

/** What may happen to a conversation. */
export type LifecycleAction =
  | 'visitor_message'
  | 'agent_message'
  | 'note'
  | 'follow_up'
  | 'notice'
  | 'bot_message'
  | 'summary'
  | 'hand_off'
  | 'assign'
  | 'requeue'
  | 'release'
  | 'snooze'
  | 'wake'
  | 'resolve'
  | 'close'
  | 'reopen'
  | 'rate';

/** Every legal transition: from which status to which. Anything else is refused. */
export const transitions: Record<LifecycleAction, Partial<Record<Status, Status>>> = {
  visitor_message: { pending: 'pending', active: 'active', waiting: 'active', resolved: 'pending' },
  agent_message: { active: 'waiting', waiting: 'waiting' },
  note: { pending: 'pending', active: 'active', waiting: 'waiting', resolved: 'resolved', closed: 'closed' },
  follow_up: { waiting: 'waiting' },
  notice: { pending: 'pending' },
  // These only while a bot or workflow has it.
  bot_message: { pending: 'pending' },
  summary: { pending: 'pending' },
  hand_off: { pending: 'pending' },
  assign: { pending: 'active', active: 'active', waiting: 'active' },
  requeue: { pending: 'pending', active: 'pending', waiting: 'pending' },
  release: { active: 'pending', waiting: 'pending' },
  snooze: { active: 'active', waiting: 'waiting' },
  wake: { active: 'active', waiting: 'waiting' },
  resolve: { pending: 'resolved', active: 'resolved', waiting: 'resolved' },
  close: { pending: 'closed', active: 'closed', waiting: 'closed', resolved: 'closed' },
  reopen: { resolved: 'pending', closed: 'pending' },
  rate: { resolved: 'resolved', closed: 'closed' },
};

/** The status a transition leads to. @throws DomainError `illegal_transition` */
export function nextStatus(state: ConversationState, move: LifecycleAction): Status {
  const to = transitions[move][state.status];
  if (to === undefined) {
    const allowed = Object.keys(transitions[move]).join(', ');
    throw new DomainError(
      'illegal_transition',
      `The conversation is ${state.status}. This is only possible when it is ${allowed}.`,
    );
  }
  return to;
}
