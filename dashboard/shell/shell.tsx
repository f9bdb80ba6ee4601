/** The frame around every page: rail, connection, page, messages; and which page an address means. */
import { computed, signal } from '@preact/signals';
import { Compass, LogIn, UserPlus } from 'lucide';
import { useEffect } from 'preact/hooks';
import { botPartOf } from '../bots/parts.ts';
import { InboxPage } from '../inbox/inbox-page.tsx';
import { common } from '../strings/common.ts';
import { preferences, session, shell } from '../strings/shell.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/page-state.tsx';
import { inWords } from '../ui/problem.ts';
import { Toaster } from '../ui/toaster.tsx';
import { toast } from '../ui/toasts.ts';
import { useWorkspace } from '../workspace.ts';
import { ConnectionNote } from './connection-note.tsx';
import { lazy } from './lazy.tsx';
import { BASE, navigate, path } from './location.ts';
import { followTitle } from './notifications.ts';
import { pages, Rail } from './rail.tsx';
import { addActions } from './shortcuts.ts';

const HomePage = lazy(() => import('../home/home-page.tsx'));
const TicketsPage = lazy(() => import('../tickets/tickets-page.tsx'));
const TicketPage = lazy(() => import('../tickets/ticket-page.tsx'));
const ReportsPage = lazy(() => import('../reports/reports-page.tsx'));
const WidgetsPage = lazy(() => import('../widgets/widgets-page.tsx'));
const WidgetPage = lazy(() => import('../widgets/widget-page.tsx'));
const BotsPage = lazy(() => import('../bots/bots-page.tsx'));
const BotPage = lazy(() => import('../bots/bot-page.tsx'));
const WorkflowsPage = lazy(() => import('../workflows/workflows-page.tsx'));
const WorkflowPage = lazy(() => import('../workflows/workflow-page.tsx'));
const AgentsPage = lazy(() => import('../team/agents-page.tsx'));
const DepartmentsPage = lazy(() => import('../team/departments-page.tsx'));
const CannedPage = lazy(() => import('../team/canned-page.tsx'));
const PreferencesPage = lazy(() => import('./preferences-page.tsx'));
const CommandPalette = lazy(() => import('./command-palette.tsx'));
const ShortcutsHelp = lazy(() => import('./shortcuts-help.tsx'));

const sheet = signal<'none' | 'palette' | 'help'>('none');
const close = () => {
  sheet.value = 'none';
};

/** The frame. */
export function Shell({ hasExpired, onSignIn }: { hasExpired: boolean; onSignIn: () => void }) {
  const { inbox, me } = useWorkspace();
  const unread = computed(() => {
    let sum = 0;
    for (const one of inbox.conversations.all.value.values())
      if (one.agent_id === me.value.agent?.id) sum += one.unread_by_agent;
    return sum;
  });
  const title = computed(
    () =>
      pages.find(({ path: to }) => (to === '/' ? path.value === '/' : path.value.startsWith(to)))?.label ??
      preferences.title,
  );
  useEffect(() => followTitle(unread, title), []);
  useEffect(
    () =>
      addActions({
        palette: () => {
          sheet.value = sheet.peek() === 'palette' ? 'none' : 'palette';
        },
        help: () => {
          sheet.value = 'help';
        },
        home: () => navigate('/'),
        inbox: () => navigate('/conversations'),
        tickets: () => navigate('/tickets'),
        reports: () => navigate('/reports'),
      }),
    [],
  );
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {common.skip}
      </a>
      <Rail
        unread={unread.value}
        onCommands={() => {
          sheet.value = 'palette';
        }}
      />
      <div class="shell-main">
        {hasExpired && (
          <div class="banner banner-amber" role="alert">
            <span>
              <b>{session.expired}</b> {session.expiredBody}
            </span>
            <Button size="small" variant="primary" icon={LogIn} onClick={onSignIn}>
              {session.signIn}
            </Button>
          </div>
        )}
        <ConnectionNote />
        <NotAnAgent />
        <main id="main" tabIndex={-1}>
          <Page />
        </main>
      </div>
      {sheet.value === 'palette' && <CommandPalette onClose={close} />}
      {sheet.value === 'help' && <ShortcutsHelp onClose={close} />}
      <Toaster />
    </div>
  );
}

function Page() {
  const [, first, second, third, more] = path.value.split('/');
  const id = second !== undefined && /^\d{1,16}$/.test(second) ? Number(second) : undefined;
  const botPart = botPartOf(third);
  if (first === 'bots' && id !== undefined && botPart !== undefined && more === undefined)
    return <BotPage key={id} id={id} part={botPart} />;
  if (third === undefined) {
    if (first === '') return <HomePage />;
    if (first === 'conversations' && (second === undefined || id !== undefined)) return <InboxPage id={id} />;
    if (first === 'tickets' && (second === undefined || second === 'new'))
      return <TicketsPage isCreating={second === 'new'} />;
    if (first === 'tickets' && id !== undefined) return <TicketPage key={id} id={id} />;
    if (first === 'reports' && second === undefined) return <ReportsPage />;
    if (first === 'widgets' && (second === undefined || second === 'new'))
      return <WidgetsPage isCreating={second === 'new'} />;
    if (first === 'widgets' && id !== undefined) return <WidgetPage key={id} id={id} />;
    if (first === 'bots' && (second === undefined || second === 'new'))
      return <BotsPage isCreating={second === 'new'} />;
    if (first === 'workflows' && (second === undefined || second === 'new'))
      return <WorkflowsPage isCreating={second === 'new'} />;
    if (first === 'workflows' && id !== undefined) return <WorkflowPage key={id} id={id} />;
    if (first === 'agents' && second === undefined) return <AgentsPage />;
    if (first === 'departments' && second === undefined) return <DepartmentsPage />;
    if (first === 'canned-responses' && second === undefined) return <CannedPage />;
    if (first === 'preferences' && second === undefined) return <PreferencesPage />;
  }
  return (
    <Notice isPage icon={Compass} title={common.notFound} body={common.notFoundBody}>
      <ButtonLink href={`${BASE}/`}>{shell.home}</ButtonLink>
    </Notice>
  );
}

/** What to do when one is signed in without being an agent. */
function NotAnAgent() {
  const workspace = useWorkspace();
  const { me, person, api, team } = workspace;
  if (me.value.state === 'failed') {
    return (
      <div class="banner banner-red" role="alert">
        <span>{inWords(me.value.error)}</span>
        <Button size="small" onClick={() => void workspace.loadMe()}>
          {common.retry}
        </Button>
      </div>
    );
  }
  if (me.value.state !== 'none') return null;
  const become = async () => {
    try {
      await api('createAgent', { body: { user_id: person.userId } });
      await Promise.all([workspace.loadMe(), team.agents.load()]);
    } catch (error) {
      toast(inWords(error), 'problem');
    }
  };
  return (
    <div class="banner banner-blue">
      <Icon of={UserPlus} />
      <span>
        <b>{shell.notAnAgent}</b> {person.isAdmin ? shell.notAnAgentAdmin : shell.notAnAgentOther}
      </span>
      {person.isAdmin && (
        <Button size="small" variant="primary" onClick={() => void become()}>
          {shell.makeMeAgent}
        </Button>
      )}
    </div>
  );
}
