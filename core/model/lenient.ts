/**
 * Fields that only describe a page or a person: used where they can be, left out where they can't. A page's title or a
 * browser's settings must never refuse a visitor; what is said (content, ids, an email address to answer to) stays strict.
 */
import * as z from 'zod/mini';
import type { Attributes } from './text.ts';
import {
  CONTROL_CHARACTERS,
  cut,
  email as emailSchema,
  isStorable,
  locale as localeSchema,
  MAX_ATTRIBUTES,
  MAX_ATTRIBUTE_TEXT,
  name as nameSchema,
  oneLine,
  phone as phoneSchema,
  timeZone as timeZoneSchema,
} from './text.ts';
import { isAttributeKey } from './attribute-key.ts';

/** All attributes of a visitor or a conversation together, as JSON in UTF-8. */
export const MAX_ATTRIBUTES_BYTES = 8 * 1024;

/**
 * A text without what can't be stored or shown: no control characters, no lone surrogates, trimmed, cut without halving a
 * character. Empty when nothing is left.
 */
export function cleanText(value: string, max: number): string {
  // Far more than could be left is not worth reading.
  const clean = cut(value, max * 2)
    .toWellFormed()
    .replaceAll(CONTROL_CHARACTERS, '')
    .trim();
  return cut(clean, max).trim();
}

/** Attributes without the entries that can't be stored: each is judged alone, and all together are limited. */
export function cleanAttributes(value: unknown): Attributes | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const kept: Attributes = {};
  let bytes = 2;
  let count = 0;
  for (const [key, given] of Object.entries(value)) {
    const entry = isAttributeKey(key) ? cleanEntry(given) : undefined;
    if (entry === undefined || count === MAX_ATTRIBUTES) continue;
    const more = utf8Length(JSON.stringify({ [key]: entry })) - 1;
    if (bytes + more > MAX_ATTRIBUTES_BYTES) continue;
    kept[key] = entry;
    bytes += more;
    count++;
  }
  return kept;
}

/** The first characters of a text within this many bytes of UTF-8; a character is never split. */
export function cutBytes(value: string, maxBytes: number): string {
  if (utf8Length(value) <= maxBytes) return value;
  let bytes = 0;
  let length = 0;
  for (const character of value) {
    bytes += utf8Length(character);
    if (bytes > maxBytes) break;
    length += character.length;
  }
  return value.slice(0, length);
}

/** The bytes of a text in UTF-8. */
export const utf8Length = (value: string): number => new TextEncoder().encode(value).length;

function cleanEntry(value: unknown): Attributes[string] | undefined {
  if (typeof value === 'string') return cleanText(value, MAX_ATTRIBUTE_TEXT);
  if (typeof value === 'number') return isStorable(value) ? value : undefined;
  return typeof value === 'boolean' || value === null ? value : undefined;
}

/** A field that accepts anything at runtime, but is documented and typed as what it should be. */
const field = <Value>(documented: object, read: (value: unknown) => Value | undefined) => {
  const anything = z.unknown().register(z.globalRegistry, { ...documented }) as z.ZodMiniType<unknown, Value>;
  return z.optional(z.pipe(anything, z.transform(read)));
};

const used = (limit: string) => `Describes only: ${limit}, and left out where it can't be used; never refused.`;

/** Text of one line that describes, cut at `max` characters. */
export const lenientText = (max: number) =>
  field({ type: 'string', description: used(`cleaned, cut at ${max} characters`) }, (value) =>
    typeof value === 'string' ? oneLine(cleanText(value, max)) || undefined : undefined,
  );

/** Text that describes, if it is valid. A number is read as its digits. */
const textThat = (is: z.ZodMiniType<string, string>, description: string) =>
  field(
    { type: 'string', description: used(description) },
    (value) => is.safeParse(typeof value === 'number' ? String(value) : value).data,
  );

/** A page's address. */
export const lenientUrl = lenientText(2000);
/** A page's title. */
export const lenientTitle = lenientText(300);
/** A person's name. */
export const lenientName = lenientText(100);
/** A person's phone number. */
export const lenientPhone = textThat(phoneSchema, 'a phone number');
/** A browser's language. */
export const lenientLocale = textThat(localeSchema, 'a BCP 47 language tag');
/** A browser's time zone. */
export const lenientTimeZone = textThat(timeZoneSchema, 'an IANA time zone that is known here');
/** Attributes. */
export const lenientAttributes = field(
  {
    type: 'object',
    additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
    description:
      `Up to ${MAX_ATTRIBUTES} texts (cut at ${MAX_ATTRIBUTE_TEXT} characters), numbers, booleans and nulls by key ` +
      '(1–40 letters, digits, "_", "." or "-"), 8 KB in all; an entry that can\'t be used is left out alone.',
  },
  cleanAttributes,
);

/** A name that must be there: cleaned like one that describes, refused when nothing is left. */
export const requiredName = z.pipe(
  z.pipe(
    z
      .string()
      .check(z.minLength(1))
      .register(z.globalRegistry, { description: 'Cleaned, cut at 100 characters; refused when nothing is left.' }),
    z.transform((value) => oneLine(cleanText(value, 100))),
  ),
  nameSchema,
);

/** An address to answer to: strict, but a field that was left empty is one that was left out. */
export const optionalEmail = z.optional(
  z.pipe(
    z.transform((value: string) => value || undefined),
    z.optional(emailSchema),
  ),
);
