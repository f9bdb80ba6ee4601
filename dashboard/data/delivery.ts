/** Whether visitors are there, and where an answer to them goes: as the server said last, and as their signs have shown since. */
import { signal } from '@preact/signals';
import type { Id } from '#core/model/id.ts';
import type { AnswerDelivery } from '#core/model/message.ts';
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
  /** Whether that was learned too long ago to be said before an answer. */
  isOld: (id: Id) => boolean;
};

const OLD_MS = 60_000;

/** Makes it. */
export function createDeliveries(now: () => Date): Deliveries {
  const all = signal<ReadonlyMap<Id, ToldDelivery>>(new Map());
  const learnedAt = new Map<Id, number>();
  const set = (id: Id, told: ToldDelivery) => {
    learnedAt.set(id, now().getTime());
    all.value = new Map(all.peek()).set(id, told);
  };
  return {
    of: (id) => all.value.get(id),
    know: set,
    sent: (id, delivery) => {
      const known = all.peek().get(id);
      if (known && delivery) set(id, { ...known, visitor_connected: delivery.delivery === 'page', ...delivery });
    },
    sign: (id) => {
      const known = all.peek().get(id);
      if (known) set(id, { ...known, visitor_connected: true, delivery: 'page', delivery_reason: null });
    },
    isOld: (id) => now().getTime() - (learnedAt.get(id) ?? -Infinity) > OLD_MS,
  };
}
