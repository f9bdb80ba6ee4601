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

/** The list of first steps, in the order in which they are shown. */
export const firstHour = localized('firstHour', {
  title: 'First steps',
  complete: 'All first steps are done',
  progress: (count: number, all: number) => `${count} of ${all} done`,
  hide: 'Hide first steps',
  show: 'Show first steps',
  done: 'done',
  needsWidget: 'Create a widget first',
  steps: {
    agent: {
      title: 'Make yourself an agent',
      body: 'Agents answer chats. You can do that besides setting things up.',
      action: 'Make me an agent',
    },
    widget: {
      title: 'Create a widget',
      body: 'The chat window on your site: its colors, texts and position.',
      action: 'Create widget',
    },
    try: {
      title: 'Try it on a page',
      body: 'Opens a page with your widget. Write as a visitor, then answer here.',
      action: 'Open the page',
    },
    colleague: {
      title: 'Invite a colleague',
      body: 'With two agents, chats are answered while one is away.',
      action: 'Invite',
    },
    hours: {
      title: 'Set business hours',
      body: 'In your widget, open Business hours and choose days and times. Outside them, visitors see the offline message.',
      action: 'Set hours',
    },
    bot: {
      title: 'Teach the bot',
      body: 'Give it a few articles, and it answers what visitors often ask.',
      action: 'Add articles',
    },
  },
});
