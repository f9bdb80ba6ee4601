/** Bots and the fields of their form. */
import type { BotProvider, ConnectionTest, EmbeddingsState } from '#core/model/bots/bot.ts';
import { plural } from './plural.ts';
import { localized } from './language.ts';

/** Bots. */
export const bots = localized('bots', {
  title: 'Bots',
  lead: 'A bot answers first, and hands over to an agent when it isn’t sure.',
  add: 'Create bot',
  empty: 'No bots yet',
  emptyBody: 'Create one, add articles, and choose it to answer first in a widget.',
  name: 'Bot',
  provider: 'Answer source',
  knows: 'Articles',
  usedBy: 'Used by',
  newTitle: 'New bot',
  created: 'Bot created. Now add articles.',
  remove: 'Delete bot…',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeBody: 'This also deletes its articles.',
  removed: 'Bot deleted',
  parts: {
    settings: 'Settings',
    articles: 'Knowledge base',
    sources: 'Sources',
    unanswered: 'Unanswered',
    learned: 'Learned questions',
    quality: 'Quality',
  },
  sections: { answers: 'Answers', stops: 'Handoff' },
  articles: (count: number) => (count === 0 ? 'No articles' : plural(count, 'article', 'articles')),
  index: {
    ready: 'Up to date',
    fitting: 'Training',
    fittingHelp: 'Articles have changed. Until training is done, the bot answers from the previous version.',
    fittedAt: (at: string) => `Trained ${at}`,
  },
});

/** Who writes the answers. */
export const providers = localized<Record<BotProvider, { name: string; help: string }>>('providers', {
  'built-in': {
    name: 'Built-in (your article text)',
    help: 'Finds the matching article and replies with exactly its text. No model costs.',
  },
  bedrock: {
    name: 'Amazon Bedrock',
    help: 'A model in your AWS account writes answers from your articles. No key needed.',
  },
  'openai-compatible': {
    name: 'OpenAI-compatible service',
    help: 'A model behind any OpenAI-compatible API writes answers from your articles. Its key comes from the secret set in your deployment.',
  },
});

/** The test of a bot's model. */
export const connection = localized('connection', {
  test: 'Test connection',
  saveFirst: 'Save your changes to test them.',
  result: {
    ok: (seconds: string) => `The model answered in ${seconds} s.`,
    refused: (status: string) => `The server refused the request${status}.`,
    unusable: () => 'The server answered, but not with text that visitors could read.',
    unreachable: () => 'The server can’t be reached.',
    timeout: () => 'The server didn’t answer within 7 seconds.',
    not_configured: () => 'The bot has no URL that this deployment may call, or no model.',
    no_model: () => 'The built-in bot has no model.',
  },
  status: (status: number) => ` (status ${status})`,
  leftOut: (features: string) => `It doesn’t accept ${features}. The bot asks without that.`,
  embeddings: (what: string) => `Embeddings: ${what}`,
  embedded: (seconds: string, dimensions: string) => `vectors of ${dimensions} numbers in ${seconds} s.`,
  notEmbedded: 'The server answered, but not with embeddings.',
} satisfies {
  test: string;
  saveFirst: string;
  result: Record<ConnectionTest['result'], (about: string) => string>;
  status: (status: number) => string;
  leftOut: (features: string) => string;
  embeddings: (what: string) => string;
  embedded: (seconds: string, dimensions: string) => string;
  notEmbedded: string;
});

/** Where embeddings come from, and what came of them. */
export const embeddings = localized('embeddings', {
  none: 'None',
  state: {
    ready: 'In use.',
    unreachable: 'The model can’t be reached. The bot answers without embeddings and tries again later.',
    unusable: 'The server answers, but not with embeddings. The bot answers without them.',
    not_configured: 'The bot has no URL that this deployment may call, or no model. It answers without embeddings.',
    not_used: 'Not used: the bot has fewer than 8 articles, or too many phrasings.',
    budget: 'The tokens for embeddings are used up for today. The bot answers without them until tomorrow.',
  },
} satisfies { none: string; state: Record<EmbeddingsState, string> });

/** What to enter as the model's name, which only Bedrock has a default for. */
export const modelHelp = localized<Record<BotProvider, string>>('modelHelp', {
  'built-in': '',
  bedrock: 'Its ID in Bedrock. Leave empty for the default.',
  'openai-compatible': 'The service’s name for it.',
});

/** The fields of a bot: label, and help where it needs any. */
export const botFields = localized('botFields', {
  name: ['Name', 'Visitors see it next to the bot’s answers.'],
  provider: ['Answer source', ''],
  base_url: ['URL', 'Base URL of the API, such as https://api.example.com/v1.'],
  model: ['Model', ''],
  instructions: ['Instructions', 'Describe the bot’s task and your tone. Visitors never see this.'],
  daily_token_budget: ['Daily tokens per visitor', 'When they’re used up, the bot hands over to an agent.'],
  daily_agent_tokens: [
    'Daily tokens per agent',
    'Agents can have this model draft, rewrite, translate, summarize and sort chats. 0 switches it off.',
  ],
  million_tokens_cents: [
    'Price of a million tokens, in cents',
    'On average, in hundredths of your currency. Only for the report on its use; 0 shows no costs.',
  ],
  embeddings_provider: [
    'Embeddings',
    'They help find articles when visitors use other words. If they aren’t available in time, the bot answers without them.',
  ],
  embeddings_url: ['URL for embeddings', 'Base URL of the API, without /embeddings.'],
  embeddings_model: ['Model for embeddings', ''],
  daily_embedding_tokens: [
    'Daily tokens for embeddings',
    'Of articles and visitors’ questions together. When they’re used up, the bot finds articles without embeddings.',
  ],
  languages: ['Languages', 'One per line, such as en or pt-BR. Leave empty for any.'],
  confidence_floor: ['Confidence threshold', 'Below this, it hands over to an agent.'],
  max_turns: ['Answer limit per chat', 'Then it hands over to an agent. {min}–{max}.'],
  asks_if_solved: [
    'Ask if that solved it',
    'After each answer, the bot asks in a message of its own. Only a yes resolves the chat.',
  ],
  learns_from_conversations: [
    'Learn from chats',
    'Resolved chats that visitors rated well become drafts to review, and past answers for agents. Personal data is removed.',
  ],
  tools: ['Tools', ''],
  department_id: ['Hand over to', ''],
} as const satisfies Record<string, readonly [string, string]>);

/** Values of a bot's fields. */
export const botValues = localized('botValues', {
  percent: (share: number) => `${Math.round(share * 100)}%`,
  ownDepartment: 'The widget’s department',
});
