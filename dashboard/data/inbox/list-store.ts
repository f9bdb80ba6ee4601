/** The list on the screen: fetched page by page, kept live by what arrives, fetched again when pushes may have been missed. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Conversation } from '#core/model/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Api } from '#dashboard/api/api.ts';
import type { ConversationStore } from './conversation-store.ts';
import { type Filter, inOrder, matches, type Question, questionsFor, queryOf } from './filter.ts';

/** How the list stands. */
export type ListState = 'loading' | 'ready' | 'failed';

/** A page still to be had: the question and where it goes on. */
type Remainder = { question: Question; cursor: string };

/** The list. */
export type ListStore = {
  filter: ReadonlySignal<Filter>;
  state: ReadonlySignal<ListState>;
  error: ReadonlySignal<unknown>;
  items: ReadonlySignal<readonly Conversation[]>;
  hasMore: ReadonlySignal<boolean>;
  /** Shows another list; the same one again changes nothing. */
  show: (filter: Filter) => Promise<void>;
  /** Fetches what is shown again, without emptying it first. */
  refresh: () => Promise<void>;
  loadMore: () => Promise<void>;
  /** Something arrived by itself: it belongs to the list if it fits. */
  touch: (ids: readonly Id[]) => void;
};

const PAGE = 50;
/** What one refresh may fetch again of a list that was scrolled far down. */
const REFRESHED_AT_ONCE = 100;

/** Makes the list. */
export function createListStore(
  deps: { api: Api; conversations: ConversationStore; me: () => Id | undefined },
  first: Filter,
): ListStore {
  const { api, conversations, me } = deps;
  const filter = signal(first);
  const state = signal<ListState>('loading');
  const error = signal<unknown>(undefined);
  const members = signal<ReadonlySet<Id>>(new Set());
  const remainders = signal<readonly Remainder[]>([]);
  /** Loads are numbered: an answer is taken unless a newer one was, or another list is shown by now. */
  let round = 0;
  let taken = 0;
  let loadingMore = false;
  /** What arrived by itself during each load that is under way. */
  const arrivals = new Set<Set<Id>>();

  const items = computed(() => {
    const shown = filter.value;
    const found: Conversation[] = [];
    for (const id of members.value) {
      const conversation = conversations.all.value.get(id);
      if (conversation && matches(conversation, shown, me())) found.push(conversation);
    }
    return found.sort(inOrder(shown));
  });

  async function ask(question: Question, limit: number, cursor?: string) {
    const query = { ...question, limit: String(limit), ...(cursor === undefined ? {} : { cursor }) };
    const page = await api('listConversations', { query });
    return { ...page, question };
  }

  async function load(limit: number): Promise<void> {
    const mine = (round += 1);
    const arrived = new Set<Id>();
    arrivals.add(arrived);
    try {
      const pages = await Promise.all(questionsFor(filter.peek()).map((question) => ask(question, limit)));
      if (mine <= taken) return;
      taken = mine;
      batch(() => {
        conversations.put(pages.flatMap((page) => page.data));
        members.value = new Set([...pages.flatMap((page) => page.data.map((one) => one.id)), ...arrived]);
        remainders.value = remaindersOf(pages);
        state.value = 'ready';
        error.value = undefined;
      });
    } catch (failure) {
      if (mine <= taken) return;
      error.value = failure;
      if (state.peek() === 'loading' && mine === round) state.value = 'failed';
    } finally {
      arrivals.delete(arrived);
    }
  }

  return {
    filter,
    state,
    error,
    items,
    hasMore: computed(() => remainders.value.length > 0),
    show: async (next) => {
      const isUnderWay = state.peek() === 'ready' || arrivals.size > 0;
      if (isUnderWay && queryOf(next) === queryOf(filter.peek())) return;
      taken = round;
      batch(() => {
        filter.value = next;
        members.value = next.q === undefined && !next.behind ? new Set(conversations.all.peek().keys()) : new Set();
        remainders.value = [];
        state.value = 'loading';
      });
      await load(PAGE);
    },
    refresh: () => load(Math.min(REFRESHED_AT_ONCE, Math.max(PAGE, members.peek().size))),
    loadMore: async () => {
      const wanted = remainders.peek();
      if (wanted.length === 0 || loadingMore) return;
      loadingMore = true;
      const mine = taken;
      try {
        const pages = await Promise.all(wanted.map(({ question, cursor }) => ask(question, PAGE, cursor)));
        if (mine !== taken) return;
        batch(() => {
          conversations.put(pages.flatMap((page) => page.data));
          members.value = new Set([...members.peek(), ...pages.flatMap((page) => page.data.map((one) => one.id))]);
          remainders.value = remaindersOf(pages);
        });
      } catch (failure) {
        error.value = failure;
      } finally {
        loadingMore = false;
      }
    },
    touch: (ids) => {
      if (filter.peek().q !== undefined) return;
      for (const id of ids) for (const arrived of arrivals) arrived.add(id);
      if (ids.some((id) => !members.peek().has(id))) members.value = new Set([...members.peek(), ...ids]);
    },
  };
}

/** What is still to be had after these pages. */
function remaindersOf(pages: readonly { question: Question; next_cursor: string | null }[]): Remainder[] {
  return pages.flatMap(({ question, next_cursor }) =>
    next_cursor === null ? [] : [{ question, cursor: next_cursor }],
  );
}
