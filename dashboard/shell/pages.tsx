/** The pages one can go to, in the order of the rail: a new page is one row here. */
import {
  AppWindow,
  Blocks,
  Bot,
  ChartColumn,
  Globe,
  House,
  IdCard,
  KeyRound,
  MessagesSquare,
  Network,
  ScrollText,
  SendHorizontal,
  Settings,
  Tag,
  Tickets,
  UsersRound,
  Wand,
  Workflow,
  Zap,
} from 'lucide';
import type { IconNode } from 'lucide';
import type { ComponentChildren, ComponentType } from 'preact';
import { settingsAddresses } from '#dashboard/api/api.ts';
import { botPartOf } from '#dashboard/bots/parts.ts';
import { InboxPage } from '#dashboard/inbox/inbox-page.tsx';
import type { Person } from '#dashboard/session/claims.ts';
import { shell } from '#dashboard/strings/shell.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { PageSkeleton } from '#dashboard/ui/page/page-state.tsx';

/** A page: where it is below the dashboard, what it is called, how it looks in the rail. */
export type PageLink = {
  path: string;
  label: string;
  icon: IconNode;
  /** The least role that has anything to see; others find no link to it. Agents' if left out. */
  role?: 'supervisor' | 'admin';
  /** What the group is called that begins with this page, set off from those before. */
  group?: string;
};

/** What an address means: `id` and `part` are what follows the page's path, as in `/bots/7/articles`. */
type Routed = PageLink & {
  draw: () => ComponentChildren;
  /** Where one is created, below `/new`. */
  drawNew?: () => ComponentChildren;
  /** One of them; undefined when there is no such part of it. */
  drawOne?: (id: number, part: string | undefined) => ComponentChildren;
};

const page = <Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  lazy(
    async () => (await Promise.all([load(), settingsAddresses()]))[0],
    () => <PageSkeleton />,
  );

const HomePage = page(() => import('#dashboard/home/home-page.tsx'));
const TicketsPage = page(() => import('#dashboard/tickets/tickets-page.tsx'));
const TicketPage = page(() => import('#dashboard/tickets/ticket-page.tsx'));
const VisitorsPage = page(() => import('#dashboard/visitors/visitors-page.tsx'));
const ReportsPage = page(() => import('#dashboard/reports/reports-page.tsx'));
const WidgetsPage = page(() => import('#dashboard/widgets/widgets-page.tsx'));
const WidgetPage = page(() => import('#dashboard/widgets/widget-page.tsx'));
const BotsPage = page(() => import('#dashboard/bots/bots-page.tsx'));
const BotPage = page(() => import('#dashboard/bots/bot-page.tsx'));
const WorkflowsPage = page(() => import('#dashboard/workflows/workflows-page.tsx'));
const WorkflowPage = page(() => import('#dashboard/workflows/workflow-page.tsx'));
const RulesPage = page(() => import('#dashboard/rules/rules-page.tsx'));
const AgentsPage = page(() => import('#dashboard/team/agents-page.tsx'));
const MembersPage = page(() => import('#dashboard/members/members-page.tsx'));
const DepartmentsPage = page(() => import('#dashboard/team/departments-page.tsx'));
const FieldsPage = page(() => import('#dashboard/fields/fields-page.tsx'));
const TeamSettingsPage = page(() => import('#dashboard/team/team-settings-page.tsx'));
const integrations = () => import('#dashboard/integrations/pages.ts');
const ModulesPage = page(async () => ({ default: (await integrations()).ModulesPage }));
const WebhooksPage = page(async () => ({ default: (await integrations()).WebhooksPage }));
const WebhookPage = page(async () => ({ default: (await integrations()).WebhookPage }));
const ApiKeysPage = page(() => import('#dashboard/access/api-keys-page.tsx'));
const AuditPage = page(() => import('#dashboard/access/audit-page.tsx'));
const CannedPage = page(() => import('#dashboard/team/canned-page.tsx'));

/** A list, its dialog for a new one, and a page for each. */
function collection(
  link: PageLink,
  List: ComponentType<{ isCreating: boolean }>,
  drawOne: NonNullable<Routed['drawOne']>,
): Routed {
  return { ...link, draw: () => <List isCreating={false} />, drawNew: () => <List isCreating />, drawOne };
}

/** What has no further part in its address. */
const only = (draw: (id: number) => ComponentChildren) => (id: number, part: string | undefined) =>
  part === undefined ? draw(id) : undefined;

function drawBot(id: number, name: string | undefined): ComponentChildren {
  const part = botPartOf(name);
  return part && <BotPage key={id} id={id} part={part} />;
}

/** The pages. The first few are all that a phone's bar has room for. */
export const pages: readonly Routed[] = [
  { path: '/', label: shell.home, icon: House, draw: () => <HomePage /> },
  {
    path: '/conversations',
    label: shell.conversations,
    icon: MessagesSquare,
    draw: () => <InboxPage id={undefined} />,
    drawOne: only((id) => <InboxPage id={id} />),
  },
  collection(
    { path: '/tickets', label: shell.tickets, icon: Tickets },
    TicketsPage,
    only((id) => <TicketPage key={id} id={id} />),
  ),
  { path: '/visitors', label: shell.visitors, icon: Globe, draw: () => <VisitorsPage /> },
  { path: '/reports', label: shell.reports, icon: ChartColumn, draw: () => <ReportsPage /> },
  collection(
    { path: '/widgets', label: shell.widgets, icon: AppWindow },
    WidgetsPage,
    only((id) => <WidgetPage key={id} id={id} />),
  ),
  collection({ path: '/bots', label: shell.bots, icon: Bot }, BotsPage, drawBot),
  collection(
    { path: '/workflows', label: shell.workflows, icon: Workflow },
    WorkflowsPage,
    only((id) => <WorkflowPage key={id} id={id} />),
  ),
  {
    path: '/rules',
    label: shell.rules,
    icon: Wand,
    draw: () => <RulesPage isCreating={false} />,
    drawNew: () => <RulesPage isCreating />,
  },
  { path: '/agents', label: shell.agents, icon: UsersRound, draw: () => <AgentsPage /> },
  { path: '/team', label: shell.team, icon: IdCard, role: 'admin', draw: () => <MembersPage /> },
  { path: '/departments', label: shell.departments, icon: Network, draw: () => <DepartmentsPage /> },
  { path: '/canned-responses', label: shell.cannedResponses, icon: Zap, draw: () => <CannedPage /> },
  { path: '/fields', label: shell.fields, icon: Tag, draw: () => <FieldsPage /> },
  { path: '/team-settings', label: shell.teamSettings, icon: Settings, draw: () => <TeamSettingsPage /> },
  { path: '/audit', label: shell.audit, icon: ScrollText, role: 'admin', draw: () => <AuditPage /> },
  { path: '/modules', label: shell.modules, icon: Blocks, group: shell.integrations, draw: () => <ModulesPage /> },
  collection(
    { path: '/webhooks', label: shell.webhooks, icon: SendHorizontal },
    WebhooksPage,
    only((id) => <WebhookPage key={id} id={id} />),
  ),
  { path: '/api-keys', label: shell.apiKeys, icon: KeyRound, role: 'admin', draw: () => <ApiKeysPage /> },
];

/** The pages that somebody finds links to. */
export const pagesFor = ({ isAdmin, isSupervisor }: Pick<Person, 'isAdmin' | 'isSupervisor'>): readonly Routed[] =>
  pages.filter(({ role }) => isAdmin || role === undefined || (role === 'supervisor' && isSupervisor));
