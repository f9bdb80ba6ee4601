/** Tells the server what was read, at most every ten seconds a conversation; the last word is always told. */
import type { ClientFrame } from '#core/contract/socket.ts';
import type { Id } from '#core/model/id.ts';
import type { Api } from '#dashboard/api/api.ts';

const EVERY_MS = 10_000;

/** Makes it: by the socket where there is one, else over HTTP. */
export function createReads(api: Api, sendFrame: (frame: ClientFrame) => boolean): (id: Id, seq: number) => void {
  const waiting = new Map<Id, number>();
  const quiet = new Set<Id>();
  const tell = (id: Id, seq: number) => {
    if (sendFrame({ type: 'read', conversation_id: id, seq })) return;
    api('readConversation', { params: { id: String(id) }, body: { seq } }).catch(() => undefined);
  };
  return (id, seq) => {
    if (quiet.has(id)) {
      waiting.set(id, seq);
      return;
    }
    tell(id, seq);
    quiet.add(id);
    setTimeout(() => {
      quiet.delete(id);
      const last = waiting.get(id);
      waiting.delete(id);
      if (last !== undefined) tell(id, last);
    }, EVERY_MS);
  };
}
