/** Who is on the site now, and beginning a chat with them. */
import { localized } from './language.ts';

/** The page. */
export const live = localized('live', {
  title: 'Visitors',
  lead: 'Who is on your site now. The list updates by itself.',
  list: 'Visitors on the site',
  off: 'No widget lists its visitors',
  offBody: 'Switch on “List visitors on the site” in a widget’s settings to see who is there and to say hello.',
  openWidgets: 'Open widgets',
  nobody: 'Nobody is on the site right now',
  nobodyBody: 'Visitors appear here a few seconds after they open a page.',
  more: (shown: number, all: number) => `The latest ${shown} of ${all} visitors`,
  visitor: 'Visitor',
  page: 'Page',
  since: 'On the site',
  visits: 'Visits',
  timezone: 'Time zone',
  widget: 'Widget',
  chat: 'Chat',
  noPage: 'Unknown page',
  visitNumber: (count: number) => (count === 1 ? 'First visit' : `Visit ${count}`),
  hello: 'Say hello',
  helloTo: (name: string) => `Say hello to ${name}`,
  openChat: 'Open chat',
  inChat: 'In a chat',
  message: 'Message',
  messageHelp: 'The visitor sees it at once in the widget.',
  first: 'Hello! Can I help you with anything?',
  send: 'Send',
  sending: (name: string) => `Saying hello to ${name}…`,
});

/** The switch of a widget, and its price. */
export const liveSwitch = localized('liveSwitch', {
  price: (usd: string) =>
    `Costs about ${usd} a month per 1,000 visits of five pages. Visitors who send “Do Not Track” or “Global Privacy Control” aren’t listed.`,
});
