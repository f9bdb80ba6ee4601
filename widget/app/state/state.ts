/** All the widget knows, and what follows from it. Pure: no clock, no network, no page. */
import type { FileAddress } from '#client/files/addresses.ts';
import type { TrayFile } from '#client/files/tray-file.ts';
import type { Delta } from '#client/signals/delta.ts';
import type { VisitorConversation } from '#core/model/conversations/conversation.ts';
import type { FileLimits } from '#core/model/files/file.ts';
import type { OwnVisitor } from '#core/model/visitors/visitor.ts';
import type { Availability, PublicWidget, Team } from '#core/model/widgets/public-widget.ts';
import type { Outgoing } from './outbox.ts';
import { countUnread, type Timeline } from './timeline.ts';

/** How the widget reaches the server: not yet, at work, or cut off. */
export type Connection = 'idle' | 'connecting' | 'live' | 'lost';

/** Why nothing works at all, in a word the texts know. */
export type Trouble = 'unreachable' | 'not_allowed' | 'inactive' | 'unknown_widget';

/** What a page may say of a visitor or a conversation. */
export type Attributes = Record<string, string | number | boolean | null>;

/** What the visitor has done to the window itself. */
export type Ui = {
  isMenuOpen: boolean;
  /** Whether the visitor is asked if they really want to end the conversation. */
  isEnding: boolean;
  /** Whether they read further up, so that new rows must not move what they read. */
  isScrolledUp: boolean;
  /** What is filled in. */
  name: string;
  email: string;
  /** Whether the form was to be sent as it couldn't be: from then on, what is wrong with it is shown as it changes. */
  isChecked: boolean;
  stars: number;
  comment: string;
  /** What became of something the visitor asked for. */
  notice:
    | 'sending'
    | 'copySent'
    | 'noCopy'
    | 'copyLater'
    | 'noFiles'
    | 'unreachable'
    | 'closedAlready'
    | 'chooseAgain'
    | null;
  /** What becomes of the earlier messages that were asked for; missing before, and once they are there. */
  earlier?: 'fetching' | 'unreachable' | undefined;
};

/** The state of the widget. */
export type State = {
  ui: Ui;
  isOpen: boolean;
  connection: Connection;
  trouble: Trouble | null;
  visitor: OwnVisitor | null;
  availability: Availability | null;
  /** Up to three agents who were online when the session started. */
  team: Team;
  /** How long a first answer usually takes; null where that isn't known. */
  typicalAnswerSeconds: number | null;
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
  delta: Delta | null;
  queue: { position: number; estimated_wait_seconds: number | null } | null;
  draft: string;
  /** Which files may be sent; null where none may, or it isn't known yet. */
  allowed: FileLimits | null;
  /** Files for the next message. */
  files: readonly TrayFile[];
  /** Where the files of messages are, by their IDs. */
  addresses?: Readonly<Record<string, FileAddress>>;
  /** What the page says of the conversation, until a message takes it along. */
  attributes: Attributes;
  isMuted: boolean;
  /** The one that has ended and that the visitor left for a new conversation, as it was. */
  left: VisitorConversation | null;
};

/** What belongs to a conversation, before there is one. */
export const noConversation = {
  conversation: null,
  isLoaded: false,
  timeline: [],
  readByVisitor: 0,
  readByTeam: 0,
  typing: null,
  delta: null,
  queue: null,
} satisfies Partial<State>;

/** Before anything is known. */
export const initialState: State = {
  ...noConversation,
  ui: {
    isMenuOpen: false,
    isEnding: false,
    isScrolledUp: false,
    name: '',
    email: '',
    isChecked: false,
    stars: 0,
    comment: '',
    notice: null,
  },
  isOpen: false,
  connection: 'idle',
  trouble: null,
  visitor: null,
  availability: null,
  team: [],
  typicalAnswerSeconds: null,
  outbox: [],
  draft: '',
  allowed: null,
  files: [],
  attributes: {},
  isMuted: false,
  left: null,
};

/** What the window shows. */
export type Screen = 'trouble' | 'form' | 'chat';

/** What the window shows now, given what the widget asks before a chat. */
export function screenOf(
  state: State,
  widget: Pick<PublicWidget, 'collect_name' | 'collect_email' | 'handler_type'>,
): Screen {
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
 * email, and asked for name and address.
 */
export const isAway = (
  { availability, conversation }: Pick<State, 'availability' | 'conversation'>,
  { handler_type }: Pick<PublicWidget, 'handler_type'>,
): boolean => availability?.online === false && (conversation?.handler ?? handler_type) === 'agent';

/** Whom a first message is from that has to be answered by email; undefined where somebody is there, or no address is known. */
export const leaverOf = (
  state: State,
  widget: Pick<PublicWidget, 'handler_type'>,
  { name, email }: { name?: string | null; email?: string | null } = { ...state.visitor },
): { name: string; email: string } | undefined =>
  isAway(state, widget) && !state.conversation && name && email ? { name, email } : undefined;

/** Whether there is something to stay connected for, window open or not. */
export const isLive = ({ conversation, outbox }: State): boolean =>
  (conversation !== null && conversation.status !== 'closed') || outbox.length > 0;

/** How many messages the visitor has not seen. */
export const unreadOf = ({ timeline, readByVisitor }: State): number => countUnread(timeline, readByVisitor);
