/** All the widget knows, and how each thing that happens changes it. Pure: no clock, no network, no page. */
import type { VisitorConversation } from '../../core/model/conversation.ts';
import type { Id } from '../../core/model/id.ts';
import type { VisitorMessage } from '../../core/model/message.ts';
import type { OwnVisitor } from '../../core/model/visitor.ts';
import type { Availability, PublicWidget, Team } from '../../core/model/widget.ts';
import { dropDelivered, type Outgoing } from './outbox.ts';
import { addOlder, addRows, lastSeq, readUpTo, type Timeline } from './timeline.ts';

/** How the widget reaches the server: not yet, at work, or cut off. */
export type Connection = 'idle' | 'connecting' | 'live' | 'lost';

/** Why nothing works at all, in a word the texts know. */
export type Trouble = 'unreachable' | 'not_allowed' | 'inactive' | 'unknown_widget';

/** What the visitor has done to the window itself. */
export type Ui = {
  isMenuOpen: boolean;
  /** Whether the visitor is asked if they really want to end the conversation. */
  isEnding: boolean;
  /** Whether they read further up, so that new rows must not move what they read. */
  isScrolledUp: boolean;
  /** What is filled in, and what is wrong with it. */
  name: string;
  email: string;
  errors: { name?: string; email?: string; message?: string };
  stars: number;
  comment: string;
  /** What became of a copy by e-mail. */
  notice: 'copySent' | 'noCopy' | 'copyLater' | null;
};

/** The state of the widget. */
export type State = {
  ui: Ui;
  isOpen: boolean;
  connection: Connection;
  trouble: Trouble | null;
  visitor: OwnVisitor | null;
  availability: Availability | null;
  /** Up to three of those who were there when the session began. */
  team: Team;
  conversation: VisitorConversation | null;
  /** Whether the rows of the conversation were fetched. */
  isLoaded: boolean;
  timeline: Timeline;
  outbox: readonly Outgoing[];
  /** Up to which row the visitor has read, and up to which the team has. */
  readByVisitor: number;
  readByTeam: number;
  /** Who is typing; empty when it isn't known by name. */
  typing: string | null;
  /** A bot's answer to a row, as far as it is written. */
  delta: { replyTo: number; text: string } | null;
  queue: { position: number; estimated_wait_seconds: number | null } | null;
  draft: string;
  isMuted: boolean;
  /** Whether the visitor wants a new conversation after the last one ended. */
  startsAnew: boolean;
};

/** What can happen. */
export type Happening =
  | { type: 'opened' }
  | { type: 'closed' }
  | { type: 'connection'; connection: Connection }
  | { type: 'trouble'; trouble: Trouble | null }
  | {
      type: 'session';
      visitor: OwnVisitor;
      conversation: VisitorConversation | null;
      availability: Availability;
      team: Team;
    }
  | { type: 'rows'; rows: readonly VisitorMessage[] }
  | { type: 'loaded'; rows: readonly VisitorMessage[] }
  | { type: 'older'; rows: readonly VisitorMessage[] }
  | { type: 'conversation'; conversation: VisitorConversation }
  | { type: 'availability'; availability: Availability }
  | { type: 'typing'; name: string | null }
  | { type: 'delta'; delta: State['delta'] }
  | { type: 'queue'; position: number; estimated_wait_seconds: number | null }
  | { type: 'read'; by: 'visitor' | 'team'; seq: number }
  | { type: 'outgoing'; message: Outgoing }
  | { type: 'dropped'; id: string }
  | { type: 'draft'; text: string }
  | { type: 'muted'; isMuted: boolean }
  | { type: 'ui'; ui: Partial<Ui> }
  | { type: 'anew' }
  | { type: 'forgotten' };

const initialUi: Ui = {
  isMenuOpen: false,
  isEnding: false,
  isScrolledUp: false,
  name: '',
  email: '',
  errors: {},
  stars: 0,
  comment: '',
  notice: null,
};

/** Before anything is known. */
export const initialState: State = {
  ui: initialUi,
  isOpen: false,
  connection: 'idle',
  trouble: null,
  visitor: null,
  availability: null,
  team: [],
  conversation: null,
  isLoaded: false,
  timeline: [],
  outbox: [],
  readByVisitor: 0,
  readByTeam: 0,
  typing: null,
  delta: null,
  queue: null,
  draft: '',
  isMuted: false,
  startsAnew: false,
};

/** The state after something happened. */
export function reduce(state: State, event: Happening): State {
  switch (event.type) {
    case 'opened':
      return { ...state, isOpen: true };
    case 'closed':
      return { ...state, isOpen: false };
    case 'connection':
      return withConnection(state, event.connection);
    case 'trouble':
      return { ...state, trouble: event.trouble };
    case 'session':
      return withSession(state, event);
    case 'rows':
      return withRows(state, addRows(state.timeline, event.rows).timeline, event.rows);
    case 'loaded':
      return withRows({ ...state, isLoaded: true }, merged(state.timeline, event.rows), event.rows);
    case 'older':
      return { ...state, timeline: addOlder(state.timeline, event.rows) };
    case 'conversation':
      return withConversation(state, event.conversation);
    case 'availability':
      return { ...state, availability: event.availability };
    case 'typing':
      return { ...state, typing: event.name };
    case 'delta':
      return withDelta(state, event.delta);
    case 'queue':
      return {
        ...state,
        queue: { position: event.position, estimated_wait_seconds: event.estimated_wait_seconds },
      };
    case 'read':
      return event.by === 'visitor'
        ? { ...state, readByVisitor: Math.max(state.readByVisitor, event.seq) }
        : { ...state, readByTeam: Math.max(state.readByTeam, event.seq) };
    case 'outgoing':
      return { ...state, outbox: dropDelivered(put(state.outbox, event.message), state.timeline) };
    case 'dropped':
      return { ...state, outbox: state.outbox.filter(({ id }) => id !== event.id) };
    case 'draft':
      return { ...state, draft: event.text };
    case 'muted':
      return { ...state, isMuted: event.isMuted };
    case 'ui':
      return { ...state, ui: { ...state.ui, ...event.ui } };
    case 'anew':
      return { ...withoutConversation(state), startsAnew: true };
    case 'forgotten':
      return { ...initialState, isOpen: state.isOpen, isMuted: state.isMuted, availability: state.availability };
  }
}

/** A lost connection stays lost until there is one again: what happens in between would only flicker. */
function withConnection(state: State, connection: Connection): State {
  if (connection === 'connecting' && state.connection === 'lost') return state;
  return connection === 'live' ? { ...state, connection } : { ...state, connection, typing: null, delta: null };
}

/** Newest page first seen: it begins the timeline, wherever the conversation began. */
const merged = (timeline: Timeline, rows: Timeline): Timeline =>
  timeline.length && rows.some(({ previous_seq }) => previous_seq <= lastSeq(timeline))
    ? addRows(timeline, rows).timeline
    : rows;

function withRows(state: State, timeline: Timeline, rows: Timeline): State {
  if (timeline === state.timeline) return state;
  const isAnswered = rows.some(({ sender_type }) => sender_type !== 'visitor');
  const own = timeline.findLast(({ sender_type }) => sender_type === 'visitor')?.seq ?? 0;
  const answered = timeline.findLast(({ sender_type }) => sender_type === 'agent' || sender_type === 'bot')?.seq ?? 0;
  return {
    ...state,
    timeline,
    // A conversation that began before our eyes has nothing to fetch.
    isLoaded: state.isLoaded || timeline[0]?.previous_seq === 0,
    outbox: dropDelivered(state.outbox, timeline),
    readByVisitor: Math.max(state.readByVisitor, readUpTo(timeline, 'visitor')),
    // Who answers has read what came before.
    readByTeam: Math.max(state.readByTeam, readUpTo(timeline, 'team'), answered > own ? own : 0),
    ui: { ...state.ui, notice: null },
    typing: isAnswered ? null : state.typing,
    delta: isAnswered ? null : state.delta,
  };
}

/** Frames may overtake each other and the stored answer: what is shown only grows, and nothing comes after the answer. */
function withDelta(state: State, delta: State['delta']): State {
  const { delta: shown, timeline } = state;
  if (delta === null) return shown ? { ...state, delta } : state;
  const isAnswered = timeline.some(({ seq, sender_type }) => seq > delta.replyTo && sender_type !== 'visitor');
  const isOlder = shown && (shown.replyTo - delta.replyTo || shown.text.length - delta.text.length) > 0;
  return isAnswered || isOlder ? state : { ...state, delta, typing: null };
}

function withSession(state: State, event: Extract<Happening, { type: 'session' }>): State {
  const isOther = state.visitor !== null && state.visitor.id !== event.visitor.id;
  const known = isOther ? { ...withoutConversation(state), outbox: [] } : state;
  const { visitor, availability, team } = event;
  const next = { ...known, visitor, availability, team, trouble: null };
  if (!event.conversation || (state.startsAnew && event.conversation.status === 'closed')) return next;
  return withConversation(next, event.conversation);
}

function withConversation(state: State, conversation: VisitorConversation): State {
  const isOther = state.conversation?.id !== conversation.id;
  const known = isOther ? withoutConversation(state) : state;
  return {
    ...known,
    conversation,
    startsAnew: false,
    queue: conversation.status === 'pending' ? known.queue : null,
    typing: conversation.status === 'resolved' || conversation.status === 'closed' ? null : known.typing,
  };
}

const withoutConversation = (state: State): State => ({
  ...state,
  ui: { ...state.ui, isEnding: false, isScrolledUp: false, stars: 0, comment: '', notice: null },
  conversation: null,
  isLoaded: false,
  timeline: [],
  readByVisitor: 0,
  readByTeam: 0,
  typing: null,
  delta: null,
  queue: null,
});

const put = (outbox: readonly Outgoing[], message: Outgoing): readonly Outgoing[] =>
  outbox.some(({ id }) => id === message.id)
    ? outbox.map((old) => (old.id === message.id ? message : old))
    : [...outbox, message];

/** What the window shows. */
export type Screen = 'trouble' | 'form' | 'chat';

/** What the window shows now, given what the widget asks before a chat. */
export function screenOf(state: State, widget: PublicWidget): Screen {
  if (state.trouble && !state.conversation) return 'trouble';
  if (state.conversation || state.outbox.length) return 'chat';
  const { visitor } = state;
  const mustAnswer = isAway(state, widget);
  const isMissing =
    ((widget.collect_name || mustAnswer) && !visitor?.name) ||
    ((widget.collect_email || mustAnswer) && !visitor?.email);
  return isMissing ? 'form' : 'chat';
}

/**
 * Whether nobody is there, nor a bot or flow that answers in their place: who leaves a message then is answered by
 * e-mail, and asked for name and address.
 */
export const isAway = (
  { availability, conversation }: Pick<State, 'availability' | 'conversation'>,
  { handler_type }: Pick<PublicWidget, 'handler_type'>,
): boolean => availability?.online === false && (conversation?.handler ?? handler_type) === 'agent';

/** The id of the conversation messages go to; null when the next one starts a conversation. */
export const targetOf = (state: State): Id | null => state.conversation?.id ?? null;
