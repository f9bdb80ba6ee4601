/** The visible list: fetched page by page, updated by pushes, and fetched again when pushes may have been missed. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Api } from '#dashboard/api/api.ts';
import type { ConversationStore } from './conversation-store.ts';
import { type Filter, inOrder, isRanked, matches, type Question, questionsFor, queryOf } from './filter.ts';
import { refreshed, type Stretches, UNPLACED, withNews, withPage } from './stretches.ts';

/** The list's loading state. */
export type ListState = 'loading' | 'ready' | 'failed';

/** A page that isn't loaded yet: its query and cursor. */
type Remainder = { question: Question; cursor: string };

/** The list. */
export type ListStore = {
  filter: ReadonlySignal<Filter>;
  state: ReadonlySignal<ListState>;
  error: ReadonlySignal<unknown>;
  items: ReadonlySignal<readonly Conversation[]>;
  hasMore: ReadonlySignal<boolean>;
  /** Why the next page couldn't be loaded; `error` is about the pages that are shown. */
  moreError: ReadonlySignal<unknown>;
  /** Whether older pages are on their way. */
  loadingMore: ReadonlySignal<boolean>;
  /** Shows another list; the same one again changes nothing. */
  show: (filter: Filter) => Promise<void>;
  /** Fetches what is shown again, without emptying it first. */
  refresh: () => Promise<void>;
  loadMore: () => Promise<void>;
  /** Something arrived by itself: it belongs to the list if it fits. */
  touch: (ids: readonly Id[]) => void;
};

type ListDeps = {
  api: Api;
  conversations: ConversationStore;
  me: () => Id | undefined;
  /** Fetches a conversation that a list shows and the server didn't list again. */
  lookAfter: (id: Id) => void;
  /** How many wait, or are snoozed, in all. */
  onTotal: (list: 'queue' | 'snoozed', total: number) => void;
};

/** A page as the server answered it. */
type Page = { data: Conversation[]; next_cursor: string | null; total?: number | undefined; question: Question };

/** The queue without anything that narrows it. */
const QUEUE_QUERY = queryOf({ view: 'unassigned', status: 'open' });
/** The own snoozed ones, without anything that narrows them. */
const SNOOZED_QUERY = queryOf({ view: 'snoozed', status: 'open' });
const PAGE = 50;
/** How many empty pages a search reads, going back in time, before it asks whether to continue. */
const EMPTY_PAGES = 5;
/** How many rows that a refresh no longer returned are fetched one by one, to see whether they still belong to the list. */
const LOOKED_AFTER = 10;

/** Makes the list. */
export function createListStore(deps: ListDeps, first: Filter): ListStore {
  const { api, conversations, me, lookAfter, onTotal } = deps;
  const filter = signal(first);
  const state = signal<ListState>('loading');
  const error = signal<unknown>(undefined);
  const moreError = signal<unknown>(undefined);
  const members = signal<Stretches>(new Map());
  const remainders = signal<readonly Remainder[]>([]);
  /** Loads are numbered: an answer is taken unless a newer one was, or another list is shown by now. */
  let round = 0;
  let taken = 0;
  const loadingMore = signal(false);
  /** What arrived by itself during each load that is under way. */
  const arrivals = new Set<Set<Id>>();

  const items = computed(() => {
    const shown = filter.value;
    const found: Conversation[] = [];
    for (const id of members.value.keys()) {
      const conversation = conversations.all.value.get(id);
      if (conversation && matches(conversation, shown, me())) found.push(conversation);
    }
    const ordered = inOrder(shown);
    if (isRanked(shown)) return upToHorizon(found.sort(ordered), members.value, remainders.value.length > 0);
    const stretch = (one: Conversation) => members.value.get(one.id) ?? 0;
    return found.sort((a, b) => stretch(a) - stretch(b) || ordered(a, b));
  });

  async function ask(question: Question, limit: number, cursor?: string): Promise<Page> {
    const query = { ...question, limit: String(limit), ...(cursor === undefined ? {} : { cursor }) };
    const page = await api('listConversations', { query });
    return { ...page, question };
  }

  /** Takes in the first page of every question. */
  function takeFirst(pages: readonly Page[], arrived: ReadonlySet<Id>): void {
    const ids = pages.flatMap((page) => page.data.map((one) => one.id));
    const wasLonger = [...members.peek().values()].some((stretch) => stretch > 0 && stretch !== UNPLACED);
    const isWhole = pages.every(({ next_cursor }) => next_cursor === null);
    const before = state.peek() === 'ready' && !isWhole ? members.peek() : new Map<Id, number>();
    const lost = [...before].filter(([id, stretch]) => stretch === 0 && !ids.includes(id)).map(([id]) => id);
    batch(() => {
      conversations.put(pages.flatMap((page) => page.data));
      members.value = refreshed(before, ids);
      touch([...arrived]);
      // What was fetched further down goes on where it ended.
      if (!wasLonger || isWhole) remainders.value = remaindersOf(pages);
      state.value = 'ready';
      error.value = undefined;
      moreError.value = undefined;
    });
    const [total] = pages.map((page) => page.total);
    if (total !== undefined && queryOf(filter.peek()) === QUEUE_QUERY) onTotal('queue', total);
    if (total !== undefined && queryOf(filter.peek()) === SNOOZED_QUERY) onTotal('snoozed', total);
    if (before.size > 0) for (const id of lost.slice(0, LOOKED_AFTER)) lookAfter(id);
  }

  async function load(): Promise<void> {
    const mine = (round += 1);
    const arrived = new Set<Id>();
    arrivals.add(arrived);
    try {
      const pages = await Promise.all(
        questionsFor(filter.peek(), me() !== undefined).map((question) => ask(question, PAGE)),
      );
      if (mine <= taken) return;
      taken = mine;
      takeFirst(pages, arrived);
    } catch (failure) {
      if (mine <= taken) return;
      error.value = failure;
      if (state.peek() === 'loading' && mine === round) state.value = 'failed';
    } finally {
      arrivals.delete(arrived);
    }
    const isStillShown = () => mine === taken && isEmptySoFar();
    for (let looked = 0; looked < EMPTY_PAGES && isStillShown(); looked += 1) await loadMore();
  }
  const isEmptySoFar = () =>
    items.peek().length === 0 && remainders.peek().length > 0 && moreError.peek() === undefined;

  async function loadMore(): Promise<void> {
    const wanted = remainders.peek();
    if (wanted.length === 0 || loadingMore.peek()) return;
    loadingMore.value = true;
    const list = queryOf(filter.peek());
    try {
      const pages = await Promise.all(wanted.map(({ question, cursor }) => ask(question, PAGE, cursor)));
      if (list !== queryOf(filter.peek()) || wanted !== remainders.peek()) return;
      batch(() => {
        conversations.put(pages.flatMap((page) => page.data));
        members.value = withPage(
          members.peek(),
          pages.flatMap((page) => page.data.map((one) => one.id)),
        );
        remainders.value = remaindersOf(pages);
        moreError.value = undefined;
      });
    } catch (failure) {
      moreError.value = failure;
    } finally {
      loadingMore.value = false;
    }
  }

  function touch(ids: readonly Id[]): void {
    const { q, behind } = filter.peek();
    if (q !== undefined || behind) return;
    for (const id of ids) {
      for (const arrived of arrivals) arrived.add(id);
      const conversation = conversations.get(id);
      if (isRanked(filter.peek())) {
        if (!members.peek().has(id)) members.value = new Map(members.peek()).set(id, UNPLACED);
      } else if (conversation) members.value = withNews(members.peek(), conversation, conversations.get);
    }
  }

  return {
    filter,
    state,
    error,
    items,
    moreError,
    hasMore: computed(() => remainders.value.length > 0),
    loadingMore,
    show: async (next) => {
      const isUnderWay = state.peek() === 'ready' || arrivals.size > 0;
      if (isUnderWay && queryOf(next) === queryOf(filter.peek())) return;
      taken = round;
      batch(() => {
        filter.value = next;
        const known = next.q === undefined && !next.behind ? conversations.all.peek().keys() : [];
        members.value = new Map([...known].map((id) => [id, isRanked(next) ? UNPLACED : 0]));
        remainders.value = [];
        error.value = undefined;
        moreError.value = undefined;
        state.value = 'loading';
      });
      await load();
    },
    refresh: load,
    loadMore,
    touch,
  };
}

/** The waiting chats up to the end of the loaded pages; before any later ones there may be others that aren't loaded yet. */
function upToHorizon(sorted: Conversation[], stretches: Stretches, hasMore: boolean): Conversation[] {
  if (!hasMore) return sorted;
  const last = sorted.findLastIndex(({ id }) => stretches.get(id) !== UNPLACED);
  return sorted.slice(0, last + 1);
}

/** What is still to be had after these pages. */
function remaindersOf(pages: readonly { question: Question; next_cursor: string | null }[]): Remainder[] {
  return pages.flatMap(({ question, next_cursor }) =>
    next_cursor === null ? [] : [{ question, cursor: next_cursor }],
  );
}
