/** What comes in: rows, the conversation as it is now, and every other frame, each turned into what it changes. */
import type { ServerFrame } from '#core/contract/socket.ts';
import type { VisitorConversation } from '#core/model/conversation.ts';
import type { VisitorMessage } from '#core/model/message.ts';
import { conversationIs } from '#widget/app/state/changes.ts';
import type { History } from './history.ts';
import { nextToSend } from '#widget/app/state/outbox.ts';
import { read, rowsAdded } from '#widget/app/state/row-changes.ts';
import type { Session } from './session.ts';
import type { Surroundings } from '#widget/app/state/environment.ts';
import { addRows, lastSeq } from '#client/timeline/rows.ts';

/** What is done about frames, by their type. */
export type Takers = { [Type in ServerFrame['type']]?: (frame: Extract<ServerFrame, { type: Type }>) => unknown };

/** Makes what takes in what was heard. */
export function createHearing({ store, emit }: Surroundings, session: Session, history: History) {
  const isCurrent = (id: number) => store.get().conversation?.id === id;
  /** Rows of a conversation begun here, pushed before the answer to its beginning has come. */
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
    // A conversation another tab has begun is not known here yet; of one begun here the answer is on its way.
    if (early.length && !nextToSend(before.outbox)) void session.renew().then(history.load, () => undefined);
    if (hasGap || (ours.length && (isBehind || !store.get().isLoaded))) {
      isBehind = false;
      void history.catchUp();
    }
  }

  function conversation(conversation: VisitorConversation): void {
    const before = store.get().conversation;
    store.change(conversationIs(conversation));
    const { agent } = conversation;
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
    // Switched off, disowned, or asked to come again: the session's answer says which.
    'session.revoked': () => session.renew().catch(() => undefined),
    error: ({ code, detail }) => emit('error', { code, detail }),
  };

  return {
    /** What is done about each frame; what comes later adds its own. */
    takers,
    rows,
    conversation,
    /** The connection stands: from now on everything is heard. */
    connected() {
      isBehind = !store.get().conversation && store.get().outbox.length > 0;
    },
    /** Takes any frame but a welcome; unknown ones, and those of another conversation, are ignored. */
    frame(frame: ServerFrame): void {
      if ('conversation_id' in frame && !isCurrent(frame.conversation_id)) return;
      if (Object.hasOwn(takers, frame.type)) (takers[frame.type] as (frame: ServerFrame) => unknown)(frame);
    },
  };
}
