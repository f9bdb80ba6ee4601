/** Reports how far someone has read: immediately, then at most every ten seconds per conversation. The last is always sent. */
import type { Id } from '#core/model/id.ts';

const EVERY_MS = 10_000;

/** Creates the function to call each time something was read. @param send sends a report when it is due */
export function createReading(send: (conversation: Id, seq: number) => void): (conversation: Id, seq: number) => void {
  /** Reports to send later, by conversation; undefined if one was sent moments ago and no newer one is waiting. */
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
