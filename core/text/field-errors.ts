/** What is wrong with an input, field by field: what is allowed, and what was seen. */
import type * as z from 'zod/mini';
import type { FieldError } from '#core/model/errors.ts';

type Issue = z.core.$ZodIssue;

/** The refused fields of an input, the first hundred, as the schema's issues tell. `part` names where they are: `body`, `query`, `params`. */
export function fieldErrors(issues: readonly Issue[], input: unknown, part: string): FieldError[] {
  const errors = issues.slice(0, MAX_ERRORS).flatMap((issue) => {
    const path = [part, ...issue.path.map((key) => shorten(String(key)))].join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys
        .slice(0, MAX_ERRORS)
        .map((key) => ({ path: `${path}.${shorten(key)}`, message: 'Is not a known field' }));
    const seen = valueAt(input, issue.path);
    const must = allowed(issue);
    return [{ path, message: seen === undefined ? `Is missing. ${must}` : `${must}. Got ${show(seen)}` }];
  });
  return errors.slice(0, MAX_ERRORS);
}

const MAX_SHOWN = 60;
/** The fields named at most: a list of a thousand wrong entries is explained by the first of them. */
const MAX_ERRORS = 100;

/** What the schema allows, in words. */
function allowed(issue: Issue): string {
  // A schema's own words are the best ones; "Invalid input" is what zod says without any.
  if (issue.message !== '' && issue.message !== 'Invalid input') return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `Must be ${kinds[issue.expected] ?? `of type ${issue.expected}`}`;
    case 'too_small':
      return `Must ${counted(issue.origin)} at least ${issue.minimum}${units[issue.origin] ?? ''}`;
    case 'too_big':
      return `Must ${counted(issue.origin)} at most ${issue.maximum}${units[issue.origin] ?? ''}`;
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
const units: Record<string, string> = { string: ' characters', array: ' entries' };
const formats: Record<string, string> = {
  email: 'e-mail address',
  datetime: 'instant such as 2026-01-31T09:30:00.000Z',
};

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
