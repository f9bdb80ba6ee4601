/** Which conversations a list shows, in which order, and which questions to the server bring them. */
import type { Sent } from '#core/contract/http.ts';
import type { Conversation, Status } from '#core/model/conversations/conversation.ts';
import type { FactList } from '#core/model/conversations/fact.ts';
import type { Id } from '#core/model/id.ts';
import type { ListFilter } from '#core/model/conversations/view.ts';
import { channels, listStatuses, listViews, priorities, ratingFilters } from '#dashboard/data/closed-sets.ts';

/** Whose conversations. */
export const views = listViews;

/** `open` is pending, active and waiting together. What is snoozed is only in `snoozed` and `any`. */
export type StatusFilter = ListFilter['status'];

/** A question for the conversations behind a number; `fact` says which. */
export type Behind = { fact: FactList; from: string; to: string; widget_id?: string; agent_id?: string };

/** What a list shows. A colleague is chosen among all conversations only. */
export type Filter = ListFilter & {
  /** The conversations behind a number of a report: the question as the report put it. */
  behind?: Behind;
};

/** One question to the server, without its page. */
export type Question = Omit<Sent<'listConversations', 'query'>, 'limit' | 'cursor'>;

const OPEN: readonly Status[] = ['pending', 'active', 'waiting'];

/** Whether a conversation is still going on. */
export function isOpen(conversation: Pick<Conversation, 'status'>): boolean {
  return OPEN.includes(conversation.status);
}

/** Whether a conversation belongs to the list. Some have no rule: the server's answer is the list. */
export function matches(conversation: Conversation, filter: Filter, me: Id | undefined): boolean {
  if (filter.q !== undefined || filter.behind) return true;
  if (!isOf(filter, conversation, me)) return false;
  if (isQueue(filter) && conversation.handler !== 'agent') return false;
  if (!hasStatus(filter, conversation)) return false;
  return (
    (['agent_id', 'department_id', 'widget_id', 'priority', 'channel'] as const).every(
      (name) => filter[name] === undefined || conversation[name] === filter[name],
    ) &&
    (filter.label === undefined || conversation.labels.includes(filter.label)) &&
    isRated(conversation.rating, filter.rating) &&
    isBetween(conversation.created_at, createdIn(filter))
  );
}

const isRated = (stars: number | null, wanted: Filter['rating']): boolean =>
  wanted === undefined || (wanted === 'any' ? stars !== null : String(stars ?? 'none') === wanted);

const isBetween = (instant: string, { created_from = '', created_to = '~' }: ReturnType<typeof createdIn>): boolean =>
  instant >= created_from && instant < created_to;

const DAY_MS = 86_400_000;

/** The time in which the conversations of a list began. */
function createdIn({ days, created_from, created_to }: Filter): Pick<Filter, 'created_from' | 'created_to'> {
  if (days !== undefined) return { created_from: new Date(Date.now() - days * DAY_MS).toISOString() };
  return { ...(created_from ? { created_from } : {}), ...(created_to ? { created_to } : {}) };
}

/** Whether a conversation is one of those whose list it is. Who is no agent has no snoozed ones of their own, and sees everybody's. */
function isOf({ view, agent_id }: Filter, conversation: Conversation, me: Id | undefined): boolean {
  switch (view) {
    case 'mine':
      return conversation.agent_id === me;
    case 'unassigned':
      return conversation.agent_id === null;
    case 'snoozed':
      return agent_id !== undefined || me === undefined || conversation.agent_id === me;
    case 'following':
      return me !== undefined && conversation.followers.includes(me);
    case 'all':
      return true;
  }
}

function hasStatus(filter: Filter, conversation: Conversation): boolean {
  if (showsSnoozed(filter)) return conversation.is_snoozed;
  if (filter.status === 'any') return true;
  if (conversation.is_snoozed) return false;
  return filter.status === 'open' ? isOpen(conversation) : conversation.status === filter.status;
}

/** Whether a list is of what is snoozed. */
export const showsSnoozed = ({ view, status }: Pick<Filter, 'view' | 'status'>): boolean =>
  view === 'snoozed' || status === 'snoozed';

/** Whether a list is the queue: those that wait for an agent. A chat that a bot or workflow handles waits for nobody yet. */
export const isQueue = ({ view, status, q, behind }: Filter): boolean =>
  view === 'unassigned' && status === 'open' && q === undefined && behind === undefined;

/** Whether a list is sorted by waiting time. Only open conversations have one. */
export const isByWait = ({ view, status, sort, q, behind }: Filter): boolean =>
  sort === 'waiting' &&
  view !== 'following' &&
  q === undefined &&
  behind === undefined &&
  view !== 'snoozed' &&
  !['snoozed', 'any', 'resolved', 'closed'].includes(status);

/** Whether a list has one order over all its pages, so that what arrives goes to its place, wherever that is. */
export const isRanked = (filter: Filter): boolean => isQueue(filter) || isByWait(filter);

/** Compares two conversations of a list: the queue by urgency and age, snoozed ones by when they come back, one by waiting time by that, everything else by what happened last. */
export function inOrder(filter: Filter): (a: Conversation, b: Conversation) => number {
  if (isByWait(filter)) return (a, b) => later(waitsSince(a), waitsSince(b)) || newestFirst(a, b);
  if (isQueue(filter)) {
    return (a, b) => priorities.indexOf(b.priority) - priorities.indexOf(a.priority) || later(queuedAt(a), queuedAt(b));
  }
  if (showsSnoozed(filter)) return (a, b) => later(returnsAt(a), returnsAt(b)) || b.id - a.id;
  return newestFirst;
}

const newestFirst = (a: Conversation, b: Conversation): number => later(lastAt(b), lastAt(a)) || b.id - a.id;

/** Those that wait for nothing come last. */
const waitsSince = ({ waiting_since }: Conversation): string => waiting_since ?? '~';

/** What has no time comes last. */
const returnsAt = ({ snoozed_until }: Conversation): string => snoozed_until ?? '~';

/** The questions whose answers together are the list. `isAgent`: whoever asks can have conversations of their own. */
export function questionsFor(filter: Filter, isAgent = true): Question[] {
  if (filter.behind) return [filter.behind];
  const shared: Question = {
    ...createdIn(filter),
    ...Object.fromEntries(
      narrowing.flatMap((name) => (filter[name] === undefined ? [] : [[name, String(filter[name])]])),
    ),
  };
  if (filter.q !== undefined) return [{ ...shared, q: filter.q }];
  if (isQueue(filter) && !isByWait(filter)) return [{ ...shared, order: 'queue' }];
  if (showsSnoozed(filter)) return [{ ...whoseOf(filter, isAgent), ...shared, snoozed: 'true' }];
  const whose = whoseOf(filter, isAgent);
  if (isByWait(filter)) {
    const { status } = filter;
    return [{ ...shared, ...whose, order: 'waiting', ...(status === 'open' ? {} : { status: status as Status }) }];
  }
  return statusesOf(filter).map((status) => Object.assign({}, shared, whose, status === undefined ? {} : { status }));
}

/** What narrows a list, whichever it is, as questions and addresses name it. */
const narrowing = ['agent_id', 'department_id', 'widget_id', 'priority', 'label', 'channel', 'rating'] as const;

function whoseOf({ view }: Filter, isAgent: boolean): Question {
  switch (view) {
    case 'mine':
      return { agent_id: 'me' };
    case 'unassigned':
      return { agent_id: 'none' };
    case 'snoozed':
      return isAgent ? { agent_id: 'me' } : {};
    case 'following':
      return { following: 'true' };
    case 'all':
      return {};
  }
}

/** An own conversation is never pending: no question is asked for nothing. */
function statusesOf({ view, status, agent_id }: Filter): (Status | undefined)[] {
  if (status === 'any' || status === 'snoozed') return [undefined];
  if (status !== 'open') return [status];
  return view === 'mine' || agent_id !== undefined ? ['active', 'waiting'] : [...OPEN];
}

/** Instants are all written the same way, so their text order is their time order: nothing is parsed to sort 10,000. */
function later(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** When something happened in it last. */
export function lastAt(conversation: Conversation): string {
  return conversation.last_message_at ?? conversation.created_at;
}

function queuedAt(conversation: Conversation): string {
  return conversation.waiting_since ?? conversation.created_at;
}

/** The filter an address asks for. */
export function filterFrom(query: URLSearchParams): Filter {
  const given = (name: string) => query.get(name) || undefined;
  const idOf = (name: string) => (/^\d{1,15}$/.test(given(name) ?? '') ? { [name]: Number(given(name)) } : {});
  const instantOf = (name: string) =>
    Number.isNaN(Date.parse(given(name) ?? '')) ? {} : { [name]: new Date(given(name) ?? '').toISOString() };
  const oneOf = <Value extends string>(name: string, allowed: readonly Value[]): Record<string, Value> => {
    const value = allowed.find((candidate) => candidate === given(name));
    return value === undefined ? {} : { [name]: value };
  };
  const behind = behindFrom(query);
  return {
    view: 'mine',
    status: 'open',
    ...oneOf('view', listViews),
    ...oneOf('status', listStatuses),
    ...(behind === undefined && (/^(all|snoozed)$/.test(given('view') ?? '') || given('q') !== undefined)
      ? idOf('agent_id')
      : {}),
    ...idOf('department_id'),
    ...idOf('widget_id'),
    ...oneOf('priority', priorities),
    ...(given('label') === undefined ? {} : { label: given('label') }),
    ...oneOf('channel', channels),
    ...oneOf('rating', ratingFilters),
    ...(/^[1-9]\d?$/.test(given('days') ?? '') ? idOf('days') : {}),
    ...instantOf('created_from'),
    ...instantOf('created_to'),
    ...oneOf('sort', ['waiting']),
    ...(given('q') === undefined ? {} : { q: given('q') }),
    ...(behind ? { behind } : {}),
  };
}

/** The address of a list behind a number is the report's own; whether it means anything is for the server to say. */
function behindFrom(query: URLSearchParams): Behind | undefined {
  const { fact, from, to, widget_id, agent_id } = Object.fromEntries(query);
  if (!fact || !from || !to) return undefined;
  const whose = { ...(widget_id ? { widget_id } : {}), ...(agent_id ? { agent_id } : {}) };
  return { fact: fact as FactList, from, to, ...whose };
}

/** The labels that conversations have, each once, in the order of a dictionary. */
export const labelsOf = (conversations: readonly Pick<Conversation, 'labels'>[]): string[] =>
  [...new Set(conversations.flatMap(({ labels }) => labels))].sort((a, b) => a.localeCompare(b));

/** The query part of an address that asks for the filter; defaults are left out. */
export function queryOf(filter: Filter): string {
  if (filter.behind) return `?${new URLSearchParams(filter.behind)}`;
  const given = Object.entries(filter).filter(
    ([key, value]) =>
      value !== undefined && !(key === 'view' && value === 'mine') && !(key === 'status' && value === 'open'),
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}
