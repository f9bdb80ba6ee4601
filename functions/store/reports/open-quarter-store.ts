/** Quarters of an hour in which a widget has facts that no slot holds yet: reports read those facts themselves. */
import { QUARTER_MS } from '#core/metrics/aggregate.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { type Table, queryAll } from '#functions/store/table.ts';

/** A quarter of an hour of a widget; `quarterMs` is when it began. */
export type OpenQuarter = { widget: Id; quarterMs: number };

/** Notes that a widget has facts in a quarter. */
export async function putOpenQuarter(table: Table, { widget, quarterMs }: OpenQuarter): Promise<void> {
  await table.put({ Item: { ...keys.openQuarter(widget, quarterMs), widget_id: widget, quarter_ms: quarterMs } });
}

/** Every quarter with facts that are in no slot yet, as it is now. */
export async function readOpenQuarters(table: Table): Promise<OpenQuarter[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.openQuarter(0, 0).pk },
    ConsistentRead: true,
  });
  return items.map((item) => ({ widget: item['widget_id'] as Id, quarterMs: Number(item['quarter_ms']) }));
}

/** Forgets a quarter, whose facts are in their slots. */
export async function deleteOpenQuarter(table: Table, { widget, quarterMs }: OpenQuarter): Promise<void> {
  await table.delete({ Key: keys.openQuarter(widget, quarterMs) });
}

/** When a quarter is over. */
export const endOf = ({ quarterMs }: OpenQuarter): number => quarterMs + QUARTER_MS;
