/** States of the widget that scenes begin with, made by its own changes. */
import { publicSettings } from '#core/model/widgets/public-settings.ts';
import type { VisitorConversation } from '#core/model/conversations/conversation.ts';
import type { VisitorMessage } from '#core/model/messages/message.ts';
import type { Availability, PublicWidget } from '#core/model/widgets/public-widget.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { type Opened, sessionOpened } from '#widget/app/state/changes.ts';
import { newestLoaded, read } from '#widget/app/state/row-changes.ts';
import type { Outgoing } from '#widget/app/state/outbox.ts';
import { initialState, type State } from '#widget/app/state/state.ts';

const settings = {
  ...Object.fromEntries(publicSettings.map((key) => [key, widgetDefaults[key]])),
  email_replies: true,
} as unknown as PublicWidget;
/** A widget that asks nothing before a chat. */
export const asksNothing: PublicWidget = {
  ...settings,
  primary_color: '#1f5d50',
  collect_name: false,
  collect_email: false,
};
/** A widget that asks for name and email. */
export const asksAll: PublicWidget = { ...asksNothing, collect_name: true, collect_email: true };

const AT = Date.now() - 600_000;
const moment = (seq: number) => new Date(AT + seq * 1000).toISOString();
const anna = { id: 3, name: 'Anna Berg' };
const visitor: Opened['visitor'] = { id: 7, name: null, email: null, phone: null, verified: false };
const here: Availability = { online: true, reason: null, next_open_at: null };
export const away: Availability = { online: false, reason: 'outside_hours', next_open_at: '2031-11-24T09:00:00.000Z' };

const conversation: VisitorConversation = {
  id: 1,
  widget_id: 1,
  visitor_id: 7,
  agent_id: anna.id,
  status: 'active',
  handler: 'agent',
  source_url: null,
  source_page_title: null,
  last_message: null,
  last_message_at: null,
  waiting_since: null,
  first_response_at: null,
  resolved_at: null,
  closed_at: null,
  rating: null,
  feedback: null,
  unread_by_visitor: 0,
  version: 1,
  created_at: moment(0),
  agent: anna,
};

/** The window after it was opened; nothing was said yet. */
export const opened = (change: Partial<Opened> = {}): State =>
  sessionOpened({
    visitor,
    conversation: null,
    availability: here,
    team: [{ id: anna.id, initials: 'AB' }],
    typical_answer_seconds: null,
    files: null,
    ...change,
  })({ ...initialState, connection: 'live', isOpen: true });

/** Someone whose address is known. */
export const knownVisitor: Opened['visitor'] = { ...visitor, name: 'Vera', email: 'vera@example.com' };

type Said = Partial<VisitorMessage> & { content: string };
export const own = (content: string): Said => ({ content, sender_type: 'visitor', sender_id: 7, sender_name: null });
export const theirs = (content: string): Said => ({ content });
export const bots = (content: string, more: Partial<VisitorMessage> = {}): Said => ({
  content,
  sender_type: 'bot',
  sender_id: 9,
  sender_name: 'Helper',
  ...more,
});
export const happened = (event: 'assigned' | 'handed_off' | 'resolved' | 'closed' | 'requeued'): Said => ({
  content: event,
  sender_type: 'system',
  sender_id: null,
  sender_name: null,
  metadata: event === 'assigned' ? { event, agent_id: anna.id } : { event },
});

/** Rows with these words. */
export const rowsOf = (said: readonly Said[]): VisitorMessage[] =>
  said.map((row, index) => ({
    id: index + 1,
    conversation_id: conversation.id,
    seq: index + 1,
    previous_seq: index,
    client_message_id: null,
    sender_type: 'agent',
    sender_id: anna.id,
    sender_name: anna.name,
    metadata: null,
    visibility: 'public',
    is_read: false,
    read_at: null,
    created_at: moment(index),
    ...row,
  }));

/** A chat with these rows, all of them read. */
export function chatOf(
  said: readonly Said[],
  change: Partial<VisitorConversation> = {},
  more: Partial<Opened> = {},
): State {
  const state = newestLoaded(rowsOf(said))(opened({ conversation: { ...conversation, ...change }, ...more }));
  return read('readByVisitor', said.length)(state);
}

/** What an everyday chat says. */
export const talk: readonly Said[] = [
  own('Hello! Does the teapot come in other colors?'),
  happened('assigned'),
  theirs('Hi! Yes: sea green, which you see here, and a midnight blue that comes next week.'),
  theirs('Have a look at https://example.com/teapots?color=blue and tell me what you think.'),
  own('The blue one is lovely 😍'),
  theirs('Shall I put one aside for you?'),
];

/** Nobody's chat yet. */
export const unassigned: Partial<VisitorConversation> = { status: 'pending', agent: null, agent_id: null };

/** A message that isn't stored. */
export const outgoing = (state: Outgoing['state'], refusal?: Outgoing['refusal']): Outgoing => ({
  id: 'a'.repeat(22),
  visitor_id: 7,
  conversation_id: 1,
  content: 'Yes please!',
  created_at: moment(9),
  state,
  ...(refusal ? { refusal } : {}),
});
