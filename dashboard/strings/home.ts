/** The texts of the first page. */
import { localized } from './language.ts';

/** The first page. */
export const home = localized('home', {
  title: 'Home',
  active: 'Active',
  activeHelp: 'Needs a reply',
  waiting: 'Waiting on visitor',
  waitingHelp: 'Your team replied last',
  pending: 'Pending',
  pendingHelp: 'Waiting for an agent',
  started: 'Started today',
  resolved: 'Resolved today',
  response: 'First response',
  resolution: 'Resolution time',
  satisfaction: 'Satisfaction',
  lastDays: 'Average of the last 7 days',
  noSample: 'No data yet',
  onlineAgents: 'Online agents',
  nobodyOnline: 'No agents online',
  nobodyOnlineBody: 'Visitors see the offline message until someone goes online.',
  recent: 'Recent conversations',
  noRecent: 'No conversations yet',
  noRecentBody: 'A visitor’s first message starts one.',
  allConversations: 'All conversations',
  activeWidgets: 'Active widgets',
  noWidgets: 'No active widgets',
  noWidgetsBody: 'Visitors can’t reach you yet. Create a widget and add it to your site.',
  createWidget: 'Create widget',
  demoShop: 'Open demo shop',
});
