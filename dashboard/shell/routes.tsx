/** Which page an address means, and what it is called. */
import { computed } from '@preact/signals';
import { Compass } from 'lucide';
import type { ComponentChildren } from 'preact';
import { botPartOf } from '../bots/parts.ts';
import { InboxPage } from '../inbox/inbox-page.tsx';
import { common } from '../strings/common.ts';
import { preferences, shell } from '../strings/shell.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/page-state.tsx';
import { lazy } from './lazy.tsx';
import { BASE, path } from './location.ts';
import { pages } from './pages.ts';

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

/** A page of an address: by its id where it is about one thing, by the part of it after that. */
type Draw = (id: number, part: string | undefined) => ComponentChildren;

/** The addresses, `:id` standing for an id and `:part` for a name; the first that fits is meant. */
const routes: [pattern: string, draw: Draw][] = [
  ['/', () => <HomePage />],
  ['/conversations', () => <InboxPage id={undefined} />],
  ['/conversations/:id', (id) => <InboxPage id={id} />],
  ['/tickets', () => <TicketsPage isCreating={false} />],
  ['/tickets/new', () => <TicketsPage isCreating />],
  ['/tickets/:id', (id) => <TicketPage key={id} id={id} />],
  ['/reports', () => <ReportsPage />],
  ['/widgets', () => <WidgetsPage isCreating={false} />],
  ['/widgets/new', () => <WidgetsPage isCreating />],
  ['/widgets/:id', (id) => <WidgetPage key={id} id={id} />],
  ['/bots', () => <BotsPage isCreating={false} />],
  ['/bots/new', () => <BotsPage isCreating />],
  ['/bots/:id', (id) => <BotPage key={id} id={id} part="settings" />],
  ['/bots/:id/:part', botPart],
  ['/workflows', () => <WorkflowsPage isCreating={false} />],
  ['/workflows/new', () => <WorkflowsPage isCreating />],
  ['/workflows/:id', (id) => <WorkflowPage key={id} id={id} />],
  ['/agents', () => <AgentsPage />],
  ['/departments', () => <DepartmentsPage />],
  ['/canned-responses', () => <CannedPage />],
  ['/preferences', () => <PreferencesPage />],
];
const patterns = routes.map(([pattern, draw]) => ({
  fits: new RegExp(`^${pattern.replace(':id', String.raw`(\d{1,16})`).replace(':part', '([a-z]+)')}$`),
  draw,
}));

function botPart(id: number, name: string | undefined): ComponentChildren {
  const part = botPartOf(name);
  return part && <BotPage key={id} id={id} part={part} />;
}

const shown = computed(() => {
  for (const { fits, draw } of patterns) {
    const match = fits.exec(path.value);
    if (match) return draw(Number(match[1]), match[2]);
  }
  return undefined;
});

/** What the page is called, for the tab's title. */
export const pageTitle = computed(() => {
  if (!shown.value) return common.notFound;
  const first = `/${path.value.split('/')[1] ?? ''}`;
  return pages.find((page) => page.path === first)?.label ?? preferences.title;
});

/** The page that is meant. */
export function CurrentPage() {
  return (
    shown.value ?? (
      <Notice isPage icon={Compass} title={common.notFound} body={common.notFoundBody}>
        <ButtonLink href={`${BASE}/`}>{shell.home}</ButtonLink>
      </Notice>
    )
  );
}
