/** Text a person typed: the shapes of strings that are accepted anywhere in the product. */
import * as z from 'zod/mini';
import { ATTRIBUTE_KEY } from './attribute-key.ts';
import { EMAIL_FORM, MAX_EMAIL } from './email-form.ts';
import { typed } from './typed.ts';

/** NUL and every other control character but tab, line feed and carriage return. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;
/** All of them, to take them out of a text. */
export const CONTROL_CHARACTERS = new RegExp(CONTROL, 'gu');

/** Whether a string is free of control characters and lone surrogates (both break storage, mails or screens somewhere). */
export function isCleanText(value: string): boolean {
  return !CONTROL.test(value) && value.isWellFormed();
}

const clean = z.refine<string>(isCleanText, 'Must not contain control characters or half characters (lone surrogates)');

/** Whether a schema refuses what isn't clean text. */
export const isCleaned = ({ _zod }: z.core.$ZodType): boolean => _zod.def.checks?.includes(clean) ?? false;

/** The first `max` characters of a text; one that takes two is never halved. */
export const cut = (value: string, max: number): string => {
  const isHalved = /[\uD800-\uDBFF]/.test(value[max - 1] ?? '') && value.length > max;
  return value.slice(0, isHalved ? max - 1 : max);
};

/** Characters that break a line, and those that only turn its direction. */
const LINE_BREAKS = /[\t\n\r\u2028\u2029]+/g;
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * A text as it fits into one line, however it was typed: composed characters (NFC), blanks for line breaks, and no marks
 * that would turn what is written after it around. Every field of one line takes its text by this rule.
 */
export const oneLine = (value: string): string =>
  value.normalize('NFC').replaceAll(DIRECTION_MARKS, '').replaceAll(LINE_BREAKS, ' ').trim();

/** Text of one line and up to `max` characters; may be empty. */
export const optionalLine = (max: number) => z.string().check(z.overwrite(oneLine), z.maxLength(max), clean);
/** Text of one line and 1 to `max` characters. */
export const line = (max: number) => z.string().check(z.overwrite(oneLine), z.minLength(1), z.maxLength(max), clean);

/** Text of up to `max` characters and any number of lines, trimmed; may be empty. */
export const optionalText = (max: number) => z.string().check(z.trim(), z.maxLength(max), clean);
/** Text of 1 to `max` characters and any number of lines, trimmed. */
export const text = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max), clean);

/** A name: of a person, a widget, a department. */
export const name = line(100);
const MAX_CONTENT = 8000;
/** A message's content: 1–8,000 characters after trimming. */
export const content = text(MAX_CONTENT);
/** A message that isn't sent yet, exactly as it was typed; may be empty. */
export const unsentContent = z.string().check(z.maxLength(MAX_CONTENT), clean);
/** An email address, however it was typed or pasted; in lower case. */
export const email = z
  .string()
  .check(z.overwrite(typed), z.email({ pattern: EMAIL_FORM }), z.toLowerCase(), z.maxLength(MAX_EMAIL));
/** A phone number may have an extension: `ext. 12`, `x12` or `#12`. */
const PHONE = /^(?=(?:\D*\d){3})[+0-9 ()./-]{3,40}(?:(?:[Ee]xt\.?|x|#) ?\d{1,8})?$/;
/** A phone number as people write it, however it was typed or pasted. */
export const phone = z.string().check(
  z.overwrite((value) => typed(value).replace(/^tel[:.] ?/i, '')),
  z.regex(PHONE, 'Must be a phone number'),
);
/** An address of a page; only shown and stored, never fetched. */
export const pageUrl = z.string().check(z.trim(), z.maxLength(2000), clean);

/** Whether an address carries a user's name or password, as in `https://name:password@host`. */
const hasUser = (value: string): boolean => /^[a-z]+:[/\\]*[^/\\?#]*@/i.test(value);
/** What every address that an admin sets has to be, whatever else: clean, and without a secret that everybody would see. */
export const settableUrl = (max: number) =>
  z.string().check(
    z.trim(),
    z.maxLength(max),
    clean,
    z.refine((value) => !hasUser(value), 'Must not contain a user name or password'),
  );
/** Where workflows and bots post: https, or a server on the machine itself, which only a stack on one machine calls. */
export const calledUrl = settableUrl(2000).check(
  z.url({ error: 'Must be an https URL', abort: true }),
  z.refine((value) => /^https:|^http:\/\/localhost(?=[:/?#]|$)/i.test(value), 'Must be an https URL'),
);
/** The codes of languages that have another by now, which some systems still send. */
const renamed: Record<string, string> = { iw: 'he', in: 'id', ji: 'yi', cmn: 'zh' };
/** Reduces a system's locale to a plain language tag: `pt_BR.UTF-8` and `pt-BR-u-nu-latn` become `pt-BR`, `iw` becomes `he`. */
const plainTag = (tag: string): string =>
  tag
    .trim()
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-')
    .replace(/-[a-z0-9]-.*$/i, '')
    .replace(/^[a-z]+/i, (code) => renamed[code.toLowerCase()] ?? code);
/** A BCP 47 language tag. */
export const locale = z
  .string()
  .check(
    z.overwrite(plainTag),
    z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'Must be a language tag such as "pt-BR"'),
  );

/** The zone that was recognized last: a deployment's visitors mostly live in few, and asking the runtime is slow. */
let lastZone: string | undefined;

/** Whether this runtime knows the IANA time zone of this very name: neither an offset nor a name in another case. */
export function isTimeZone(value: string): boolean {
  if (value === lastZone) return true;
  const isKnown = isKnownZone(value);
  if (isKnown) lastZone = value;
  return isKnown;
}

function isKnownZone(value: string): boolean {
  if (!/^[A-Z]/.test(value)) return false;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
    // An alias resolves to another name.
    return known === value || known.toLowerCase() !== value.toLowerCase();
  } catch {
    return false;
  }
}
/** An IANA time zone such as `Asia/Kolkata`. */
export const timeZone = z
  .string()
  .check(z.trim(), z.refine(isTimeZone, 'Must be an IANA time zone such as "Europe/Berlin"'));

/** An instant: ISO 8601, UTC, milliseconds. */
export const instant = z.iso.datetime({ precision: 3 });
/**
 * An instant in a query, as RFC 3339 writes it: any offset, any fraction of a second, small letters, a leap second (which
 * is taken for the second before). Read as `instant`.
 */
export const anyInstant = z.pipe(
  z.string().check(
    z.toUpperCase(),
    z.overwrite((value) => value.replace(/:60(?=[.Z+-])/, ':59')),
    z.refine((value) => withOffset.safeParse(value).success, 'Must be an instant such as "2026-03-31T11:00:00+02:00"'),
  ),
  z.pipe(
    z.transform((value: string) => new Date(value).toISOString()),
    instant,
  ),
);
const withOffset = z.iso.datetime({ offset: true });

/** Whether a number can be stored as it is: a table holds none beyond 2^53, nor any closer to zero than this, but zero. */
export const isStorable = (value: number): boolean =>
  Math.abs(value) <= Number.MAX_SAFE_INTEGER && (value === 0 || Math.abs(value) >= SMALLEST);
const SMALLEST = 1e-100;

/** The key of an attribute. */
export const attributeKey = z.string().check(z.regex(ATTRIBUTE_KEY, 'Must be 1–40 letters, digits, "_", "." or "-"'));
/** How many attributes there may be, and how long a text among them. */
export const MAX_ATTRIBUTES = 50;
export const MAX_ATTRIBUTE_TEXT = 500;

/** What a site attaches to a visitor or a conversation: up to 50 short values by key. */
export const attributes = z
  .record(
    attributeKey,
    z.union([
      optionalText(MAX_ATTRIBUTE_TEXT),
      z.number().check(z.refine(isStorable, 'Must be a number up to 2^53, and none closer to zero than 1e-100')),
      z.boolean(),
      z.null(),
    ]),
  )
  .check(
    z.refine((value) => Object.keys(value).length <= MAX_ATTRIBUTES, `Must have at most ${MAX_ATTRIBUTES} entries`),
  );
/** Attributes by key. */
export type Attributes = z.infer<typeof attributes>;
