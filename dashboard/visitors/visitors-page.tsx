/** Who is on the sites now: a list that updates by itself, and saying hello. */
import { Globe, MessageCircle, MessagesSquare } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LiveVisitor, LiveVisitors } from '#core/model/visitors/live-visitor.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { live as words } from '#dashboard/strings/live.ts';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { Button, ButtonLink } from '#dashboard/ui/controls/button.tsx';
import { type Column, CrudTable } from '#dashboard/ui/crud/crud-table.tsx';
import { Loaded } from '#dashboard/ui/crud/loaded.tsx';
import { clock, duration, fullTime } from '#dashboard/ui/format/time.ts';
import { Page } from '#dashboard/ui/page/page.tsx';
import { Notice } from '#dashboard/ui/page/page-state.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { followVisitors } from './follow-visitors.ts';
import { HelloDialog } from './hello-dialog.tsx';
import { nameOfLive } from './live-name.ts';
import './visitors.css';

/** The page. */
export default function VisitorsPage() {
  const workspace = useWorkspace();
  const { api } = workspace;
  const visitors = useMemo(() => createResource(() => api('listLiveVisitors', {})), []);
  const [greeted, greet] = useState<LiveVisitor | undefined>(undefined);
  useEffect(() => followVisitors({ ...workspace, page: document }, () => void visitors.load()), [visitors]);
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded of={visitors} skeleton="row">
        {(found) => <Listed found={found} onHello={greet} />}
      </Loaded>
      {greeted && (
        <HelloDialog visitor={greeted} onClose={() => greet(undefined)} onRefused={() => void visitors.load()} />
      )}
    </Page>
  );
}

type ListedProps = { found: LiveVisitors; onHello: (visitor: LiveVisitor) => void };

function Listed({ found: { widgets, data, total }, onHello }: ListedProps) {
  if (widgets.length === 0)
    return (
      <Notice icon={Globe} title={words.off} body={words.offBody}>
        <ButtonLink href={`${BASE}/widgets`}>{words.openWidgets}</ButtonLink>
      </Notice>
    );
  if (data.length === 0) return <Notice icon={Globe} title={words.nobody} body={words.nobodyBody} />;
  return (
    <>
      {total > data.length && <p class="muted">{words.more(data.length, total)}</p>}
      <CrudTable
        class="live-visitors"
        label={words.list}
        entries={data}
        columns={columnsFor(new Map(widgets.map(({ id, name }) => [id, name])), onHello)}
      />
    </>
  );
}

function columnsFor(
  widgets: ReadonlyMap<number, string>,
  onHello: (visitor: LiveVisitor) => void,
): Column<LiveVisitor>[] {
  return [
    { title: words.visitor, cell: (visitor) => <Who visitor={visitor} /> },
    { title: words.page, class: 'live-page roomy', cell: ({ page }) => <Where page={page} /> },
    {
      title: words.since,
      class: 'roomy',
      cell: ({ since }) => <time title={fullTime(since)}>{duration(clock.value - Date.parse(since))}</time>,
    },
    { title: words.visits, class: 'roomy muted', cell: ({ visits }) => words.visitNumber(visits) },
    { title: words.timezone, class: 'widest muted', cell: ({ timezone }) => timezone ?? '' },
    ...(widgets.size > 1
      ? [
          {
            title: words.widget,
            class: 'wide muted',
            cell: ({ widget_id }: LiveVisitor) => widgets.get(widget_id) ?? '',
          },
        ]
      : []),
    { title: words.chat, class: 'live-do', cell: (visitor) => <Chat visitor={visitor} onHello={onHello} /> },
  ];
}

function Who({ visitor }: { visitor: LiveVisitor }) {
  const name = nameOfLive(visitor);
  return (
    <span class="live-who">
      <Avatar id={visitor.id} name={visitor.name} status="online" />
      <span>
        <b>{name}</b>
        <small class="live-under">
          <Where page={visitor.page} />
        </small>
      </span>
    </span>
  );
}

function Where({ page }: Pick<LiveVisitor, 'page'>) {
  if (!page) return <span class="muted">{words.noPage}</span>;
  return (
    <a href={page.url} target="_blank" rel="noreferrer noopener" title={page.url}>
      {page.title || page.url}
    </a>
  );
}

function Chat({ visitor, onHello }: { visitor: LiveVisitor; onHello: (visitor: LiveVisitor) => void }) {
  const { chat, conversation_id } = visitor;
  if (chat === 'open' && conversation_id === null) return <span class="muted">{words.inChat}</span>;
  if (chat === 'open')
    return (
      <ButtonLink href={`${BASE}/conversations/${conversation_id}`} icon={MessagesSquare}>
        {words.openChat}
      </ButtonLink>
    );
  return (
    <Button icon={MessageCircle} onClick={() => onHello(visitor)}>
      {words.hello}
      <span class="sr-only"> {nameOfLive(visitor)}</span>
    </Button>
  );
}
