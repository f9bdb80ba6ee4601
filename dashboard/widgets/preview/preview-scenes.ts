/** What the preview shows visitors doing: an invented chat, as the widget's own state. */
import { initials } from '#core/text/initials.ts';
import type { VisitorConversation } from '#core/model/conversations/conversation.ts';
import type { VisitorMessage } from '#core/model/messages/message.ts';
import { sessionOpened } from '#widget/app/state/changes.ts';
import { newestLoaded } from '#widget/app/state/row-changes.ts';
import { initialState, type State } from '#widget/app/state/state.ts';
import { preview as words } from '#dashboard/strings/widgets.ts';

/** What can be looked at. */
export type Scene = keyof typeof words.scenes;

/** The invented chat is always a fresh one. */
const AT = new Date().toISOString();
const AGENT = { id: 1, name: words.agentName };

const conversation: VisitorConversation = {
  id: 1,
  widget_id: 1,
  visitor_id: 1,
  agent_id: AGENT.id,
  status: 'waiting',
  handler: 'agent',
  source_url: null,
  source_page_title: null,
  last_message: words.agent,
  last_message_at: AT,
  waiting_since: null,
  first_response_at: AT,
  resolved_at: null,
  closed_at: null,
  rating: null,
  feedback: null,
  unread_by_visitor: 0,
  version: 1,
  created_at: AT,
  agent: AGENT,
};

const row = (seq: number, content: string, isAgent: boolean): VisitorMessage => ({
  id: seq,
  conversation_id: conversation.id,
  seq,
  previous_seq: seq - 1,
  client_message_id: null,
  sender_type: isAgent ? 'agent' : 'visitor',
  sender_id: isAgent ? AGENT.id : null,
  sender_name: isAgent ? AGENT.name : null,
  content,
  metadata: null,
  visibility: 'public',
  is_read: true,
  read_at: AT,
  created_at: AT,
});

/** The widget's state in a scene. */
export function stateOf(scene: Scene): State {
  const isOnline = scene !== 'offline';
  const availability = { online: isOnline, reason: isOnline ? null : ('outside_hours' as const), next_open_at: null };
  const visitor = { id: 1, name: null, email: null, phone: null, verified: false };
  const opened = sessionOpened({
    visitor,
    conversation: scene === 'chat' ? conversation : null,
    availability,
    team: isOnline ? [{ id: AGENT.id, initials: initials(AGENT.name) }] : [],
    typical_answer_seconds: null,
    files: null,
  })({ ...initialState, connection: 'live', isOpen: true });
  return scene === 'chat' ? newestLoaded([row(1, words.visitor, false), row(2, words.agent, true)])(opened) : opened;
}
