/** What narrows the list: view tabs, search, and the filters behind one button. */
import { useComputed } from '@preact/signals';
import { ListFilter, Search, X } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { type Filter, queryOf, views } from '#dashboard/data/inbox/filter.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { addActions } from '#dashboard/navigation/shortcuts.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { narrow, narrowings } from './narrow.ts';

const SEARCH_AFTER_MS = 250;
const FilterPanel = lazy(() => import('./filter-panel.tsx'));

type FiltersProps = { filter: Filter; id: number | undefined };

/** Tabs, search and filters. */
export function Filters({ filter, id }: FiltersProps) {
  const [isOpen, setOpen] = useState(narrowings(filter) > 0);
  const count = narrowings(filter);
  const { inbox: box, me } = useWorkspace();
  const follows = useComputed(() => {
    const own = me.value.agent?.id ?? 0;
    return [...box.conversations.all.value.values()].some(({ followers }) => followers.includes(own));
  });
  const isFollowing = filter.view === 'following' || follows.value;
  return (
    <div class="filters">
      <div class="filters-line">
        <SearchBox filter={filter} />
        <IconButton
          label={inbox.filters}
          icon={ListFilter}
          pressed={isOpen}
          onClick={() => setOpen(!isOpen)}
          class={count > 0 ? 'has-dot' : ''}
        />
      </div>
      {isOpen && <FilterPanel filter={filter} />}
      {filter.q === undefined && (
        <div class="tabs">
          {views
            .filter((view) => view !== 'following' || isFollowing)
            .map((view) => (
              <a
                key={view}
                class="tab"
                href={`${BASE}/conversations${id === undefined ? '' : `/${id}`}${queryOf(inView(filter, view))}`}
                aria-current={filter.view === view ? 'true' : undefined}
              >
                {inbox.views[view]}
                <CountOf view={view} />
              </a>
            ))}
        </div>
      )}
    </div>
  );
}

/** A colleague is chosen among all conversations only. */
function inView({ agent_id, ...filter }: Filter, view: Filter['view']): Filter {
  const { status } = filter;
  return {
    ...filter,
    view,
    status: view === 'snoozed' ? 'open' : status,
    ...(view === 'all' && agent_id !== undefined ? { agent_id } : {}),
  };
}

/** How many chats are in a view, as counted by the server: the agent's own open and snoozed ones, and those that wait for an agent. */
function CountOf({ view }: { view: Filter['view'] }) {
  const { inbox: box, ownChats } = useWorkspace();
  const count = {
    mine: ownChats.value,
    unassigned: box.counts.queue.value ?? 0,
    snoozed: box.counts.snoozed.value ?? 0,
    following: 0,
    all: 0,
  }[view];
  if (count === 0) return null;
  return (
    <span class="tab-count" title={inbox.counts[view](count)}>
      {count}
    </span>
  );
}

function SearchBox({ filter }: { filter: Filter }) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(filter.q ?? '');
  useLayoutEffect(() => addActions({ search: () => input.current?.select() }), []);
  // Whoever goes back, or to another list, finds its words in the field; who is typing keeps theirs.
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(filter.q ?? '');
  }, [filter.q]);
  useEffect(() => {
    const q = typed.trim();
    if (q === (filter.q ?? '')) return undefined;
    const timer = setTimeout(
      () => narrow(({ q: _before, ...rest }) => (q === '' ? rest : { ...rest, q })),
      SEARCH_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label class="search">
      <Icon of={Search} size={14} />
      <input
        ref={input}
        type="search"
        value={typed}
        maxLength={inboxLimits.search.q?.maxLength}
        aria-label={inbox.search}
        placeholder={inbox.search}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setTyped('');
            event.currentTarget.blur();
          }
        }}
      />
      {typed !== '' && <IconButton size="small" label={inbox.clearSearch} icon={X} onClick={() => setTyped('')} />}
    </label>
  );
}
