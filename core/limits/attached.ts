/**
 * What a visitor's browser attaches to what its visitor says: the page, its title, attributes of the site's own. It only
 * describes, so what is too much of it is left out, and what was said is kept.
 */
import type { Attributes } from '#core/model/text.ts';
import { cut, MAX_ATTRIBUTES } from '#core/model/text.ts';

/** The bytes all of it may take together, as JSON. */
export const MAX_ATTACHED_BYTES = 8192;

/** Texts by name, and attributes by key. */
export type Attached<Texts> = { texts: Texts; attributes: Attributes };

/**
 * As much of what is attached as may be kept: texts first, the last of them cut where they are too long, then attributes
 * in their order, each whole or not at all.
 */
export function keepAttached<Texts extends Record<string, string | null>>({
  texts,
  attributes,
}: Attached<Texts>): Attached<Texts> {
  let left = MAX_ATTACHED_BYTES;
  const keptTexts = Object.entries(texts).map(([name, text]) => {
    const kept = text === null ? null : beginningWithin(text, left);
    left -= bytesOf(kept ?? '');
    return [name, kept] as const;
  });
  const keptAttributes = Object.entries(attributes).filter(([key, value]) => {
    const bytes = entryBytes([key, value]);
    if (bytes > left) return false;
    left -= bytes;
    return true;
  });
  return {
    texts: Object.fromEntries(keptTexts) as Texts,
    attributes: Object.fromEntries(keptAttributes),
  };
}

/** The colon and the comma. */
const SEPARATORS = 2;

const encoder = new TextEncoder();
const bytesOf = (value: Attributes[string]): number => encoder.encode(JSON.stringify(value)).length;
const entryBytes = ([key, value]: [string, Attributes[string]]): number => bytesOf(key) + bytesOf(value) + SEPARATORS;

/** The longest beginning of a text within this many bytes; null where not even one character fits. */
function beginningWithin(text: string, bytes: number): string | null {
  let [fits, length] = [0, text.length];
  if (bytesOf(text) <= bytes) return text;
  while (fits < length) {
    const middle = Math.ceil((fits + length) / 2);
    if (bytesOf(cut(text, middle)) <= bytes) fits = middle;
    else length = middle - 1;
  }
  return fits === 0 ? null : cut(text, fits);
}

/**
 * Adds attributes, which replace those of the same key. No existing attribute is dropped: the team may have set it, and may
 * set more than a visitor's browser. New attributes that exceed the limits are left out.
 */
export function withAttributes(before: Attributes, more: Attributes): Attributes {
  const merged = { ...before };
  let left = MAX_ATTACHED_BYTES - Object.entries(before).reduce((sum, entry) => sum + entryBytes(entry), 0);
  for (const [key, value] of Object.entries(more)) {
    const had = before[key];
    const needed = entryBytes([key, value]) - (had === undefined ? 0 : entryBytes([key, had]));
    const isOneTooMany = had === undefined && Object.keys(merged).length >= MAX_ATTRIBUTES;
    if (isOneTooMany || (needed > 0 && needed > left)) continue;
    merged[key] = value;
    left -= needed;
  }
  return merged;
}
