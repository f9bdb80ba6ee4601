/**
 * Who is on the sites now. It follows from the sockets that pages have and from what is known of visitors anyway: nothing is
 * stored for it.
 */
import { type Scope, isInScope } from '#core/access/scope.ts';
import type { LiveVisitor, LiveVisitors } from '#core/model/visitors/live-visitor.ts';
import type { Id } from '#core/model/id.ts';
import { isBlocked } from '#core/visitor/block.ts';
import { visitOf } from '#core/visitor/visit.ts';
import type { Deps } from '#functions/deps.ts';
import { keys } from '#functions/store/keys.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { hasExpired, visitorsOn } from '#functions/store/sockets/connection-store.ts';
import type { VisitorItem } from '#functions/store/visitors/visitor-store.ts';
import { seesVisitor } from '#functions/use-cases/access/require-in-scope.ts';
import { seesConversation } from '#functions/use-cases/access/scope.ts';
import { type LiveWidget, liveWidgets } from './live-widgets.ts';

type LiveDeps = Pick<Deps, 'table' | 'now'>;

/** How many are listed, those who came last first: nobody says hello to more. */
const MAX_LISTED = 100;

/** The visitors of the sites that somebody sees, the latest first. */
export async function listLiveVisitors(deps: LiveDeps, scope: Scope): Promise<LiveVisitors> {
  const all = await liveWidgets(deps.table);
  const widgets = all.filter(({ department_id }) => isInScope(scope, { agent_id: null, department_id }));
  const there = (await Promise.all(widgets.map(({ id }) => idsOn(deps, id)))).flat();
  // Ids grow with time: visitors who were first seen last are listed where there are too many.
  const listed = there.toSorted((one, other) => other - one).slice(0, MAX_LISTED);
  const visitors = (await deps.table.batchGet(listed.map((id) => keys.visitor(id)))) as VisitorItem[];
  const seen = await Promise.all(visitors.map((one) => isShown(deps, scope, one)));
  const shown = await Promise.all(visitors.filter((_, index) => seen[index]).map((one) => show(deps, scope, one)));
  return {
    widgets: widgets.map(({ id, name }: LiveWidget) => ({ id, name })),
    // Those beyond the list are counted without looking them up.
    total: there.length - listed.length + shown.length,
    data: shown.toSorted((one, other) => other.since.localeCompare(one.since)),
  };
}

async function idsOn({ table, now }: LiveDeps, widget: Id): Promise<Id[]> {
  const sockets = await visitorsOn(table, widget);
  const open = sockets.filter(({ expiresAtSeconds }) => !hasExpired(expiresAtSeconds, now()));
  return [...new Set(open.map(({ visitorId }) => visitorId))];
}

/** Whether somebody may know of a visitor. Who chatted with another department only isn't theirs, on any page. */
const isShown = async (deps: LiveDeps, scope: Scope, visitor: VisitorItem): Promise<boolean> =>
  !isBlocked(visitor, deps.now()) && seesVisitor(deps, scope, visitor.id);

async function show({ table }: LiveDeps, scope: Scope, visitor: VisitorItem): Promise<LiveVisitor> {
  const { id, widget_id, name, verified, timezone, locale, pages = [] } = visitor;
  const { count: visits, began_at: since } = visitOf(visitor);
  return {
    id,
    widget_id,
    name,
    verified,
    page: pages.at(-1) ?? null,
    since,
    visits,
    timezone,
    locale,
    ...(await chatOf(table, scope, visitor)),
  };
}

async function chatOf(
  table: Deps['table'],
  scope: Scope,
  { last_conversation_id: last }: VisitorItem,
): Promise<Pick<LiveVisitor, 'chat' | 'conversation_id'>> {
  const status = last === undefined ? undefined : (await newestRow(table, last))?.state.status;
  if (last === undefined || status === undefined || status === 'closed') return { chat: 'none', conversation_id: null };
  const chat = status === 'resolved' ? 'resolved' : 'open';
  return { chat, conversation_id: (await seesConversation({ table }, scope, last)) ? last : null };
}
