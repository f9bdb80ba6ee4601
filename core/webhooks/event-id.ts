/** IDs of events: made of what happened, so that an event has the same one however often it is found. */
import { type Id, createdAtMs, padId } from '#core/model/id.ts';
import { type EventType, eventTypes } from './event-types.ts';

/** Two lanes of 32-bit FNV-1a as a number below 2^53: tells the few events of one row apart, never a defence. */
function hash(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let index = 0; index < text.length; index++) {
    high = Math.imul(high ^ text.charCodeAt(index), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(index), 0x85ebca6b);
  }
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

/** Of the 16 digits that tell events of one row apart, the first two sort their kinds. */
const KIND = 1e14;

/**
 * The ID of an event: `evt_`, 16 digits that sort by time, 16 digits that tell apart what happened at one time.
 * @param at the ID of the row that the event comes from, which also says when it happened
 */
export const eventId = (at: Id, type: EventType, subject: string, seq: number): string =>
  `evt_${padId(at)}_${padId(eventTypes.indexOf(type) * KIND + (hash(`${type} ${subject} ${seq}`) % KIND))}`;

/** The two numbers in an event's ID, for a cursor. */
export const eventPosition = (id: string): string => id.slice('evt_'.length).replace('_', '#');

/** The ID that such a position is of. */
export const eventAt = (position: string): string => `evt_${position.replace('#', '_')}`;

/** When an event happened, milliseconds since 1970. */
export const happenedAtMs = (id: string): number => createdAtMs(Number(id.slice('evt_'.length, 'evt_'.length + 16)));
