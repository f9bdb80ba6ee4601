/** The event bus: what is put on it, and what is done about entries that it refuses. */
import type { ChatEvent } from '#core/webhooks/events.ts';

/** Puts events on the bus. @throws Error when one wasn't taken: all may be put again */
export type PutEvents = (events: readonly ChatEvent[]) => Promise<void>;

/** An entry as EventBridge takes it. */
export type BusEntry = { Source: string; DetailType: string; Detail: string; Time: Date; EventBusName: string };
/** Sends entries; answers how many failed, and why. */
export type PutEntries = (entries: BusEntry[]) => Promise<{ failed: number; codes: string[] }>;

/** EventBridge's limits of one request. */
const MAX_ENTRIES = 10;
const MAX_BYTES = 256 * 1024;

/** What rules match: the detail type is the kind of the event. */
const SOURCE = 'live-chat';

class NotTaken extends Error {
  override readonly name = 'EventsNotTaken';
}

/** Puts events on the bus of this name. */
export const eventBus =
  (put: PutEntries, EventBusName: string): PutEvents =>
  async (events) => {
    const entries = events.map((event) => entryOf(event, EventBusName));
    for (const batch of batches(entries)) {
      const { failed, codes } = await put(batch);
      if (failed > 0) throw new NotTaken(`The event bus refused ${failed} of ${batch.length}: ${codes.join(', ')}.`);
    }
  };

const entryOf = (event: ChatEvent, EventBusName: string): BusEntry => ({
  Source: SOURCE,
  DetailType: event.type,
  Detail: JSON.stringify(event),
  Time: new Date(event.timestamp),
  EventBusName,
});

/** What an entry counts: its time, source, type and detail in UTF-8. */
export const entryBytes = ({ Source, DetailType, Detail }: Omit<BusEntry, 'EventBusName' | 'Time'>): number =>
  14 + Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail);

/** Requests that the bus takes, in order. */
function batches(entries: readonly BusEntry[]): BusEntry[][] {
  const all: BusEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const last = all.at(-1);
    const size = entryBytes(entry);
    if (last && last.length < MAX_ENTRIES && bytes + size <= MAX_BYTES) {
      last.push(entry);
      bytes += size;
    } else {
      all.push([entry]);
      bytes = size;
    }
  }
  return all;
}
