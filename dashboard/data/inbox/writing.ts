/** A bot's answer as far as it is written: each frame brings the whole text so far, the stored row takes its place. */
import { signal } from '@preact/signals';
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/message.ts';

type DeltaFrame = Extract<ServerFrame, { type: 'message.delta' }>;
type Written = Pick<DeltaFrame, 'reply_to_seq' | 'text'>;

/** What is being written, by conversation. */
export type Writing = {
  /** The text so far; undefined while nothing is written. */
  of: (id: Id) => string | undefined;
  receive: (frame: DeltaFrame, rows: readonly Message[]) => void;
  /** A row arrived: the answer itself, or whoever took over. */
  arrived: (row: Message) => void;
  /** Nothing is known any more: the socket was lost. */
  forget: () => void;
};

/** Several frames come in a second; after so long without one nobody writes any more. */
const FORGET_MS = 10_000;

/** Makes it. */
export function createWriting(): Writing {
  const all = signal<ReadonlyMap<Id, Written>>(new Map());
  const timers = new Map<Id, ReturnType<typeof setTimeout>>();
  const end = (id: Id) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    if (!all.peek().has(id)) return;
    const next = new Map(all.peek());
    next.delete(id);
    all.value = next;
  };
  return {
    of: (id) => all.value.get(id)?.text,
    receive: ({ conversation_id: id, reply_to_seq, text }, rows) => {
      const shown = all.peek().get(id);
      const isLate =
        rows.some((row) => isAnswer(row, reply_to_seq)) ||
        (shown && (shown.reply_to_seq > reply_to_seq || isShorter(text, shown, reply_to_seq)));
      if (isLate) return;
      clearTimeout(timers.get(id));
      timers.set(
        id,
        setTimeout(() => end(id), FORGET_MS),
      );
      all.value = new Map(all.peek()).set(id, { reply_to_seq, text });
    },
    arrived: (row) => {
      const shown = all.peek().get(row.conversation_id);
      if (shown && isAnswer(row, shown.reply_to_seq)) end(row.conversation_id);
    },
    forget: () => {
      for (const id of all.peek().keys()) end(id);
    },
  };
}

/** A note beside it doesn't answer the visitor. */
function isAnswer(row: Message, replyTo: number): boolean {
  return row.seq > replyTo && row.sender_type !== 'visitor' && row.visibility === 'public';
}

function isShorter(text: string, shown: Written, replyTo: number): boolean {
  return shown.reply_to_seq === replyTo && text.length < shown.text.length;
}
