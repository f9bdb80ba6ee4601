/** Reads a resource's properties, and reports in plain sentences what can't be read. */
import * as z from 'zod/mini';

const english = z.locales.en().localeError;

/** The parsed value. Throws one sentence that starts with `subject` and names every fault. */
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
