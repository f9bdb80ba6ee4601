/** Lines of an export of this product: what they have to be. */
import * as z from 'zod/mini';
import { type Id, id as idSchema } from '#core/model/id.ts';
import { type ExportedLine, exportedFields, kindOfKey } from '#core/portable/exported.ts';
import type { Problem } from '#core/portable/imported.ts';
import { fieldErrors } from '#core/text/field-errors.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { factOf } from '#functions/store/reports/metric-event-store.ts';

const lineSchema = z.object({
  kind: z.string(),
  item: z.looseObject({ pk: z.string().check(z.minLength(1)), sk: z.string().check(z.minLength(1)) }),
});
/** A row, as far as an import relies on it. */
export const rowSchema = z.looseObject({
  id: idSchema,
  fold: z.looseObject({ w: idSchema, v: idSchema }),
  content: z.optional(z.string().check(z.maxLength(8000))),
});
/** A conversation, as far as an import relies on it. */
export const infoSchema = z.looseObject({
  id: idSchema,
  widget_id: idSchema,
  visitor_id: idSchema,
  labels: z.array(z.string()),
  priority: z.string(),
  visitor: z.looseObject({ verified: z.boolean() }),
});

/** The key of an item. */
export const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });
/** A key in one word. */
export const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** The visitor that an item is of, so that nothing comes back of one who was deleted. */
export function visitorOf(item: ExportedLine['item']): Id | undefined {
  const [, id] = /^VISITOR#(\d+)$/.exec(item.pk) ?? [];
  if (id !== undefined) return Number(id);
  if (item.pk.startsWith('TICKET#'))
    return (item['requester'] as { visitor_id?: Id | null } | null | undefined)?.visitor_id ?? undefined;
  return item.pk.startsWith('IDENTITY#') && typeof item['visitor_id'] === 'number' ? item['visitor_id'] : undefined;
}

/** A line, which may only be of a kind that is exported: an import writes nothing else. */
export function readLine(value: unknown): ExportedLine | { problem: string } {
  const parsed = z.safeParse(lineSchema, value);
  if (!parsed.success) {
    const [error] = fieldErrors(parsed.error.issues, value, 'line');
    return { problem: error?.message ?? 'Must be a line of an export' };
  }
  const { kind, item } = parsed.data;
  const exported = kindOfKey(item.pk, item.sk);
  if (exported?.kind !== kind) return { problem: `Must be of a kind that is exported. Got "${kind}"` };
  if (kind === 'metric_event' && !isMetricEvent(item)) return { problem: 'Must be a metric event with its own key' };
  return { kind, item: exportedFields(exported, item) };
}

/** Whether its key follows from what it says. */
const isMetricEvent = (item: ExportedLine['item']): boolean =>
  unlessUnreadable(() => {
    const { widget_id, kind, at_ms, conversation_id, seq } = factOf(item);
    return nameOf(keys.fact(widget_id, kind, at_ms, conversation_id, seq)) === nameOf(item);
  }) === true;

/** What reading comes to; undefined for what this product would never have stored. */
export function unlessUnreadable<Read>(read: () => Read): Read | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What is wrong with the first value that doesn't fit its schema. */
export function firstWrong(
  all: readonly (readonly [z.ZodMiniType, unknown, string])[],
): Pick<Problem, 'field' | 'message'> | undefined {
  for (const [schema, value, name] of all) {
    const parsed = z.safeParse(schema, value);
    const [error] = parsed.success ? [] : fieldErrors(parsed.error.issues, value, name);
    if (error) return { field: error.path, message: error.message };
  }
  return undefined;
}
