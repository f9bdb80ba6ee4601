/** Events as they are sent. */
import { type Id, createdAtMs } from '#core/model/id.ts';
import { eventId } from '#core/webhooks/event-id.ts';
import { type EventType, subjectOf } from '#core/webhooks/event-types.ts';
import type { ChatEvent, EventData } from '#core/webhooks/events.ts';

/** What happened. `at` is the ID of the row that tells it, which also says when. */
export type Happening<Type extends EventType = EventType> = {
  type: Type;
  at: Id;
  subject: Id;
  seq: number;
  data: EventData<Type>;
  /** The visitor it is about, if there is one. */
  visitor_id?: Id;
};

/** An event, and the visitor it is about. */
export type MadeEvent = { event: ChatEvent; visitor_id?: Id | undefined };

/** The event of what happened: the same however often it is made. */
export function makeEvent({ type, at, subject, seq, data, visitor_id }: Happening): MadeEvent {
  const about = { type: subjectOf(type), id: subject };
  const id = eventId(at, type, `${about.type} ${subject}`, seq);
  const timestamp = new Date(createdAtMs(at)).toISOString();
  return { event: { id, type, timestamp, subject: about, seq, data }, visitor_id };
}
