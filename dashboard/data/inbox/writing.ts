/** Bots' answers while they are written, by conversation. */
import { signal } from '@preact/signals';
import { type Delta, isAnswerTo, isNext } from '#client/signals/delta.ts';
import { createFading, DELTA_ENDS_MS } from '#client/signals/fading.ts';
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';

type DeltaFrame = Extract<ServerFrame, { type: 'message.delta' }>;

/** What is being written, by conversation. */
export type Writing = {
  /** The text so far; undefined while nothing is written. */
  of: (id: Id) => string | undefined;
  receive: (frame: DeltaFrame, rows: readonly Message[]) => void;
  /** A row arrived: the answer itself, or a message from someone who took over. */
  arrived: (row: Message) => void;
  /** Forgets all of them, because the socket was lost. */
  forget: () => void;
};

/** Makes it. */
export function createWriting(): Writing {
  const all = signal<ReadonlyMap<Id, Delta>>(new Map());
  const fading = createFading(DELTA_ENDS_MS, end);
  function end(id: Id): void {
    fading.stop(id);
    if (!all.peek().has(id)) return;
    const next = new Map(all.peek());
    next.delete(id);
    all.value = next;
  }
  return {
    of: (id) => all.value.get(id)?.text,
    receive: ({ conversation_id: id, reply_to_seq: replyTo, text }, rows) => {
      if (!isNext(all.peek().get(id), { replyTo, text }, rows)) return;
      fading.renew(id);
      all.value = new Map(all.peek()).set(id, { replyTo, text });
    },
    arrived: (row) => {
      const shown = all.peek().get(row.conversation_id);
      if (shown && isAnswerTo(shown.replyTo, row)) end(row.conversation_id);
    },
    forget: () => {
      for (const id of all.peek().keys()) end(id);
    },
  };
}
