/** What is to be sent later in the conversations that were opened, as the server said last. */
import { signal } from '@preact/signals';
import type { Id } from '#core/model/id.ts';
import type { ScheduledMessage } from '#core/model/messages/scheduled.ts';

/** Scheduled messages by conversation. */
export type ScheduledMessages = {
  of: (conversation: Id) => readonly ScheduledMessage[];
  know: (conversation: Id, messages: readonly ScheduledMessage[]) => void;
};

/** Makes it empty. */
export function createScheduled(): ScheduledMessages {
  const all = signal<ReadonlyMap<Id, readonly ScheduledMessage[]>>(new Map());
  return {
    of: (id) => all.value.get(id) ?? [],
    know: (id, messages) => {
      all.value = new Map(all.peek()).set(id, messages);
    },
  };
}
