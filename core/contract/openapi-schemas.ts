/** The contract's schemas as JSON Schema: entities by name, once; all others inline. */
import { EMAIL_FORM } from '#core/model/email-form.ts';
import * as z from 'zod/mini';
import { isCleaned } from '#core/model/text.ts';
import { answerNames, requestNames } from './openapi-names.ts';

/** A JSON Schema, as far as the contract's have parts. */
export type Schema = {
  $ref?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  default?: unknown;
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  discriminator?: { propertyName: string; mapping: Record<string, string> };
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  propertyNames?: Schema;
  additionalProperties?: boolean | Schema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
};

/** Where a document keeps named schemas. */
const HOME = '#/components/schemas/';

/** A reference to a named schema. */
export const refTo = (name: string): Schema => ({ $ref: `${HOME}${name}` });

/** No control character but tab, line feed and carriage return. */
const CLEAN = '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*$';

/** Classes of Unicode need a flag that readers of the description may not set. Every character outside ASCII takes their place. */
const EMAIL_PATTERN = EMAIL_FORM.source
  .replaceAll(String.raw`\p{L}\p{M}\p{N}`, String.raw`A-Za-z0-9\u0080-\uffff`)
  .replaceAll(String.raw`\p{L}\p{M}`, String.raw`A-Za-z\u0080-\uffff`);

type Part = { zodSchema: z.core.$ZodType; jsonSchema: object };

/** Says what a reader needs: a format instead of its pattern, and of a whole number's limits only those of the product. */
function plain({ jsonSchema }: Part): void {
  const schema: Schema = jsonSchema;
  if (schema.format !== undefined) {
    delete schema.pattern;
    delete schema.allOf;
  }
  if (schema.format === 'email') schema.pattern = EMAIL_PATTERN;
  if (schema.type === 'integer' && schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) schema.format = 'int64';
}

/** What is sent has every limit. */
function sent(part: Part): void {
  plain(part);
  const schema: Schema = part.jsonSchema;
  if (schema.type === 'string' && schema.pattern === undefined && isCleaned(part.zodSchema)) schema.pattern = CLEAN;
}

/** Answers may come to have more fields, and more of them than numbers can count. */
function answered(part: Part): void {
  plain(part);
  const schema: Schema = part.jsonSchema;
  if (schema.additionalProperties === false) delete schema.additionalProperties;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

/** Every named schema, as answers have it and as requests send it. */
export function components(): Record<string, Schema> {
  const uri = (id: string): string => `${HOME}${id}`;
  const all = {
    ...z.toJSONSchema(answerNames, { uri, override: answered }).schemas,
    ...z.toJSONSchema(requestNames, { uri, override: sent, io: 'input' }).schemas,
  };
  const named = Object.fromEntries(Object.entries(all).map(([name, schema]) => [name, withoutHeader(schema)]));
  for (const schema of Object.values(named)) tellApart(schema, named);
  return named;
}

/** Says of a union of named schemas which field tells them apart. */
function tellApart(schema: Schema, named: Record<string, Schema>): void {
  const options = schema.oneOf?.map(({ $ref = '' }) => ({ $ref, properties: named[nameIn($ref)]?.properties ?? {} }));
  const [first] = options ?? [];
  const propertyName = Object.entries(first?.properties ?? {}).find(([, field]) => field.const !== undefined)?.[0];
  if (!options || propertyName === undefined) return;
  const mapping = options.map(({ $ref, properties }) => [String(properties[propertyName]?.const), $ref]);
  schema.discriminator = { propertyName, mapping: Object.fromEntries(mapping) };
}

/** The name in a reference. */
export const nameIn = ($ref: string): string => $ref.slice(HOME.length);

/** What a success answers with. */
export function answerSchema(schema: z.ZodMiniType): Schema {
  const name = answerNames.get(schema)?.id;
  if (name !== undefined) return refTo(name);
  const written = JSON.stringify(z.toJSONSchema(schema, { metadata: answerNames, override: answered }));
  return withoutHeader(JSON.parse(written.replaceAll('"#/$defs/', `"${HOME}`)));
}

/** What a body is sent as: before defaults and conversions. */
export function bodySchema(schema: z.ZodMiniType): Schema {
  const name = requestNames.get(schema)?.id;
  return name === undefined ? asSent(schema) : refTo(name);
}

/** The fields of what is sent, and which of them must be there. */
export function sentObject(schema: z.ZodMiniType): { properties: Record<string, Schema>; required: string[] } {
  const { properties = {}, required = [] } = asSent(schema);
  return { properties, required };
}

/** The fields of what is sent. */
export const sentFields = (schema: z.ZodMiniType): Record<string, Schema> => asSent(schema).properties ?? {};

const asSent = (schema: z.ZodMiniType): Schema =>
  withoutHeader(z.toJSONSchema(schema, { io: 'input', metadata: z.registry<{ id: string }>(), override: sent }));

/** A field of a path or a query: what it means once it is read, and whether it must be there. */
export type Field = { name: string; required: boolean; schema: Schema };

/** The fields of a path or a query. */
export function fieldsOf(schema: z.ZodMiniType): Field[] {
  const { properties = {} } = withoutHeader(z.toJSONSchema(schema, { override: sent }));
  const { required = [] } = asSent(schema);
  return Object.entries(properties).map(([name, own]) => ({
    name,
    required: required.includes(name),
    schema: inOneType(own),
  }));
}

/** Describes a keyword or an ID as one string: many generated clients can't send a parameter of several types. */
function inOneType({ anyOf, ...schema }: Schema): Schema {
  if (!anyOf?.every((one) => one.enum !== undefined || one.type === 'integer'))
    return { ...schema, ...(anyOf && { anyOf }) };
  const forms = anyOf.flatMap((one) => one.enum?.map(String) ?? ['[1-9][0-9]{0,15}']);
  return { ...schema, type: 'string', pattern: `^(${forms.join('|')})$` };
}

/** The schema without the header of a standalone document. */
function withoutHeader(document: object): Schema {
  const own = Object.entries(document).filter(([key]) => !['$schema', '$id', '$defs', '~standard'].includes(key));
  return inOneStyle(Object.fromEntries(own)) as Schema;
}

/** Several types as alternatives, like every other union: zod writes a list of types where nothing else is said of them. */
function inOneStyle(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(inOneStyle);
  if (typeof part !== 'object' || part === null) return part;
  const { type, ...rest } = part as Schema;
  const own = Array.isArray(type) ? { ...rest, anyOf: type.map((one) => ({ type: one })) } : part;
  return Object.fromEntries(Object.entries(own).map(([key, inner]) => [key, inOneStyle(inner)]));
}
