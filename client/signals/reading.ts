/** Tells how far one has read: at once, then at most every ten seconds for each conversation; the last is always told. */
import type { Id } from '#core/model/id.ts';

const EVERY_MS = 10_000;

/** Makes what is told each time something was read. @param send passes on what is due */
export function createReading(send: (conversation: Id, seq: number) => void): (conversation: Id, seq: number) => void {
  /** What waits, by conversation; nothing may wait where something was told moments ago. */
  const waiting = new Map<Id, number | undefined>();
  return function read(conversation, seq) {
    if (waiting.has(conversation)) return void waiting.set(conversation, seq);
    waiting.set(conversation, undefined);
    send(conversation, seq);
    setTimeout(() => {
      const last = waiting.get(conversation);
      waiting.delete(conversation);
      if (last !== undefined) read(conversation, last);
    }, EVERY_MS);
  };
}
