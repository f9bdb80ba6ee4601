/** The help center: which articles are in it, whether a widget has one, and whether its articles helped. */
import { localized, numberText } from './language.ts';
import { plural } from './plural.ts';

/** The help center. */
export const helpCenter = localized('helpCenter', {
  section: 'Help center',
  isOn: 'Visitors can look for public articles',
  isOnHelp: 'Before a chat, and on pages that search engines find.',
  title: 'Title',
  titleHelp: 'Leave empty for “Help” in the visitor’s language.',
  bot: 'Articles of',
  own: 'The bot that answers chats',
  open: 'Open the help center',
  openArticle: (question: string) => `Open “${question}” in the help center`,
  public: 'Public',
  choose: 'Public articles…',
  chooseTitle: 'Public articles',
  chooseLead: 'Anyone can read public articles. What you change here shows within two minutes.',
  chooseAll: 'Select all shown',
  find: 'Search articles',
  save: 'Save',
  saved: (count: number) => plural(count, 'article changed', 'articles changed'),
  report: {
    title: 'Help center',
    help: 'What visitors answered to “Did this help?”.',
    article: 'Article',
    helped: 'Helped',
    notHelped: 'Didn’t help',
    share: 'Share',
    gone: 'Deleted article',
    total: 'All',
    none: 'No answers in this period',
    percent: (share: number) => `${numberText(Math.round(share * 100))}%`,
  },
});
