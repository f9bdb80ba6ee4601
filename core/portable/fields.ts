/** Reading the fields of foreign rows: what doesn't fit is left out and named, and what is too long for one message becomes several. */
import * as z from 'zod/mini';
import { htmlToText } from '#core/inbound/html-text.ts';
import type { FieldError } from '#core/model/errors.ts';
import { cleanAttributes, cleanText } from '#core/model/lenient.ts';
import {
  type Attributes,
  CONTROL_CHARACTERS,
  cut,
  email as emailSchema,
  locale as localeSchema,
  name as nameSchema,
  phone as phoneSchema,
} from '#core/model/text.ts';
import { fieldErrors } from '#core/text/field-errors.ts';
import type { Problem } from './imported.ts';

/** An ID of another product: a number or a text. */
export const foreignId = z.union([z.string().check(z.minLength(1), z.maxLength(200)), z.int()]);
/** A time as APIs give it: seconds since 1970 (with or without a fraction), or ISO 8601. */
export const foreignTime = z.union([
  z.number().check(z.gte(0), z.lte(9_999_999_999)),
  z.iso.datetime({ offset: true }),
]);
/** A field that is missing, null, or of this shape. */
export const maybe = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

/** Milliseconds since 1970; null for a time that is missing, and for 0, which means the same. */
export function msOf(time: z.infer<typeof foreignTime> | null | undefined): number | null {
  if (time === null || time === undefined || time === 0) return null;
  return typeof time === 'number' ? Math.round(time * 1000) : Date.parse(time);
}

/** A row that fits a schema, or what of it doesn't. */
export function parseRow<Shape>(
  schema: z.ZodMiniType<Shape>,
  row: unknown,
  kind: string,
): { row: Shape } | { problems: Problem[] } {
  const parsed = z.safeParse(schema, row);
  if (parsed.success) return { row: parsed.data };
  const id = idIn(row);
  const named = fieldErrors(parsed.error.issues, row, kind);
  return { problems: named.map((error) => problemOf(id, error, true)) };
}

const problemOf = (id: string | null, { path, message }: FieldError, isWholeRow: boolean): Problem => ({
  id,
  field: path,
  message,
  isWholeRow,
});

/** The ID of a row that may not fit. */
export function idIn(row: unknown): string | null {
  const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : null;
  return typeof id === 'string' || typeof id === 'number' ? cut(String(id), 200) : null;
}

/** Reads the fields of one row, and collects what of them doesn't fit. */
export class Fields {
  readonly problems: Problem[] = [];
  readonly #id: string | null;
  readonly #kind: string;

  constructor(kind: string, id: string | null) {
    this.#kind = kind;
    this.#id = id;
  }

  /** A field of what the product accepts; null if it is empty or doesn't fit. */
  take(schema: z.ZodMiniType<string>, name: string, value: unknown): string | null {
    if (value === null || value === undefined || value === '') return null;
    const parsed = z.safeParse(schema, value);
    if (parsed.success) return parsed.data;
    for (const error of fieldErrors(parsed.error.issues, value, `${this.#kind}.${name}`))
      this.problems.push(problemOf(this.#id, error, false));
    return null;
  }

  email(value: unknown): string | null {
    return this.take(emailSchema, 'email', value);
  }
  phone(value: unknown): string | null {
    return this.take(phoneSchema, 'phone', value);
  }
  locale(value: unknown): string | null {
    return this.take(localeSchema, 'locale', value);
  }
  /** A name, cut to what a name may have. */
  name(value: unknown): string | null {
    return typeof value === 'string'
      ? this.take(nameSchema, 'name', cleanText(value.replaceAll(/\s+/g, ' '), 100))
      : null;
  }

  /** Attributes: a list or an object becomes JSON, and a key gets the characters that keys may have. */
  attributes(...given: readonly unknown[]): Attributes {
    const entries = given
      .filter((one): one is object => typeof one === 'object' && one !== null && !Array.isArray(one))
      .flatMap((one): [string, unknown][] => Object.entries(one))
      .filter(([, value]) => value !== null && value !== '');
    const flat = entries.map(([key, value]) => [
      key.replaceAll(/[^A-Za-z0-9_.-]+/g, '_').slice(0, 40),
      typeof value === 'object' ? JSON.stringify(value) : value,
    ]);
    const kept = cleanAttributes(Object.fromEntries(flat)) ?? {};
    const lost = flat.filter(([key]) => !(String(key) in kept)).map(([key]) => String(key));
    if (lost.length > 0)
      this.leftOut('attributes', `Must be up to 50 short values, 8 KB in all. Left out ${cut(lost.join(', '), 200)}`);
    return kept;
  }

  /** Notes a field that is left out. */
  leftOut(name: string, message: string): void {
    this.problems.push({ id: this.#id, field: `${this.#kind}.${name}`, message, isWholeRow: false });
  }
}

/** Labels as the product has them: short, each once. */
export const labelsOf = (labels: readonly (string | null | undefined)[]): string[] => [
  ...new Set(
    labels.map((label) => cleanText((label ?? '').replaceAll(/\s+/g, ' '), 40)).filter((label) => label !== ''),
  ),
];

/** Whether a text is a page of HTML rather than a text that has an angle bracket. */
const MARKUP =
  /<\/?(?:p|br|div|a|b|i|u|ul|ol|li|img|strong|em|span|h[1-6]|blockquote|pre|code|table|figure|video|script|style)(?:\s+[\w-]+\s*=[^>]*)?\s*\/?>/i;

/** A file that was attached. Files aren't copied: the message has a link. */
export type Attached = { name: string | null; url: string | null };

/** The text of a message: HTML as text, pictures and files as links. Empty if nothing is in it. */
export function textOf(
  body: string | null | undefined,
  attached: readonly Attached[],
  options: { isHtml: boolean },
): string {
  const given = (body ?? '').toWellFormed();
  const text = options.isHtml || MARKUP.test(given) ? htmlToText(withLinks(given)) : given;
  const files = attached.flatMap(({ name, url }) => {
    const label = cleanText((name ?? '').replaceAll(/\s+/g, ' '), 200);
    return url ? [label === '' ? url : `${label}: ${url}`] : label === '' ? [] : [label];
  });
  return [text.replaceAll(CONTROL_CHARACTERS, '').trim(), ...files].filter((part) => part !== '').join('\n');
}

const IMAGE = /<img\b[^>]{0,2000}?\bsrc\s*=\s*"([^">]{1,2000})"[^>]{0,2000}>/gi;
const LINK = /<a\b[^>]{0,2000}?\bhref\s*=\s*"([^">]{1,2000})"[^>]{0,2000}>([^<]{0,1000})<\/a>/gi;

/** A link's address goes behind its text, unless it is the text; a picture is its address. */
const withLinks = (html: string): string =>
  html
    .replaceAll(IMAGE, '<div>$1</div>')
    .replaceAll(LINK, (_, href: string, text: string) =>
      text.trim() === '' || href.includes(text.trim().replace(/\/$/, '')) ? href : `${text} (${href})`,
    );

/** What a message may have. */
const MAX_CONTENT = 8000;

/** A text as messages of at most 8,000 characters each, cut at lines or words where that is possible. */
export function messagesOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > MAX_CONTENT) {
    const whole = cut(rest, MAX_CONTENT);
    const at = Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf(' '));
    const part = at > MAX_CONTENT / 2 ? whole.slice(0, at) : whole;
    parts.push(part.trim());
    rest = rest.slice(part.length).trim();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** A shortcut of a canned response as the product has them; empty if nothing of it is left. */
export const shortcutOf = (given: string): string =>
  given
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9_-]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '');
