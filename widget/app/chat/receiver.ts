/** Turns everything that is received (rows, the conversation's current state and all other frames) into changes of the state. */
import type { ServerFrame } from '#core/contract/socket.ts';
import type { VisitorConversation } from '#core/model/conversations/conversation.ts';
import type { VisitorMessage } from '#core/model/messages/message.ts';
import { conversationIs } from '#widget/app/state/changes.ts';
import type { History } from './history.ts';
import { nextToSend } from '#widget/app/state/outbox.ts';
import { read, rowsAdded } from '#widget/app/state/row-changes.ts';
import type { Session } from './session.ts';
import type { Surroundings } from '#widget/app/state/environment.ts';
import { addRows, lastSeq } from '#client/timeline/rows.ts';

/** Handlers of frames, by type. */
export type Takers = { [Type in ServerFrame['type']]?: (frame: Extract<ServerFrame, { type: Type }>) => unknown };

/** Creates the receiver. */
export function createHearing({ store, emit }: Surroundings, session: Session, history: History) {
  const isCurrent = (id: number) => store.get().conversation?.id === id;
  /** Rows of a conversation that was started here, pushed before the response to the request that started it. */
  let early: readonly VisitorMessage[] = [];
  /** Whether the connection came while a conversation was begun: what was pushed in between was told to nobody. */
  let isBehind = false;

  function rows(heard: readonly VisitorMessage[]): void {
    const before = store.get();
    const all = [...early, ...heard];
    const ours = all.filter((row) => isCurrent(row.conversation_id));
    early = all.filter((row) => row.conversation_id > (before.conversation?.id ?? 0));
    const known = lastSeq(before.timeline);
    const { hasGap } = addRows(before.timeline, ours);
    store.change(rowsAdded(ours));
    for (const [seq, row] of new Map(ours.map((one) => [one.seq, one]))) if (seq > known) emit('message', row);
    // A conversation that another tab started isn't known here yet; for one that was started here, the response is pending.
    if (early.length && !nextToSend(before.outbox)) void session.renew().then(history.load, () => undefined);
    if (hasGap || (ours.length && (isBehind || !store.get().isLoaded))) {
      isBehind = false;
      void history.catchUp();
    }
  }

  function conversation(conversation: VisitorConversation): void {
    const before = store.get().conversation;
    store.change(conversationIs(conversation));
    // What came late changed nothing.
    const agent = store.get().conversation?.agent;
    if (isCurrent(conversation.id) && agent && agent.id !== before?.agent?.id) emit('agent:assigned', agent);
    void history.load();
  }

  const about = (frame: { conversation: unknown }) => conversation(frame.conversation as VisitorConversation);
  const takers: Takers = {
    'message.created': ({ message }) => rows([message as VisitorMessage]),
    'message.read': ({ by, seq }) => store.change(read(by === 'visitor' ? 'readByVisitor' : 'readByTeam', seq)),
    'conversation.created': about,
    'conversation.updated': about,
    'conversation.assigned': about,
    'queue.position'({ position, estimated_wait_seconds }) {
      const queue = { position, estimated_wait_seconds };
      store.set({ queue });
      emit('queue:position', queue);
    },
    'availability.changed'({ availability }) {
      store.set({ availability });
      emit('availability', availability);
    },
    'resume.more': history.catchUp,
    // The widget was switched off, the session was revoked, or the server asks to reconnect; a new session says which.
    'session.revoked': () => session.renew().catch(() => undefined),
    error: ({ code, detail }) => emit('error', { code, detail }),
  };

  return {
    /** The handler of each frame; the later chunk adds its own. */
    takers,
    rows,
    conversation,
    /** The connection is live; everything is received from now on. */
    connected() {
      isBehind = !store.get().conversation && store.get().outbox.length > 0;
    },
    /** Handles any frame but `welcome`. Unknown frames and those of other conversations are ignored. */
    frame(frame: ServerFrame): void {
      if ('conversation_id' in frame && !isCurrent(frame.conversation_id)) return;
      if (Object.hasOwn(takers, frame.type)) (takers[frame.type] as (frame: ServerFrame) => unknown)(frame);
    },
  };
}
