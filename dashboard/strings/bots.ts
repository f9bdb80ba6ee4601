/** Bots and the fields of their form. */
import type { BotProvider } from '#core/model/bot.ts';
import { plural } from './plural.ts';

/** Bots. */
export const bots = {
  title: 'Bots',
  lead: 'A bot answers for a widget first, and hands over to people when it is not sure.',
  add: 'New bot',
  empty: 'No bots yet',
  emptyBody: 'Create one, teach it what your visitors ask, and let a widget begin its chats with it.',
  name: 'Bot',
  provider: 'Answers with',
  knows: 'Knows',
  usedBy: 'Used by',
  newTitle: 'New bot',
  created: 'Bot created. Now teach it something.',
  remove: 'Delete bot…',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeBody: 'Its articles go with it. A bot that a widget still uses can’t be deleted.',
  removed: 'Bot deleted',
  parts: { settings: 'Settings', articles: 'Knowledge base', unanswered: 'Not answered' },
  sections: { answers: 'How it answers', stops: 'When it stops' },
  articles: (count: number) => (count === 0 ? 'Nothing yet' : plural(count, 'article', 'articles')),
  index: {
    ready: 'Up to date',
    fitting: 'Learning',
    fittingHelp: 'Articles have changed. It is learning them, and until then answers from what it knew before.',
    fittedAt: (at: string) => `Learned ${at}`,
  },
};

/** Who writes the answers. */
export const providers: Record<BotProvider, { name: string; help: string }> = {
  'built-in': {
    name: 'The articles themselves',
    help: 'Finds the article that fits and answers with its text, word for word. Costs nothing.',
  },
  bedrock: {
    name: 'Amazon Bedrock',
    help: 'A model in your AWS account writes from what the articles say. No key is needed.',
  },
  'openai-compatible': {
    name: 'An OpenAI-compatible service',
    help: 'A model behind any address that speaks OpenAI’s protocol writes from what the articles say. Its key is in the secret that the deployment names.',
  },
};

/** The fields of a bot: label, and help where it needs any. */
export const botFields = {
  name: ['Name', 'Visitors see it beside its answers.'],
  provider: ['Answers with', ''],
  base_url: ['Address', 'Where the model is, such as https://api.example.com/v1.'],
  model: ['Model', 'As its provider calls it. Bedrock has a usual one, if left empty.'],
  instructions: ['Instructions', 'What the model is told about its work and your tone. Visitors never see them.'],
  daily_token_budget: ['Tokens per visitor and day', 'When they are used up, people take over.'],
  languages: ['Languages', 'One a line, such as en or pt-BR. Empty: any.'],
  confidence_floor: ['How sure it must be', 'Less sure, and it hands over instead of answering.'],
  max_turns: ['Answers in one chat', 'After so many it hands over. 1–100.'],
  department_id: ['Hands over to', ''],
} as const satisfies Record<string, readonly [string, string]>;

/** Values of a bot's fields. */
export const botValues = {
  percent: (share: number) => `${Math.round(share * 100)} %`,
  ownDepartment: 'The widget’s department',
};
