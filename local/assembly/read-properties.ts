/** Reads what a template says about a resource, and says in plain words what can't be read. */
import * as z from 'zod/mini';

const english = z.locales.en().localeError;

/** The value a schema makes of it; throws a sentence with every fault, `subject` at its head. */
export function readProperties<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  subject: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(value, { error: english });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
  throw new Error(`${subject} can't be read: ${faults.join('; ')}.`);
}
