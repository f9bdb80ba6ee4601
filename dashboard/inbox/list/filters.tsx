/** What narrows the list: view tabs, search, and the filters behind one button. */
import { ListFilter, Search, X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { priorities, statuses } from '#dashboard/data/closed-sets.ts';
import { limits } from '#dashboard/data/limits.ts';
import { type Filter, filterFrom, labelsOf, queryOf, type StatusFilter, views } from '#dashboard/data/inbox/filter.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { names } from '#dashboard/strings/names.ts';
import { addActions } from '#dashboard/navigation/shortcuts.ts';
import { BASE, navigate, path, query } from '#dashboard/navigation/location.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Choice } from '#dashboard/ui/forms/choice.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';

const SEARCH_AFTER_MS = 250;
/** Changes what narrows the list, from what the address says now; the conversation that is open stays open. */
export function narrow(change: (now: Filter) => Filter): void {
  const [, id] = /^\/conversations\/(\d+)/.exec(path.peek()) ?? [];
  const next = queryOf(change(filterFrom(query.peek())));
  navigate(`/conversations${id === undefined ? '' : `/${id}`}${next}`, { replace: true });
}

type FiltersProps = { filter: Filter; id: number | undefined };

/** Tabs, search and filters. */
export function Filters({ filter, id }: FiltersProps) {
  const [isOpen, setOpen] = useState(narrowings(filter) > 0);
  const count = narrowings(filter);
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
      {isOpen && <Narrow filter={filter} />}
      {filter.q === undefined && (
        <div class="tabs">
          {views.map((view) => (
            <a
              key={view}
              class="tab"
              href={`${BASE}/conversations${id === undefined ? '' : `/${id}`}${queryOf(inView(filter, view))}`}
              aria-current={filter.view === view ? 'true' : undefined}
            >
              {inbox.views[view]}
              <Waiting view={view} />
            </a>
          ))}
        </div>
      )}
    </div>
  );
}

/** A colleague is chosen among all conversations only. */
function inView({ agent_id, ...filter }: Filter, view: Filter['view']): Filter {
  return { ...filter, view, ...(view === 'all' && agent_id !== undefined ? { agent_id } : {}) };
}

/** How many filters beyond the view are set. */
export function narrowings({ status, agent_id, department_id, widget_id, priority, label }: Filter): number {
  return [status !== 'open', agent_id, department_id, widget_id, priority, label].filter(Boolean).length;
}

/** Next to "Mine", the chats with unread messages; next to "Unassigned", the waiting chats, as counted by the server. */
function Waiting({ view }: { view: Filter['view'] }) {
  const { counts } = useWorkspace().inbox;
  const count = view === 'mine' ? counts.unread.value : view === 'unassigned' ? (counts.queue.value ?? 0) : 0;
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
  useEffect(() => addActions({ search: () => input.current?.select() }), []);
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
        maxLength={limits.search.q?.maxLength}
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

function Narrow({ filter }: { filter: Filter }) {
  const { team } = useWorkspace();
  useEffect(() => {
    void team.departments.need();
    void team.widgets.need();
    void team.agents.need();
  }, []);
  const set = (change: Partial<Record<keyof Filter, string | undefined>>) =>
    narrow((now) => {
      const next: Record<string, unknown> = { ...now };
      for (const [key, value] of Object.entries(change)) {
        if (value === undefined || value === '') delete next[key];
        else next[key] = key.endsWith('_id') ? Number(value) : value;
      }
      return next as Filter;
    });
  const named = (items: { id: number; name: string }[] | undefined) =>
    (items ?? []).map((item): [string, string] => [String(item.id), item.name]);
  const departments = named(team.departments.value.value.data);
  const statusOptions: [StatusFilter, string][] = [
    ['open', inbox.openStatuses],
    ['any', inbox.anyStatus],
    ...statuses.map((one): [StatusFilter, string] => [one, names.status[one]]),
  ];
  return (
    <div class="filters-grid">
      <Choice
        label={inbox.statusFilter}
        value={filter.status}
        options={statusOptions}
        onChange={(status) => set({ status })}
      />
      <Choice
        label={inbox.priority}
        value={filter.priority ?? ''}
        options={[['', inbox.anyPriority], ...priorities.map((one): [string, string] => [one, names.priority[one]])]}
        onChange={(priority) => set({ priority })}
      />
      <Choice
        label={inbox.widget}
        value={String(filter.widget_id ?? '')}
        options={[['', inbox.anyWidget], ...named(team.widgets.value.value.data)]}
        onChange={(widget_id) => set({ widget_id })}
      />
      {departments.length > 0 && (
        <Choice
          label={inbox.department}
          value={String(filter.department_id ?? '')}
          options={[['', inbox.anyDepartment], ...departments]}
          onChange={(department_id) => set({ department_id })}
        />
      )}
      {(filter.view === 'all' || filter.q !== undefined) && (
        <Choice
          label={inbox.agent}
          value={String(filter.agent_id ?? '')}
          options={[['', inbox.anyAgent], ...named(team.agents.value.value.data)]}
          onChange={(agent_id) => set({ agent_id })}
        />
      )}
      <LabelFilter value={filter.label ?? ''} onChange={(label) => set({ label })} />
    </div>
  );
}

function LabelFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { inbox: box } = useWorkspace();
  const known = labelsOf([{ labels: value === '' ? [] : [value] }, ...box.conversations.all.value.values()]);
  if (known.length === 0) return null;
  return (
    <Choice
      label={inbox.label}
      value={value}
      options={[['', inbox.anyLabel], ...known.map((one): [string, string] => [one, one])]}
      onChange={onChange}
    />
  );
}
