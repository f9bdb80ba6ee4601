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
  off: 'This bot doesn’t learn from chats. You can turn it on in its settings.',
  openSettings: 'Open settings',
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

/** What a model writes for agents. */
export const assistant = localized('assistant', {
  title: 'Write with AI',
  tasks: {
    draft: 'Draft an answer',
    shorter: 'Make it shorter',
    friendlier: 'Make it friendlier',
    grammar: 'Correct grammar',
    translate: 'Translate',
    summary: 'Summarize the chat',
    triage: 'Suggest labels and priority',
  },
  writing: 'Writing…',
  ready: 'Check it before you use it: it may be wrong.',
  sources: 'Written from these articles',
  replace: 'Replace my text',
  dismiss: 'Discard',
  summarize: 'Summarize the chat',
  problems: {
    budget: 'Your tokens for today are used up. They’re renewed at midnight UTC.',
    failed: 'The model failed. Nothing was written.',
    timeout: 'The model took too long.',
    refused: 'The model refused, or its answer was held back.',
    no_answer: 'Neither the articles nor the chat have an answer.',
    unusable: 'The model’s answer can’t be used.',
    other_language: 'The model answered in another language.',
    changed: 'The translation has other numbers, links or addresses than the original.',
    overtaken: 'The visitor has written meanwhile, so the draft was dropped.',
    not_configured: 'No bot of this chat has a model that agents may use. An admin can allow it.',
    offline: 'There is no connection right now.',
  },
  stale: 'The visitor has written since this was drafted.',
  use: (uses: string, tokens: string) => `Agents’ use in the last 30 days: ${uses} texts, ${tokens} tokens.`,
  task: 'Task',
  all: 'All',
  uses: 'Uses',
  tokens: 'Tokens',
  cost: 'Cost',
});

/** Messages in another language. */
export const translation = localized('translation', {
  translate: 'Translate',
  into: (language: string) => `Translate into ${language}`,
  chat: 'Translate the chat',
  stop: 'Stop translating',
  waiting: 'Translating…',
  done: 'Translation',
  hide: 'Hide translation',
  original: (language: string) => `Written in ${language}`,
  kept: 'Colleagues will see your original:',
  remove: 'Send without the original',
  checkNames: (names: string) => `Missing in the translation: ${names}`,
});

/** Labels and a priority that a model suggests. */
export const triage = localized('triage', {
  ask: 'Suggest labels and priority',
  asking: 'Looking for what fits…',
  none: 'No other label or priority fits.',
  label: (name: string) => `Add label: ${name}`,
  priority: (name: string) => `Set priority: ${name}`,
});

/** Resolving a chat with a summary in its record. */
export const closing = localized('closing', {
  title: 'Resolve with a summary',
  summary: 'Summary',
  help: 'Added as a note that the team finds by searching. The visitor doesn’t see it.',
  action: 'Add note and resolve',
});
