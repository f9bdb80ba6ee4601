/** What is wrong with an input, field by field: what is allowed, and what was seen. */
import * as z from 'zod/mini';
import type { FieldError } from '#core/model/errors.ts';

type Issue = z.core.$ZodIssue;

/** What an issue says whose schema has no words of its own. */
const WITHOUT_WORDS = 'Invalid input';
// A library that brings all of zod would register its English sentences, which pass for a schema's own words here.
z.config({ localeError: () => WITHOUT_WORDS });

/** The refused fields of an input, the first hundred, as the schema's issues tell. `part` names where they are: `body`, `query`, `params`. */
export function fieldErrors(issues: readonly Issue[], input: unknown, part: string): FieldError[] {
  const errors = issues.slice(0, MAX_ERRORS).flatMap((issue) => {
    const path = [part, ...issue.path.map((key) => shorten(String(key)))].join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys
        .slice(0, MAX_ERRORS)
        .map((key) => ({ path: `${path}.${shorten(key)}`, message: 'Is an unknown field' }));
    const seen = valueAt(input, issue.path);
    const must = allowed(issue);
    if (issue.code === 'custom' && must.startsWith('Enter ')) return [{ path, message: must }];
    if (isBlank(issue, seen)) return [{ path, message: `Enter ${nouns[String(issue.path.at(-1))] ?? 'a value'}` }];
    return [{ path, message: seen === undefined ? `Is required. ${must}` : `${must}. Got ${show(seen)}` }];
  });
  return errors.slice(0, MAX_ERRORS);
}

const MAX_SHOWN = 60;
/** The fields named at most: a list of a thousand wrong entries is explained by the first of them. */
const MAX_ERRORS = 100;

/** What the schema allows, in words. */
function allowed(issue: Issue): string {
  // A schema's own words are the best ones.
  if (issue.message !== '' && issue.message !== WITHOUT_WORDS) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `Must be ${kinds[issue.expected] ?? `of type ${issue.expected}`}`;
    case 'too_small':
      return `Must ${counted(issue.origin)} at least ${amount(issue.minimum, issue.origin)}`;
    case 'too_big':
      return `Must ${counted(issue.origin)} at most ${amount(issue.maximum, issue.origin)}`;
    case 'invalid_value':
      return `Must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return `Must be a valid ${formats[issue.format] ?? issue.format}`;
    case 'invalid_union':
      // None of the kinds there are, or none of what each kind allows.
      if ('options' in issue && issue.options) return `Must be one of ${issue.options.map(String).join(', ')}`;
      return [...new Set(issue.errors.flatMap((errors) => errors.map(allowed)))].join(', or ');
    case 'invalid_key':
      return `Must have only valid keys. ${issue.issues.map(allowed).join(', ')}`;
    case 'not_multiple_of':
      return `Must be a multiple of ${issue.divisor}`;
    case 'custom':
    case 'invalid_element':
    case 'unrecognized_keys':
      return 'Must be valid';
  }
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  record: 'an object',
  null: 'null',
};
const units: Record<string, [one: string, many: string]> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};
const formats: Record<string, string> = {
  email: 'email address',
  datetime: 'timestamp such as 2026-01-31T09:30:00.000Z',
};

/** What a required text is called, by its field: forms show these sentences as they are. */
const nouns: Record<string, string> = {
  name: 'a name',
  title: 'a title',
  subject: 'a subject',
  question: 'a question',
  answer: 'an answer',
  text: 'a text',
  content: 'a text',
  label: 'a label',
};

/** Whether a text that may not be empty was left so. */
const isBlank = (issue: Issue, seen: unknown): boolean =>
  issue.code === 'too_small' && issue.minimum === 1 && typeof seen === 'string' && seen.trim() === '';

function amount(count: number | bigint, origin: string): string {
  const unit = units[origin];
  return unit ? `${count} ${unit[Number(count) === 1 ? 0 : 1]}` : String(count);
}

const counted = (origin: string): string => (origin in units ? 'have' : 'be');

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );
}

function show(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' && value.length > MAX_SHOWN
    ? `${value.length} characters`
    : (JSON.stringify(value) ?? typeof value);
}

const shorten = (key: string): string => (key.length > MAX_SHOWN ? `${key.slice(0, MAX_SHOWN)}…` : key);
