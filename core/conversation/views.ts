/** What agents and visitors are shown of a conversation and its rows: pure functions of what is stored. */
import type { ConversationState, ReadMark } from './state.ts';
import { type Channel, type PersonalField, visitorEvents } from '#core/model/closed-sets.ts';
import type {
  FullConversation,
  ListedConversation,
  OwnConversation,
  Priority,
  VisitorConversation,
  WaitingReason,
} from '#core/model/conversations/conversation.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import type { Message, Metadata, VisitorMessage } from '#core/model/messages/message.ts';
import { type Attributes, cut } from '#core/model/text.ts';
import type { Row } from './rows.ts';

/** How far each side has read, as noted; a reply counts as having read, so either may be missing. */
export type Reads = { agent: ReadMark | null; visitor: ReadMark | null };
/** Nothing noted: what has just been written. */
export const unread: Reads = { agent: null, visitor: null };

type ShownRow = Row & { id: Id; conversation_id: Id };

/** A conversation's cold fields, as far as they are shown. */
export type ShownInfo = {
  id: Id;
  widget_id: Id;
  visitor_id: Id;
  department_id: Id | null;
  /** Missing where the first message came through the widget. */
  channel?: Exclude<Channel, 'widget'>;
  priority: Priority;
  labels: string[];
  attributes: Attributes;
  source_url: string | null;
  source_page_title: string | null;
  visitor: { name: string | null; email: string | null; verified: boolean; verified_fields?: readonly PersonalField[] };
  /** The conversation that it goes on in, once it was merged. */
  merged_into?: Id;
  /** How often it was changed since the conversation began. */
  version?: number;
};

/** Everything a view of a conversation is made of. */
export type VisibleState = {
  metadata: ShownInfo;
  state: ConversationState;
  reads: Reads;
  /** The newest message of a person or bot. */
  lastMessage: string | null;
  /** What the visitor wrote with the rating that counts. */
  feedback: string | null;
};

/** An instant on the wire; null stays null. */
export const instantOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

function shared({ metadata, state, reads, lastMessage, feedback }: VisibleState) {
  return {
    id: metadata.id,
    widget_id: metadata.widget_id,
    visitor_id: metadata.visitor_id,
    agent_id: state.agent_id,
    status: state.status,
    handler: state.handler,
    source_url: metadata.source_url,
    source_page_title: metadata.source_page_title,
    last_message: lastMessage,
    last_message_at: instantOf(state.last_message_at_ms),
    waiting_since: instantOf(state.waiting_since_ms),
    first_response_at: instantOf(state.first_response_at_ms),
    resolved_at: instantOf(state.resolved_at_ms),
    closed_at: instantOf(state.closed_at_ms),
    rating: state.rated?.stars ?? null,
    feedback,
    unread_by_visitor: unreadByVisitor(state, reads),
    // Each of these only grows, so a state that lacks something of another one has the lower sum.
    version: state.seq + (reads.agent?.seq ?? 0) + (reads.visitor?.seq ?? 0),
    created_at: new Date(createdAtMs(metadata.id)).toISOString(),
  };
}

/** How many messages of agents and bots the visitor hasn't read. */
export const unreadByVisitor = ({ staff_count, visitor_read }: ConversationState, { visitor }: Reads): number =>
  Math.max(0, staff_count - Math.max(visitor_read.count, visitor?.count ?? 0));

/** A conversation as agents see it. */
export function toConversation(seen: VisibleState, waitingReason: WaitingReason | null): FullConversation {
  const { attributes } = seen.metadata;
  return { ...toListedConversation(seen, waitingReason), attributes, last_message: seen.lastMessage };
}

/** Characters of the last message in a list, which shows a line of it. */
const MAX_LISTED_MESSAGE = 300;

/** A conversation as agents see it in a list. */
export function toListedConversation(seen: VisibleState, waitingReason: WaitingReason | null): ListedConversation {
  const { metadata, state, reads, lastMessage } = seen;
  const { version, ...common } = shared(seen);
  return {
    ...common,
    version: version + (metadata.version ?? 0),
    last_message: lastMessage === null ? null : beginningOf(lastMessage),
    department_id: metadata.department_id,
    channel: metadata.channel ?? 'widget',
    priority: metadata.priority,
    labels: metadata.labels,
    waiting_reason: state.status === 'pending' ? waitingReason : null,
    queued_at: instantOf(state.queued_at_ms),
    is_snoozed: state.snoozed !== null,
    snoozed_until: instantOf(state.snoozed?.until_ms ?? null),
    followers: [...state.followers],
    unread_by_agent: Math.max(0, state.visitor_count - Math.max(state.staff_read.count, reads.agent?.count ?? 0)),
    last_seq: state.seq,
    visitor: {
      id: metadata.visitor_id,
      ...metadata.visitor,
      verified_fields: [...(metadata.visitor.verified_fields ?? [])],
    },
  };
}

const beginningOf = (message: string): string =>
  message.length > MAX_LISTED_MESSAGE ? `${cut(message, MAX_LISTED_MESSAGE - 1)}…` : message;

/** A conversation as its visitor sees it. */
export function toVisitorConversation(seen: VisibleState, agent: { id: Id; name: string } | null): VisitorConversation {
  return { ...shared(seen), agent };
}

/** A conversation in its visitor's own list. */
export function toOwnConversation(seen: VisibleState, agentName: string | null): OwnConversation {
  const { id, status, created_at, last_message, last_message_at, unread_by_visitor } = shared(seen);
  return {
    id,
    status,
    started_at: created_at,
    last_message_at,
    last_message: last_message === null ? null : beginningOf(last_message),
    unread_count: unread_by_visitor,
    agent_name: agentName,
  };
}

/** A row as agents see it. `state` is the conversation's newest state, which tells who has read how far. */
export function toMessage(row: ShownRow, state: ConversationState, reads: Reads): Message {
  const readAtMs = readAt(row, state, reads);
  return {
    id: row.id,
    conversation_id: row.conversation_id,
    seq: row.seq,
    client_message_id: row.client_message_id,
    sender_type: row.sender_type,
    sender_id: row.sender_id,
    sender_name: row.sender_name,
    content: row.content,
    metadata: row.metadata,
    visibility: row.visibility,
    is_read: readAtMs !== null,
    read_at: instantOf(readAtMs),
    created_at: new Date(createdAtMs(row.id)).toISOString(),
  };
}

/** A row as its visitor sees it: what happened, but not why the team or a rule did it. */
export function toVisitorMessage(row: ShownRow, state: ConversationState, reads: Reads): VisitorMessage {
  const message = toMessage(row, state, reads);
  return { ...message, metadata: message.metadata && forVisitors(message.metadata), previous_seq: row.previous_seq };
}

function forVisitors(metadata: Metadata): VisitorMessage['metadata'] {
  const { event, ...shown } = metadata;
  delete shown.reason;
  delete shown.why;
  delete shown.mentions;
  delete shown.translated_from;
  delete shown.key_name;
  delete shown.until;
  delete shown.transfer_reason;
  delete shown.rule;
  delete shown.about_seq;
  delete shown.about_id;
  const known = visitorEvents.find((one) => one === event);
  return known ? { ...shown, event: known } : shown;
}

/** When the other side read a row: what was noted, or their own next message, whichever covers it. */
function readAt(row: Row, state: ConversationState, reads: Reads): number | null {
  if (row.visibility === 'internal') return null;
  const byVisitor = row.sender_type !== 'visitor';
  const noted = byVisitor ? reads.visitor : reads.agent;
  if (noted && noted.seq >= row.seq) return noted.at_ms;
  const implied = byVisitor ? state.visitor_read : state.staff_read;
  // An email of the visitor's own, which has no count, may have crossed an answer.
  const isCovered = implied.seq > row.seq && (!byVisitor || implied.count >= row.state.staff_count);
  return isCovered ? implied.at_ms : null;
}
