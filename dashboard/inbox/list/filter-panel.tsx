/** The filters behind the button beside the search. */
import { useEffect } from 'preact/hooks';
import { channels, priorities, ratingFilters, statuses } from '#dashboard/data/closed-sets.ts';
import { type Filter, isQueue, labelsOf, type StatusFilter } from '#dashboard/data/inbox/filter.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { listing } from '#dashboard/strings/lists.ts';
import { names } from '#dashboard/strings/names.ts';
import type { Rows } from '#dashboard/preferences/preferences.ts';
import { Choice } from '#dashboard/ui/forms/choice.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { DateFilter } from './date-filter.tsx';
import { narrow } from './narrow.ts';

/** The panel. */
export default function FilterPanel({ filter }: { filter: Filter }) {
  const { team, preferences } = useWorkspace();
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
    ['snoozed', inbox.views.snoozed],
    ['any', inbox.anyStatus],
    ...statuses.map((one): [StatusFilter, string] => [one, names.status[one]]),
  ];
  return (
    <div class="filters-grid">
      {filter.view !== 'snoozed' && (
        <Choice
          label={inbox.statusFilter}
          value={filter.status}
          options={statusOptions}
          onChange={(status) => set({ status })}
        />
      )}
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
      {(filter.view === 'all' || filter.view === 'snoozed' || filter.q !== undefined) && (
        <Choice
          label={inbox.agent}
          value={String(filter.agent_id ?? '')}
          options={[['', inbox.anyAgent], ...named(team.agents.value.value.data)]}
          onChange={(agent_id) => set({ agent_id })}
        />
      )}
      <LabelFilter value={filter.label ?? ''} onChange={(label) => set({ label })} />
      <Choice
        label={listing.channel}
        value={filter.channel ?? ''}
        options={[['', listing.anyChannel], ...channels.map((one): [string, string] => [one, listing.channels[one]])]}
        onChange={(channel) => set({ channel })}
      />
      <Choice
        label={listing.rating}
        value={filter.rating ?? ''}
        options={[
          ['', listing.anyRating],
          ...ratingFilters.map((one): [string, string] => [
            one,
            one === 'any' || one === 'none' ? listing.ratings[one] : listing.stars(Number(one)),
          ]),
        ]}
        onChange={(rating) => set({ rating })}
      />
      <DateFilter filter={filter} />
      {filter.q === undefined && filter.view !== 'snoozed' && filter.view !== 'following' && (
        <Choice
          label={listing.sort}
          value={filter.sort ?? ''}
          options={[
            ['', isQueue(filter) ? listing.sorts.queue : listing.sorts.usual],
            ['waiting', listing.sorts.waiting],
          ]}
          onChange={(sort) => set({ sort })}
        />
      )}
      {filter.view !== 'following' && filter.q === undefined && (
        <button type="button" class="link" onClick={() => narrow(followed)}>
          {inbox.followed}
        </button>
      )}
      <Choice
        label={listing.rows}
        value={preferences.rows.value}
        options={Object.entries(listing.rowLooks)}
        onChange={(rows) => {
          preferences.rows.value = rows as Rows;
        }}
      />
    </div>
  );
}

/** The list of what one follows, narrowed as before. A colleague is chosen among all conversations only. */
const followed = ({ agent_id: _agent, sort: _sort, ...filter }: Filter): Filter => ({ ...filter, view: 'following' });

function LabelFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { inbox: box, team } = useWorkspace();
  useEffect(() => void team.fields.need(), []);
  // Those that the team has listed, and those of any chat that was seen.
  const listed = team.fields.value.value.data?.labels.map(({ name }) => name) ?? [];
  const known = labelsOf([
    { labels: value === '' ? listed : [...listed, value] },
    ...box.conversations.all.value.values(),
  ]);
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
