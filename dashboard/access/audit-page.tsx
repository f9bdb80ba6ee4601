/** The audit log. Its filters are in the URL, so that a list can be shared. */
import { ScrollText, SearchX } from 'lucide';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { AuditEntry, AuditedEntity, Who } from '#core/model/team/audit.ts';
import { everyPage, firstPages } from '#dashboard/api/api.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { navigate, query } from '#dashboard/navigation/location.ts';
import { audit as words } from '#dashboard/strings/access.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { type Column, CrudTable } from '#dashboard/ui/crud/crud-table.tsx';
import { Loaded } from '#dashboard/ui/crud/loaded.tsx';
import { Choice } from '#dashboard/ui/forms/choice.tsx';
import { clock, fullTime, shortTime } from '#dashboard/ui/format/time.ts';
import { Page } from '#dashboard/ui/page/page.tsx';
import { Notice, NoPermission } from '#dashboard/ui/page/page-state.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './access.css';

type Filter = Record<(typeof filterNames)[number], string>;
const filterNames = ['entity', 'who', 'from', 'to'] as const;

/** The page. */
export default function AuditPage() {
  const { api, person } = useWorkspace();
  const filter = Object.fromEntries(filterNames.map((name) => [name, query.value.get(name) ?? ''])) as Filter;
  const pages = useRef(1);
  const resource = useMemo(
    () => {
      pages.current = 1;
      const asked = askedFor(filter);
      return createResource(() =>
        firstPages((place) => api('listAudit', { query: { ...asked, ...place } }), pages.current),
      );
    },
    filterNames.map((name) => filter[name]),
  );
  if (!person.isAdmin) return <NoPermission />;
  const more = () => {
    pages.current += 1;
    void resource.load();
  };
  return (
    <Page title={words.title} lead={words.lead}>
      <Filters filter={filter} />
      <Loaded of={resource} skeleton="row">
        {({ items, hasMore }) => (
          <>
            {items.length > 0 && <CrudTable columns={columns} entries={items} label={words.list} class="table-audit" />}
            {items.length === 0 && !hasMore && <None isFiltered={filterNames.some((name) => filter[name] !== '')} />}
            {hasMore && (
              <Button variant="ghost" onClick={more}>
                {items.length > 0 ? words.more : words.searchOn}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What the filters ask for; days are those of whoever looks, and `to` includes its day. */
function askedFor({ entity, who, from, to }: Filter) {
  const start = (day: string, later = 0) => {
    const date = new Date(`${day}T00:00`);
    date.setDate(date.getDate() + later);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
  };
  const [fromAt, toAt] = [start(from), start(to, 1)];
  return {
    ...(Object.hasOwn(words.entities, entity) ? { entity: entity as AuditedEntity } : {}),
    ...(who === '' ? {} : { who }),
    ...(fromAt === undefined ? {} : { from: fromAt }),
    ...(toAt === undefined ? {} : { to: toAt }),
  };
}

function Filters({ filter }: { filter: Filter }) {
  const { api, team } = useWorkspace();
  const keys = useMemo(() => createResource(() => everyPage((place) => api('listApiKeys', { query: place }))), [api]);
  useEffect(() => void Promise.all([team.agents.need(), keys.need()]), []);
  const show = (change: Partial<Filter>) => {
    const asked = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== '');
    const text = new URLSearchParams(asked).toString();
    navigate(`/audit${text === '' ? '' : `?${text}`}`, { replace: true });
  };
  const callers = [
    ...(team.agents.value.value.data ?? []).map(({ user_id, name }) => [user_id, name] as const),
    ...(keys.value.value.data ?? []).map(({ id, name }) => [`key:${id}`, words.via(name)] as const),
  ];
  return (
    <div class="narrowing">
      <Choice
        label={words.entity}
        value={filter.entity}
        options={[['', words.anything], ...Object.entries(words.entities)]}
        onChange={(entity) => show({ entity })}
      />
      <Choice
        label={words.who}
        value={filter.who}
        options={[['', words.anybody], ...callers]}
        onChange={(who) => show({ who })}
      />
      {(['from', 'to'] as const).map((name) => (
        <label key={name} class="audit-day">
          <span>{words[name]}</span>
          <input
            class="input input-small"
            type="date"
            value={filter[name]}
            onChange={(event) => show({ [name]: event.currentTarget.value })}
          />
        </label>
      ))}
    </div>
  );
}

function None({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <Notice icon={SearchX} title={words.none} body={words.noneBody} />
  ) : (
    <Notice icon={ScrollText} title={words.empty} body={words.emptyBody} />
  );
}

const columns: readonly Column<AuditEntry>[] = [
  { title: words.time, cell: ({ at }) => <time title={fullTime(at)}>{shortTime(at, clock.value)}</time> },
  { title: words.who, cell: ({ who }) => <Caller who={who} /> },
  { title: words.change, cell: (entry) => <Change of={entry} /> },
];

function Caller({ who }: { who: Who }) {
  const { team } = useWorkspace();
  if (who.type === 'key') return <>{words.via(who.name)}</>;
  const agent = team.agents.value.value.data?.find(({ user_id }) => user_id === who.user_id);
  return <>{who.name ?? agent?.name ?? who.user_id}</>;
}

/** There is one of each: it needs no name. */
const nameless: ReadonlySet<AuditEntry['entity']> = new Set(['team_settings', 'modules', 'conversation_fields']);

function Change({ of: { verb, entity, entity_id, entity_name, changes, more_changes } }: { of: AuditEntry }) {
  return (
    <>
      {words.verbs[verb]} {words.entities[entity]}{' '}
      {!nameless.has(entity) && <b>{entity_name ?? words.unnamed(entity_id)}</b>}
      <ul class="audit-changes">
        {changes.map(({ field, before, after }) => (
          <li key={field}>{words.value(field, before, after)}</li>
        ))}
        {more_changes > 0 && <li>{words.moreChanges(more_changes)}</li>}
      </ul>
    </>
  );
}
