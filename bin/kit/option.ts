/** Options and arguments of commands, each with the schema that checks and converts its text. */
import { InvalidArgumentError } from 'commander';
import * as z from 'zod/mini';

/** An option (`--name <placeholder>`) or argument. Without a placeholder it is a switch. */
export type Option<Value> = {
  placeholder: string | undefined;
  description: string;
  isRequired: boolean;
  /** Converts the text; throws `InvalidArgumentError` with what is allowed. */
  parse: (text: string) => Value;
};

/** The values of options or arguments, by name. */
export type ValuesOf<Options> = {
  [Name in keyof Options]: Options[Name] extends Option<infer Value> ? Value : never;
};

/** Any number of options, by name in camel case: `widgetId` is `--widget-id`. */
export type Options = Record<string, Option<unknown>>;

/** A switch: true where it is given. */
export const flag = (description: string): Option<boolean> => ({
  placeholder: undefined,
  description,
  isRequired: false,
  parse: () => true,
});

/**
 * A value that may be left out. @param schema says what is allowed; its message follows the value that was given
 * @param allowed what is said instead of the schema's message
 */
export const optional = <Value>(
  placeholder: string,
  description: string,
  schema: z.ZodMiniType<Value>,
  allowed?: string,
): Option<Value | undefined> => ({ placeholder, description, isRequired: false, parse: parserOf(schema, allowed) });

/** A value that has to be given. */
export const required = <Value>(
  placeholder: string,
  description: string,
  schema: z.ZodMiniType<Value>,
  allowed?: string,
): Option<Value> => ({ placeholder, description, isRequired: true, parse: parserOf(schema, allowed) });

/** An option as it is written: `--widget-id <id>`. */
export function flagOf(name: string, { placeholder }: Pick<Option<unknown>, 'placeholder'>): string {
  const long = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return placeholder === undefined ? long : `${long} <${placeholder}>`;
}

const parserOf =
  <Value>(schema: z.ZodMiniType<Value>, allowed?: string) =>
  (text: string): Value => {
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError(allowed ?? parsed.error.issues.map(({ message }) => message).join(' '));
  };

/** An id of the API: a positive whole number. */
export const anId = z.pipe(
  z
    .string()
    .check(
      z.refine(
        (text) => /^[1-9]\d*$/.test(text) && Number.isSafeInteger(Number(text)),
        'An id is a whole number, as the dashboard shows it in addresses.',
      ),
    ),
  z.transform(Number),
);

const aTime = z.union([
  z.iso.date(),
  z.iso.datetime({ offset: true }),
  z.iso.datetime({ offset: true, precision: -1 }),
]);

/** A moment: a day (its beginning in UTC) or a time with its zone, as milliseconds since 1970. */
export const aMoment = z.pipe(
  z
    .string()
    .check(
      z.refine(
        (text) => aTime.safeParse(text).success,
        'Give a day like 2026-05-31, or a time like 2026-05-31T08:00:00Z.',
      ),
    ),
  z.transform((text) => Date.parse(text)),
);
