/** Whether visitors are there, and where an answer to them goes: as the server said last, and as their signs have shown since. */
import { signal } from '@preact/signals';
import type { Id } from '#core/model/id.ts';
import type { AnswerDelivery } from '#core/model/messages/message.ts';
import type { Answer } from '#core/contract/http.ts';

/** What the server says of it with a conversation. */
export type ToldDelivery = AnswerDelivery &
  Pick<Answer<'getConversation'>, 'visitor_connected' | 'mailed_seq' | 'mailed_at'>;

/** The deliveries of the conversations that were opened. */
export type Deliveries = {
  of: (id: Id) => ToldDelivery | undefined;
  /** The server's answer to a request for the conversation. */
  know: (id: Id, told: ToldDelivery) => void;
  /** The server's answer to a message; null for a note. */
  sent: (id: Id, delivery: AnswerDelivery | null) => void;
  /** The visitor typed, wrote or read: they are there. */
  sign: (id: Id) => void;
  /** The server says that the visitor came to a page or left. Leaving is believed a little later: a move to another page is both. */
  presence: (id: Id, isConnected: boolean) => void;
  /** How often the visitor came to a page while the conversation was known here: what is shown of them may be of the page before. */
  arrivals: (id: Id) => number;
  /** The server's answer to a question for many: whether the visitor has a page open. */
  there: (id: Id, isThere: boolean) => void;
  /** Whether the visitor is on a page, as far as is known. */
  isThere: (id: Id) => boolean | undefined;
  /** Whether that was learned too long ago to be said before an answer. */
  isOld: (id: Id) => boolean;
};

const OLD_MS = 60_000;
/** A page that follows another has its socket by then. */
const LEFT_AFTER_MS = 5_000;

/** Makes it. */
export function createDeliveries(now: () => Date, onLeft: (id: Id) => void = () => undefined): Deliveries {
  const there = signal<ReadonlyMap<Id, boolean>>(new Map());
  const arrivals = signal<ReadonlyMap<Id, number>>(new Map());
  const leaving = new Map<Id, ReturnType<typeof setTimeout>>();
  const note = (id: Id, isThere: boolean) => {
    clearTimeout(leaving.get(id));
    if (there.peek().get(id) !== isThere) there.value = new Map(there.peek()).set(id, isThere);
  };
  const all = signal<ReadonlyMap<Id, ToldDelivery>>(new Map());
  const learnedAt = new Map<Id, number>();
  const set = (id: Id, told: ToldDelivery) => {
    learnedAt.set(id, now().getTime());
    note(id, told.visitor_connected);
    all.value = new Map(all.peek()).set(id, told);
  };
  const deliveries: Deliveries = {
    of: (id) => all.value.get(id),
    know: set,
    sent: (id, delivery) => {
      const known = all.peek().get(id);
      if (known && delivery) set(id, { ...known, visitor_connected: delivery.delivery === 'page', ...delivery });
    },
    sign: (id) => {
      note(id, true);
      const known = all.peek().get(id);
      if (known) set(id, { ...known, visitor_connected: true, delivery: 'page', delivery_reason: null });
    },
    presence: (id, isConnected) => {
      if (isConnected) {
        arrivals.value = new Map(arrivals.peek()).set(id, (arrivals.peek().get(id) ?? 0) + 1);
        return deliveries.sign(id);
      }
      clearTimeout(leaving.get(id));
      const leave = () => {
        note(id, false);
        onLeft(id);
      };
      leaving.set(id, setTimeout(leave, LEFT_AFTER_MS));
    },
    arrivals: (id) => arrivals.value.get(id) ?? 0,
    there: note,
    isThere: (id) => there.value.get(id),
    isOld: (id) => now().getTime() - (learnedAt.get(id) ?? -Infinity) > OLD_MS,
  };
  return deliveries;
}
