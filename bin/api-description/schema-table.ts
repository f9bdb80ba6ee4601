/** Describes schemas: a type and its limits on one line, an object's fields as rows of a table. */
import type { Schema } from '#core/contract/openapi-schemas.ts';
import { escape } from './html.ts';

/** A schema on one line, as HTML. */
export function typeOf(schema: Schema): string {
  const { $ref, anyOf, oneOf, enum: choices, const: only, type, items, additionalProperties, format } = schema;
  if ($ref !== undefined) return link($ref.split('/').at(-1) ?? '');
  const alternatives = anyOf ?? oneOf;
  if (alternatives) return [...new Set(alternatives.map(typeOf))].join(' or ');
  if (only !== undefined) return code(only);
  if (choices) return choices.map(code).join(' or ');
  if (Array.isArray(type)) return type.join(' or ');
  if (type === 'array') return `list of ${typeOf(items ?? {})}${limitsOf(schema)}`;
  if (typeof additionalProperties === 'object') return `object of ${typeOf(additionalProperties)} by key`;
  const kind = format === undefined || format === 'int64' ? type : format;
  return `${kind ?? 'anything'}${limitsOf(schema)}`;
}

/** The type of a field, with its default. */
export const fieldType = (field: Schema): string =>
  typeOf(field) + (field.default === undefined ? '' : `, default ${code(field.default)}`);

/** An object's fields as rows: name, whether it is required, type. Fields of inner objects follow with dots. */
export function fieldRows(schema: Schema, prefix = ''): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const { inner, mark } = innerOf(field);
    const own = [`<code>${prefix}${name}</code>`, schema.required?.includes(name) ? 'required' : '', fieldType(field)];
    return inner ? [own].concat(fieldRows(inner, `${prefix}${name}${mark}.`)) : [own];
  });
}

/** The object inside a field: itself, its entries, or its type when it isn't null. */
function innerOf(field: Schema): { inner: Schema | undefined; mark: string } {
  if (field.properties) return { inner: field, mark: '' };
  if (field.items?.properties) return { inner: field.items, mark: '[]' };
  return { inner: (field.anyOf ?? field.oneOf)?.find(({ properties }) => properties), mark: '' };
}

/** The limits of a schema, each once. */
function limitsOf({ type, minimum, maximum, minLength, maxLength, minItems, maxItems, pattern }: Schema): string {
  const range = rangeOf(minimum ?? minLength ?? minItems, maximum ?? maxLength ?? maxItems);
  const unit = type === 'string' ? ' characters' : type === 'array' ? ' entries' : '';
  const form = pattern === undefined ? '' : `, as <code>${escape(pattern)}</code>`;
  return (range === '' ? '' : `, ${range}${unit}`) + form;
}

function rangeOf(least: number | undefined, most: number | undefined): string {
  if (least === undefined) return most === undefined ? '' : `at most ${most}`;
  return most === undefined ? `at least ${least}` : `${least} to ${most}`;
}

const code = (value: unknown): string => `<code>${escape(JSON.stringify(value))}</code>`;
const link = (name: string): string => `<a href="#schema-${name}">${name}</a>`;
