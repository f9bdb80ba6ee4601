/** What lists say that show nothing. */
import { localized } from './language.ts';

const empty: Record<string, [string, string]> = {
  mine: ['All caught up', 'New chats assigned to you appear here.'],
  unassigned: ['Nobody is waiting', 'Chats wait here until an agent is free.'],
  snoozed: ['Nothing is snoozed', 'Snooze a chat (S) to put it aside until a time, or until the visitor writes.'],
  following: ['You follow no chat', 'Follow a colleague’s chat from its menu. Whoever a note mentions follows, too.'],
  all: ['No conversations', 'Conversations appear here when visitors write to you.'],
  search: [
    'No results',
    'Search covers names, emails and messages of chats from the last 90 days. Try fewer or shorter words.',
  ],
  behind: ['No conversations for this number', 'They may have been deleted since.'],
  filtered: ['No matching conversations', 'Clear a filter to see more.'],
};

/** What a list says that shows nothing. */
export const emptyList = localized('emptyList', {
  notYet: ['Nothing found so far', 'Older conversations haven’t been searched yet.'] as const,
  empty,
});
