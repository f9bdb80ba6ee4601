/** Attributes with a type: what fits, how it is stored, and what is missing. */
import { DomainError, type FieldError } from '#core/model/errors.ts';
import type { AttributeField, LabelField } from '#core/model/conversations/conversation-fields.ts';
import type { Attributes } from '#core/model/text.ts';
import { fold } from '#core/text/fold.ts';

type Value = Attributes[string];
type Typed = Pick<AttributeField, 'type' | 'choices'>;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a value says nothing. */
export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A value as its type stores it: numbers written as text become numbers, choices get their spelling; nothing where it doesn't fit. */
export function fitted({ type, choices }: Typed, value: Value): Value | undefined {
  const text = String(value).trim();
  switch (type) {
    case 'text':
      return String(value);
    case 'number':
      if (typeof value === 'number') return value;
      return typeof value === 'string' && NUMBER.test(text) && Number.isSafeInteger(Math.trunc(Number(text)))
        ? Number(text)
        : undefined;
    case 'date':
      return isDate(text) ? text : undefined;
    case 'choice':
      return likeIn(choices, text);
  }
}

/** The text of a list that is meant: the same one, or else the first that differs by case and accents only. */
const likeIn = (all: readonly string[], text: string): string | undefined =>
  all.includes(text) ? text : all.find((one) => fold(one) === fold(text));

/** Whether a text is a day that exists, such as `2026-02-28`. */
function isDate(text: string): boolean {
  const day = DATE.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** What a value of a type must be, as the end of a sentence. */
export function expectedOf({ type, choices }: Typed): string {
  switch (type) {
    case 'text':
      return 'Must be a text';
    case 'number':
      return 'Must be a number such as 12.5';
    case 'date':
      return 'Must be a date such as "2026-03-31"';
    case 'choice':
      return `Must be one of: ${choices.join(', ')}`;
  }
}

/**
 * The attributes after an edit, as their types store them. What the edit leaves as it was isn't judged: it may be from a time
 * before the type, or from the visitor's page. @throws DomainError `validation_failed`
 */
export function typedAttributes(fields: readonly AttributeField[], before: Attributes, after: Attributes): Attributes {
  const errors: FieldError[] = [];
  const stored = Object.entries(after).map(([key, value]) => {
    const field = fields.find((one) => one.key === key);
    if (!field || isEmpty(value) || value === before[key]) return [key, value] as const;
    const fit = fitted(field, value);
    if (fit === undefined) errors.push({ path: `body.attributes.${key}`, message: expectedOf(field) });
    return [key, fit ?? value] as const;
  });
  const [first] = errors;
  if (first) throw new DomainError('validation_failed', `${first.path.slice(5)}: ${first.message}.`, { errors });
  return Object.fromEntries(stored);
}

/** The required attributes that are empty, or hold what doesn't fit their type. */
export const missingAttributes = (fields: readonly AttributeField[], attributes: Attributes): AttributeField[] =>
  fields.filter(({ key, is_required, ...typed }) => {
    const value = attributes[key];
    return is_required && (value === undefined || isEmpty(value) || fitted(typed, value) === undefined);
  });

/** Refuses to end a conversation that misses required attributes. @throws DomainError `attributes_required` */
export function requireAttributes(fields: readonly AttributeField[], attributes: Attributes): void {
  const missing = missingAttributes(fields, attributes);
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  throw new DomainError('attributes_required', `Fill in before this conversation ends: ${names}.`, {
    errors: missing.map((field) => ({ path: `attributes.${field.key}`, message: expectedOf(field) })),
  });
}

/** What labels a team allows. */
export type LabelRules = { labels: readonly Pick<LabelField, 'name'>[]; only_listed_labels: boolean };

/**
 * Labels after an edit, in the team's spelling. What was there before stays, listed or not.
 * @throws DomainError `validation_failed` for one that isn't listed, where only listed ones are allowed
 */
export function allowedLabels(rules: LabelRules, before: readonly string[], after: readonly string[]): string[] {
  const names = rules.labels.map(({ name }) => name);
  const named = after.map((label) => {
    const listed = likeIn(names, label);
    if (before.includes(label)) return label;
    if (listed === undefined && rules.only_listed_labels) throw unlisted(rules, label);
    return listed ?? label;
  });
  return [...new Set(named)];
}

const MAX_NAMED = 20;

function unlisted({ labels }: LabelRules, label: string): DomainError {
  const names = labels.slice(0, MAX_NAMED).map(({ name }) => name);
  const choice = names.length === 0 ? 'An admin has to add labels first' : `Choose one of: ${names.join(', ')}`;
  const message = `"${label}" isn't one of your team's labels. ${choice}.`;
  return new DomainError('validation_failed', message, { errors: [{ path: 'body.labels', message }] });
}
