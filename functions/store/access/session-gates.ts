/** What each call of a visitor is judged by, in one request. */
import type { Id } from '#core/model/id.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import type { WidgetGate } from '#functions/store/settings/widget-store.ts';
import type { Table } from '#functions/store/table.ts';
import { type VisitorAccess, toVisitorAccess } from '#functions/store/visitors/visitor-store.ts';

/** The gate behind a widget's public token, or nothing, and the access of a visitor: half a read unit each, or one if `consistent`. */
export async function getSessionGates(
  table: Table,
  { widget_token, visitor_id }: { widget_token: string; visitor_id: Id },
  options: { consistent?: boolean } = {},
): Promise<{ gate: WidgetGate | undefined; access: VisitorAccess }> {
  const [token, visitor] = [keys.token(widget_token), keys.visitorGate(visitor_id)];
  const items = await table.batchGet([token, visitor], { ConsistentRead: options.consistent ?? false });
  const itemOf = (key: Key) => items.find(({ pk, sk }) => pk === key.pk && sk === key.sk);
  return { gate: itemOf(token) as WidgetGate | undefined, access: toVisitorAccess(itemOf(visitor)) };
}
