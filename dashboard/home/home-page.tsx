/** Home: how things stand now, today and lately. */
import { numberText } from '#dashboard/strings/language.ts';
import { starsText } from '#dashboard/ui/format/stars-text.ts';
import { AppWindow, Ellipsis, ExternalLink, ListChecks, MessagesSquare, MoonStar, Plus } from 'lucide';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Answer } from '#core/contract/http.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { ListRow } from '#dashboard/inbox/list/list-row.tsx';
import { BASE } from '#dashboard/navigation/location.ts';
import { changeStatus } from '#dashboard/workspace/change-status.ts';
import { common } from '#dashboard/strings/common.ts';
import { firstHour, home } from '#dashboard/strings/home.ts';
import { inbox as inboxWords } from '#dashboard/strings/inbox.ts';
import { names } from '#dashboard/strings/names.ts';
import { shell } from '#dashboard/strings/shell.ts';
import { agents as agentWords } from '#dashboard/strings/team.ts';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { Button, ButtonLink, IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { Loaded } from '#dashboard/ui/crud/loaded.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { Notice } from '#dashboard/ui/page/page-state.tsx';
import { preciseDuration } from '#dashboard/ui/format/time.ts';
import { ownTimeZone } from '#dashboard/ui/format/time-zones.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { FirstSteps, listChoice, useFirstSteps } from './first-steps.tsx';
import '#dashboard/inbox/inbox.css';
import '#dashboard/inbox/list/list-row.css';
import '#dashboard/ui/page/figures.css';
import './home.css';

/** What changes at once is fetched once, a little later. */
const SOON_MS = 1500;

type Overview = Answer<'getDashboard'>;

/** The page. */
export default function HomePage() {
  const { api, inbox, person, status, team, demoUrl } = useWorkspace();
  useEffect(() => {
    void team.widgets.need();
    void team.agents.need();
  }, []);
  const standing = `${standingOf(inbox.conversations.all.value.values())} ${status.value}`;
  const seen = useRef(standing);
  const overview = useMemo(() => createResource(() => api('getDashboard', { query: { timezone: ownTimeZone() } })), []);
  useEffect(() => {
    if (seen.current === standing) return undefined;
    const timer = setTimeout(() => {
      seen.current = standing;
      void overview.load();
    }, SOON_MS);
    return () => clearTimeout(timer);
  }, [standing]);
  return (
    <Page
      title={home.title}
      actions={
        <>
          {demoUrl !== undefined && (
            <ButtonLink href={demoUrl} target="_blank" icon={ExternalLink}>
              {home.demoShop}
            </ButtonLink>
          )}
          {person.isAdmin && <HomeMenu overview={overview.value.value.data} />}
        </>
      }
    >
      {person.isAdmin && <FirstSteps overview={overview.value.value.data} />}
      <Offline />
      <Loaded of={overview} skeleton="card">
        {(data) => (
          <>
            <Figures data={data} />
            <div class="home-columns">
              <Recent data={data} />
              <div class="home-side">
                <Online data={data} />
                <ActiveWidgets data={data} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Where the list of first steps comes back from. */
function HomeMenu({ overview }: { overview: Overview | undefined }) {
  const isHidden = !useFirstSteps(overview).isShown;
  return (
    <Menu
      align="end"
      label={common.more}
      trigger={(attributes) => <IconButton label={common.more} icon={Ellipsis} {...attributes} />}
    >
      <MenuItem onClick={() => listChoice.set(isHidden ? 'shown' : 'hidden')}>
        <Icon of={ListChecks} />
        {isHidden ? firstHour.show : firstHour.hide}
      </MenuItem>
    </Menu>
  );
}

/** The way online, where one looks first: without it no chat comes. */
function Offline() {
  const workspace = useWorkspace();
  if (workspace.me.value.agent?.status !== 'offline') return null;
  return (
    <section class="card home-offline">
      <span>{inboxWords.offlineHint}</span>
      <Button variant="primary" onClick={() => void changeStatus(workspace, 'online')}>
        {inboxWords.goOnline}
      </Button>
    </section>
  );
}

/** The number of known chats by status. When it changes, the server's numbers have changed, too. */
function standingOf(conversations: Iterable<Conversation>): string {
  const counts: Record<string, number> = {};
  for (const { status } of conversations) counts[status] = (counts[status] ?? 0) + 1;
  return JSON.stringify(counts);
}

function Figures({ data }: { data: Overview }) {
  const { counts } = useWorkspace().inbox;
  // The same count as in the inbox: a chat that a bot or workflow handles doesn't wait for an agent.
  useEffect(counts.refresh, [data]);
  const { average_response_time_seconds: response, average_resolution_time_seconds: resolution, satisfaction } = data;
  const seconds = (value: number | null) => (value === null ? '—' : preciseDuration(value * 1000));
  return (
    <>
      <dl class="figures">
        <Figure
          label={home.pending}
          value={counts.queue.value ?? data.pending_chats}
          help={home.pendingHelp}
          href="/conversations?view=unassigned"
        />
        <Figure
          label={home.active}
          value={data.active_chats}
          help={home.activeHelp}
          href="/conversations?view=all&status=active"
        />
        <Figure
          label={home.waiting}
          value={data.waiting_chats}
          help={home.waitingHelp}
          href="/conversations?view=all&status=waiting"
        />
        <Figure label={home.started} value={data.today.started} href="/reports?range=today" />
        <Figure label={home.resolved} value={data.today.resolved} href="/reports?range=today" />
      </dl>
      <dl class="figures figures-quiet">
        <Figure
          label={home.response}
          href="/reports"
          value={seconds(response)}
          help={response === null ? home.noSample : home.lastDays}
        />
        <Figure
          label={home.resolution}
          href="/reports"
          value={seconds(resolution)}
          help={resolution === null ? home.noSample : home.lastDays}
        />
        <Figure
          label={home.satisfaction}
          href="/reports"
          value={satisfaction === null ? '—' : `${starsText(satisfaction)} / 5`}
          help={satisfaction === null ? home.noSample : home.lastDays}
        />
      </dl>
    </>
  );
}

function Figure({ label, value, help, href }: { label: string; value: number | string; help?: string; href?: string }) {
  const shown = typeof value === 'number' ? numberText(value) : value;
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>
        {href === undefined ? (
          <b>{shown}</b>
        ) : (
          <a href={BASE + href}>
            <b>{shown}</b>
          </a>
        )}
        {help && <small>{help}</small>}
      </dd>
    </div>
  );
}

function Recent({ data }: { data: Overview }) {
  return (
    <section class="card">
      <header class="card-head">
        <h2>{home.recent}</h2>
        <a href={`${BASE}/conversations?view=all&status=any`}>{home.allConversations}</a>
      </header>
      {data.recent_conversations.length === 0 ? (
        <Notice icon={MessagesSquare} title={home.noRecent} body={home.noRecentBody} />
      ) : (
        <ul class="home-recent">
          {data.recent_conversations.map((conversation) => (
            <li key={conversation.id}>
              <Boundary kind="row">
                <ListRow
                  conversation={conversation}
                  isSelected={false}
                  search={undefined}
                  suffix="?view=all&status=any"
                />
              </Boundary>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Online({ data }: { data: Overview }) {
  return (
    <section class="card">
      <header class="card-head">
        <h2>{home.onlineAgents}</h2>
        <a href={`${BASE}/agents`}>{shell.agents}</a>
      </header>
      {data.online_agents.length === 0 ? (
        <Notice icon={MoonStar} title={home.nobodyOnline} body={home.nobodyOnlineBody} />
      ) : (
        <ul class="home-list">
          {data.online_agents.map((agent) => (
            <li key={agent.id}>
              <Avatar id={agent.id} name={agent.name} size="small" status={agent.status} />
              <span title={names.agentStatus[agent.status]}>{agent.name}</span>
              <small>{agentWords.load(agent.current_chats_count, agent.max_concurrent_chats)}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ActiveWidgets({ data }: { data: Overview }) {
  const { person } = useWorkspace();
  return (
    <section class="card">
      <header class="card-head">
        <h2>{home.activeWidgets}</h2>
        <a href={`${BASE}/widgets`}>{shell.widgets}</a>
      </header>
      {data.active_widgets.length === 0 ? (
        <Notice icon={AppWindow} title={home.noWidgets} body={home.noWidgetsBody}>
          {person.isAdmin && (
            <ButtonLink href={`${BASE}/widgets/new`} icon={Plus}>
              {home.createWidget}
            </ButtonLink>
          )}
        </Notice>
      ) : (
        <ul class="home-list">
          {data.active_widgets.map((widget) => (
            <li key={widget.id}>
              <span class="swatch" style={{ background: widget.primary_color }} aria-hidden="true" />
              <a href={`${BASE}/widgets/${widget.id}`}>{widget.name}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
