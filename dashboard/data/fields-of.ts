/** Reads the limits of fields out of the contract's schemas, while the dashboard is built. */
import * as z from 'zod/mini';

/** What a field takes: characters, the ends of a number, entries of a list. */
export type Limits = { maxLength?: number; min?: number; max?: number; count?: number };
type Schema = {
  type?: string;
  pattern?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | false;
  propertyNames?: Schema;
  items?: Schema;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
};

/** A schema as JSON Schema. */
export const written = (schema: z.ZodMiniType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

/** A pattern of character classes, such as `^[a-z][a-z0-9_]{0,39}$`, says how many characters there may be. */
function charactersOf(pattern = ''): number | undefined {
  const classes = /^\^(?:\(\?![^)]*\)\$?\)?)?(?<classes>(?:\[[^\]]+\](?:\{\d+(?:,\d+)?\})?)+)\$$/.exec(pattern)
    ?.groups?.['classes'];
  if (classes === undefined) return undefined;
  const most = [...classes.matchAll(/\](?:\{(?:\d+,)?(\d+)\})?/g)].map(([, count]) => Number(count ?? 1));
  return most.reduce((sum, count) => sum + count, 0);
}

/** A whole number has the ends of what a program can count to, unless it has ends of its own. */
const endOf = (value: number | undefined): number | undefined =>
  Number.isSafeInteger(value ?? 0.5) && Math.abs(value ?? 0) === Number.MAX_SAFE_INTEGER ? undefined : value;

function ownLimits({ maxLength, minimum, maximum, maxItems, pattern }: Schema): Limits {
  const all = {
    maxLength: maxLength ?? charactersOf(pattern),
    min: endOf(minimum),
    max: endOf(maximum),
    count: maxItems,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The limits of a schema's fields by their path, `*` standing for any entry; the schema itself has the empty path. */
function limitsOf(schema: Schema, path = ''): [string, Limits][] {
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  const own = ownLimits(schema);
  return [
    ...(Object.keys(own).length > 0 ? [[path, own] as [string, Limits]] : []),
    ...[...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) =>
      limitsOf(part, path),
    ),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) => limitsOf(part, below(key))),
    ...(schema.additionalProperties ? limitsOf(schema.additionalProperties, below('*')) : []),
    ...(schema.propertyNames ? limitsOf(schema.propertyNames, below('#')) : []),
    ...(schema.items ? limitsOf(schema.items, below('*')) : []),
  ];
}

/** The limits of a schema's fields, by their path. */
export const fieldsOf = (schema: z.ZodMiniType): Record<string, Limits> => {
  const found: Record<string, Limits> = {};
  for (const [path, limits] of limitsOf(written(schema))) found[path] = { ...found[path], ...limits };
  return found;
};
