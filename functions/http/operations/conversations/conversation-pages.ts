/** Pages of conversations: for agents, and for visitors their own. */
import type { Deps } from '#functions/deps.ts';
import { listOwnConversations } from '#functions/use-cases/conversations/list-own-conversations.ts';
import type { Call } from '#functions/http/call.ts';
import type { Id } from '#core/model/id.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import { scopeOf } from '#functions/use-cases/access/scope.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';
import {
  type ConversationPage,
  countSnoozed,
  listConversations,
} from '#functions/use-cases/search/list-conversations.ts';
import { listQueue } from '#functions/use-cases/search/list-queue.ts';

/** A page of the list: found by words, behind a number, or filtered. */
export async function listPage(deps: Deps, call: Call<'listConversations'>) {
  const { query } = call;
  const page = await pageOf(deps, call, readCursor('listConversations', query));
  const next_cursor = page.before === undefined ? null : writeCursor('listConversations', query, page.before);
  return { data: page.conversations, next_cursor, ...(page.total === undefined ? {} : { total: page.total }) };
}

async function pageOf(
  deps: Deps,
  { query, caller }: Call<'listConversations'>,
  before: string | undefined,
): Promise<ConversationPage> {
  const { limit, status, since, q, fact, from, to } = query;
  const agent = query.agent_id === 'me' ? (caller.agent?.id ?? 0) : query.agent_id;
  const explain = explainWaiting(deps);
  const snoozed = query.snoozed === 'true' ? true : undefined;
  const scope = await scopeOf(deps, caller);
  const visitors = await visitorsOf(deps, query);
  const follower = query.following ? (caller.agent?.id ?? 0) : undefined;
  const now = { status, snoozed, scope, visitors, follower, ...narrowedBy(query) };
  const widget = query.widget_id;
  if (query.order === 'queue') return listQueue(deps, { ...now, widget }, { limit, before }, explain);
  if (query.order === 'waiting') {
    const { listWaiting } = await import('#functions/use-cases/search/list-waiting.ts');
    return listWaiting(deps, { ...now, agent, widget }, { limit, before }, explain);
  }
  if (fact !== undefined && from !== undefined && to !== undefined) {
    const period = { fromMs: Date.parse(from), toMs: Date.parse(to) };
    const counted = { list: fact, period, widget, agent };
    const { listCounted } = await import('#functions/use-cases/reports/list-counted.ts');
    return listCounted(deps, counted, now, { limit, before, explain });
  }
  const sinceMs = since === undefined ? undefined : Date.parse(since);
  const filters = { ...now, agent, widget, sinceMs };
  if (snoozed && q === undefined) {
    const [page, total] = await Promise.all([
      listConversations(deps, filters, { limit, before }, explain),
      countSnoozed(deps.table, { agent, scope }),
    ]);
    return { ...page, total };
  }
  if (q === undefined) return listConversations(deps, filters, { limit, before }, explain);
  const { searchConversations } = await import('#functions/use-cases/search/search-conversations.ts');
  return searchConversations(deps, { ...filters, q }, { limit, before }, explain);
}

/** Whose they are to be, where that is asked for. */
async function visitorsOf(
  deps: Pick<Deps, 'table'>,
  { visitor_id, same_person }: Call<'listConversations'>['query'],
): Promise<readonly Id[] | undefined> {
  if (visitor_id === undefined) return undefined;
  if (!same_person) return [visitor_id];
  return (await import('#functions/use-cases/visitors/same-person.ts')).personWith(deps, visitor_id);
}

/** What narrows a list, whichever it is. The widget says for numbers which they are, and is apart. */
function narrowedBy(query: Call<'listConversations'>['query']) {
  const { priority, label, department_id: department, channel, rating, created_from, created_to } = query;
  const isTimed = created_from !== undefined || created_to !== undefined;
  const created = { fromMs: instantAt(created_from), toMs: instantAt(created_to) };
  return { priority, label, department, channel, rating, created: isTimed ? created : undefined };
}

const instantAt = (text: string | undefined): number | undefined => (text === undefined ? undefined : Date.parse(text));

/** A page of the visitor's own conversations. */
export async function listOwnPage(deps: Pick<Deps, 'table'>, { query, caller }: Call<'listOwnConversations'>) {
  const before = readCursor('listOwnConversations', query);
  const whose = { visitor: caller.visitor_id, widget: caller.widget.widget_id };
  const page = await listOwnConversations(deps, whose, { limit: query.limit, before });
  const next_cursor = page.before === undefined ? null : writeCursor('listOwnConversations', query, page.before);
  return { data: page.conversations, next_cursor };
}
