/** What tests of visitors on a site set up, and ask the table. */
import { makeId, type Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { newestOfVisitor } from '#functions/store/conversations/conversation-index.ts';
import { getConnection } from '#functions/store/sockets/connection-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import type { Table } from '#functions/store/table.ts';
import { putVisitor, type VisitorItem } from '#functions/store/visitors/visitor-store.ts';
import { newVisitor } from '#functions/use-cases/visitors/resolve-visitor.ts';
import { connect } from '#functions/use-cases/sockets/connect.ts';
import { hello } from '#functions/use-cases/sockets/hello.ts';

/** The conversations that a visitor has. */
export const conversationsOfVisitor = (table: Table, visitor: Id) => newestOfVisitor(table, visitor, { limit: 10 });

/** A visitor of a widget, on a page. */
export async function aVisitorOn(
  deps: Pick<Deps, 'table' | 'now' | 'random'>,
  widget: Id,
  fields: Partial<VisitorItem> = {},
): Promise<VisitorItem> {
  const nobody = newVisitor({ ...deps, randomText: (length) => 'x'.repeat(length) }, { id: widget });
  const pages = [{ url: 'https://shop.example.com/', title: 'Shop', at: new Date(deps.now()).toISOString() }];
  const visitor = {
    ...nobody,
    id: makeId(deps.now(), deps.random()),
    timezone: 'Europe/Berlin',
    locale: 'de',
    pages,
    ...fields,
  };
  await putVisitor(deps.table, visitor);
  return visitor;
}

/** Opens a page of theirs: its socket, and the first frame. */
export async function arriveOn(
  deps: Parameters<typeof hello>[0],
  { id, widget_id }: Pick<VisitorItem, 'id' | 'widget_id'>,
  socket: string,
): Promise<void> {
  const widget = await getWidget(deps.table, widget_id);
  const who = { principal: 'visitor', visitor_id: id, widget_id, widget_token: widget?.token ?? '' } as const;
  const listed = widget?.live_visitors ? ({ is_listed: true } as const) : {};
  await connect(deps, socket, { ...who, verified: false, ...listed });
  const connection = await getConnection(deps.table, socket);
  if (!connection) throw new Error('It was just stored.');
  await hello(deps, connection, [], { heartbeatSeconds: 60, leaseSeconds: 150 });
}
