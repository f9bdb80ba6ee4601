/** What happens to visitor, conversation and outbox, as pure changes of the state. */
import type { Answer } from '#core/contract/http.ts';
import type { VisitorConversation } from '#core/model/conversations/conversation.ts';
import { dropDelivered, type Outgoing } from './outbox.ts';
import { type Connection, initialState, noConversation, type State } from './state.ts';

/** Makes the next state of one. */
export type Change = (state: State) => State;

/** What a session says that is shown. */
export type Opened = Pick<
  Answer<'openSession'>,
  'visitor' | 'conversation' | 'availability' | 'team' | 'typical_answer_seconds' | 'files'
>;

/** A lost connection stays lost until there is one again: what happens in between would only flicker. */
export const connected =
  (connection: Connection): Change =>
  (state) => {
    if (connection === 'connecting' && state.connection === 'lost') return state;
    return connection === 'live' ? { ...state, connection } : { ...state, connection, typing: null, delta: null };
  };

/** A session was opened for the visitor of this tab. One without a conversation that had one: it was closed meanwhile. */
export const sessionOpened =
  ({
    visitor,
    conversation,
    availability,
    team,
    files,
    typical_answer_seconds: typicalAnswerSeconds,
  }: Opened): Change =>
  (state) => {
    const outbox = state.outbox.map((message) => ({ ...message, visitor_id: visitor.id }));
    const next = { ...state, outbox, visitor, availability, team, typicalAnswerSeconds, allowed: files, trouble: null };
    const now = conversation ?? (state.conversation && { ...state.conversation, status: 'closed' as const });
    return now ? conversationIs(now)(next) : next;
  };

/** The conversation is this one, and as it is here. */
export const conversationIs =
  (conversation: VisitorConversation): Change =>
  (state) => {
    const { conversation: before, left } = state;
    const isEnded = conversation.status === 'closed';
    // A visitor has one open conversation, the newest. One they have left, or another tab has gone on from, is past.
    const isPast = before && before.id !== conversation.id && (before.status !== 'closed' || isEnded);
    if ((left && isEnded) || (isPast && conversation.id < before.id)) return state;
    // A late frame, or the late answer to an earlier request, also to one that began what the visitor has left.
    const last = before ?? left;
    if (last?.id === conversation.id && conversation.version < last.version) return state;
    const known = before?.id === conversation.id ? state : withoutConversation(state);
    return {
      ...known,
      conversation,
      left: null,
      // Said of a conversation that has ended: no other one is meant.
      ui: isEnded ? { ...known.ui, isEnding: false } : known.ui,
      attributes: isEnded && before?.id === conversation.id && before.status !== 'closed' ? {} : known.attributes,
      queue: conversation.status === 'pending' ? known.queue : null,
      typing: /resolved|closed/.test(conversation.status) ? null : known.typing,
    };
  };

/** The visitor leaves an ended conversation for a new one. */
export const begunAnew: Change = (state) => ({ ...withoutConversation(state), left: state.conversation });

/** The visitor is somebody else from now on. */
export const forgotten: Change = ({ isOpen, isMuted, availability }) => ({
  ...initialState,
  isOpen,
  isMuted,
  availability,
});

/**
 * The server has said who the visitor is, and it is another than was known. What was written before it said so is theirs.
 * What the former could not send is shown to nobody else, unless it is the server that disowned them: then whoever wrote
 * it is still here, and is asked.
 */
export const takenOver =
  (isDisowned: boolean): Change =>
  (state) => {
    const isSame = isDisowned || !state.visitor;
    const outbox = state.outbox
      .filter(({ visitor_id }) => isDisowned || !visitor_id)
      .map((message) =>
        message.visitor_id
          ? {
              ...message,
              state: 'failed' as const,
              conversation_id: null,
              // Its files are the former visitor's: nobody else can send them.
              ...(message.files?.length && { refusal: 'file' as const }),
            }
          : message,
      );
    const { draft, ui, attributes, files } = state;
    return { ...forgotten(state), outbox, ...(isSame && { draft, ui, attributes, files }) };
  };

/** A message goes out, or is further on its way. */
export const outgoing =
  (message: Outgoing): Change =>
  (state) => {
    const { outbox } = state;
    const next = outbox.some(({ id }) => id === message.id)
      ? outbox.map((old) => (old.id === message.id ? message : old))
      : [...outbox, message];
    return { ...state, outbox: dropDelivered(next, state.timeline) };
  };

/** A message is given up. */
export const dropped =
  (dropped: string): Change =>
  (state) => ({ ...state, outbox: state.outbox.filter(({ id }) => id !== dropped) });

const withoutConversation = (state: State): State => ({
  ...state,
  ...noConversation,
  ui: { ...state.ui, isEnding: false, isScrolledUp: false, stars: 0, comment: '', notice: null, earlier: undefined },
});
