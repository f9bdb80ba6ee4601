/** IDs of what is imported: they follow from the source and its own ID, so that importing twice finds what is there. */
import { type Id, createdAtMs, makeId } from '#core/model/id.ts';
import type { ImportedContact, ImportedConversation } from './imported.ts';

/** A number in [0, 1) that is always the same for a text (53 bits of two FNV-1a lanes). */
export function stableFraction(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let index = 0; index < text.length; index++) {
    high = Math.imul(high ^ text.charCodeAt(index), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(index), 0x85ebca6b);
  }
  return ((mixed(high) >>> 11) * 2 ** 32 + (mixed(low) >>> 0)) / 2 ** 53;
}

/** Spreads what differs only in its last characters over all bits. */
function mixed(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

const DAY_MS = 86_400_000;
/** An ID holds no time before this one: 1 January 2020. */
const EARLIEST_MS = createdAtMs(0) + 1;

/**
 * How much later everything of a conversation is noted than it was. Most sources have whole seconds, in which there is room for
 * 4,096 IDs each: up to a second more gives each conversation its own place. What began before 2020 is moved to 1 January 2020.
 */
export function shiftOf(source: string, { source_id, created_at_ms }: ImportedConversation): number {
  return shift(`${source}#conversation#${source_id}`, created_at_ms);
}

/** Whether it is from before the first time that an ID can hold. */
export const isTooOld = ({ created_at_ms }: Pick<ImportedConversation, 'created_at_ms'>): boolean =>
  created_at_ms < EARLIEST_MS;

function shift(name: string, atMs: number): number {
  if (atMs < EARLIEST_MS) return EARLIEST_MS - atMs + Math.floor(stableFraction(name) * DAY_MS);
  return atMs % 1000 === 0 ? Math.floor(stableFraction(name) * 1000) : 0;
}

/** The ID of a conversation; `attempt` counts those that were taken by something else. */
export function conversationIdOf(source: string, conversation: ImportedConversation, attempt: number): Id {
  const atMs = conversation.created_at_ms + shiftOf(source, conversation);
  return makeId(atMs, stableFraction(`${source}#conversation#${conversation.source_id}#${attempt}`));
}

/** The ID of a visitor, of a widget's. The same contact becomes another visitor on another widget. */
export function visitorIdOf(source: string, widget: Id, contact: ImportedContact, attempt: number): Id {
  const name = `${source}#${widget}#contact#${contact.source_id}`;
  const atMs = contact.created_at_ms ?? contact.last_seen_at_ms ?? 0;
  return makeId(atMs + shift(name, atMs), stableFraction(`${name}#${attempt}`));
}

/** The ID of a canned response. */
export function cannedIdOf(source: string, source_id: string, atMs: number): Id {
  const name = `${source}#canned#${source_id}`;
  return makeId(atMs + shift(name, atMs), stableFraction(name));
}
