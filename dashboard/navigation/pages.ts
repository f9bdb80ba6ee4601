/** The pages one can go to, in the order of the rail. */
import {
  AppWindow,
  Bot,
  ChartColumn,
  House,
  MessagesSquare,
  Network,
  Tickets,
  UsersRound,
  Workflow,
  Zap,
} from 'lucide';
import type { IconNode } from 'lucide';
import { shell } from '#dashboard/strings/shell.ts';

/** A page: where it is below the dashboard, what it is called, how it looks in the rail. */
export type PageLink = { path: string; label: string; icon: IconNode };

/** The pages. The first few are all that a phone's bar has room for. */
export const pages: PageLink[] = [
  { path: '/', label: shell.home, icon: House },
  { path: '/conversations', label: shell.conversations, icon: MessagesSquare },
  { path: '/tickets', label: shell.tickets, icon: Tickets },
  { path: '/reports', label: shell.reports, icon: ChartColumn },
  { path: '/widgets', label: shell.widgets, icon: AppWindow },
  { path: '/bots', label: shell.bots, icon: Bot },
  { path: '/workflows', label: shell.workflows, icon: Workflow },
  { path: '/agents', label: shell.agents, icon: UsersRound },
  { path: '/departments', label: shell.departments, icon: Network },
  { path: '/canned-responses', label: shell.cannedResponses, icon: Zap },
];
