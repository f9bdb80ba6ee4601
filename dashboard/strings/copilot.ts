/** What may answer the visitor, beside the field an agent answers in. */
import { localized } from './language.ts';

/** The panel. */
export const copilot = localized('copilot', {
  title: 'Suggested answers',
  hint: 'Tab inserts the first',
  loading: 'Looking for answers…',
  none: 'No article fits.',
  failed: 'Couldn’t load suggestions.',
  past: 'Past answers',
  insert: 'Insert',
  from: 'Open the conversation it is from',
  more: 'Open its page',
  inserted: (question: string) => `Inserted: ${question}`,
  undo: 'Undo',
});

/** Questions and answers that a bot has learned from chats, to be reviewed. */
export const learned = localized('learned', {
  lead: 'Drafts from chats that were rated well, without personal data that could be recognized. Visitors see nothing of them until you add them as articles.',
  off: 'This bot doesn’t learn from chats. You can switch it on in its settings.',
  empty: 'No drafts to review',
  emptyBody: 'Questions and answers from resolved chats that visitors rated well appear here after about an hour.',
  question: 'Question',
  actions: 'Actions',
  conversation: 'Learned from',
  rated: (stars: string) => `Rated ${stars} of 5`,
  review: 'Review',
  reviewOf: (question: string) => `Review: ${question}`,
  discard: 'Discard',
  discardOf: (question: string) => `Discard: ${question}`,
  discarded: 'Draft discarded',
  gone: 'A colleague has already reviewed this draft.',
  blanks: (blanks: string) => `Replace or remove ${blanks}: something personal was taken out there.`,
});
