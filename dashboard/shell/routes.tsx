/** Which page an address means, and what it is called. */
import { computed } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import { botPartOf } from '#dashboard/bots/parts.ts';
import { InboxPage } from '#dashboard/inbox/inbox-page.tsx';
import { common } from '#dashboard/strings/common.ts';
import { preferences } from '#dashboard/strings/shell.ts';
import { NotFound, PageSkeleton } from '#dashboard/ui/page/page-state.tsx';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { path } from '#dashboard/navigation/location.ts';
import { pages } from '#dashboard/navigation/pages.ts';

const page = <Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  lazy(load, <PageSkeleton />);

const HomePage = page(() => import('#dashboard/home/home-page.tsx'));
const TicketsPage = page(() => import('#dashboard/tickets/tickets-page.tsx'));
const TicketPage = page(() => import('#dashboard/tickets/ticket-page.tsx'));
const ReportsPage = page(() => import('#dashboard/reports/reports-page.tsx'));
const WidgetsPage = page(() => import('#dashboard/widgets/widgets-page.tsx'));
const WidgetPage = page(() => import('#dashboard/widgets/widget-page.tsx'));
const BotsPage = page(() => import('#dashboard/bots/bots-page.tsx'));
const BotPage = page(() => import('#dashboard/bots/bot-page.tsx'));
const WorkflowsPage = page(() => import('#dashboard/workflows/workflows-page.tsx'));
const WorkflowPage = page(() => import('#dashboard/workflows/workflow-page.tsx'));
const AgentsPage = page(() => import('#dashboard/team/agents-page.tsx'));
const DepartmentsPage = page(() => import('#dashboard/team/departments-page.tsx'));
const CannedPage = page(() => import('#dashboard/team/canned-page.tsx'));
const PreferencesPage = page(() => import('./preferences-page.tsx'));

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
  return <>{shown.value ?? <NotFound />}</>;
}
