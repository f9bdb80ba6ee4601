/** A bot: who answers for a widget before people do, how sure it must be, and when it stops. */
import * as z from 'zod/mini';
import { botTools } from './bot-tool.ts';
import { id, version } from '#core/model/id.ts';
import { instant, line, locale, name, optionalText, settableUrl } from '#core/model/text.ts';

/** What writes a bot's answers: nothing (an article's own answer), Amazon Bedrock, or a service with OpenAI's protocol. */
export const botProviders = ['built-in', 'bedrock', 'openai-compatible'] as const;
/** Who writes a bot's answers. */
export type BotProvider = (typeof botProviders)[number];

/** Where embeddings come from, by which the bot finds articles in other words: nowhere, Amazon Bedrock, or a service with OpenAI's protocol. */
export const embeddingsProviders = ['none', 'bedrock', 'openai-compatible'] as const;

/** Where a model is: https, or plain http on the same machine; with a query where it wants one (`?api-version=…`). */
const modelAddress = settableUrl(500).check(
  z.regex(
    /^(https:\/\/[^\s/?#]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)(\/[^\s?#]*)?(\?[^\s#]*)?$/,
    'Must be an https URL such as "https://api.example.com/v1"',
  ),
);

const settings = {
  name,
  provider: z.enum(botProviders),
  /** Where an `openai-compatible` model is; of no meaning to the others. */
  base_url: z.nullable(modelAddress),
  /** The instructions for a model. The built-in provider doesn't use them. */
  instructions: optionalText(8000),
  /** The model's name as its provider knows it; null for the provider's usual one. */
  model: z.nullable(line(200)),
  /** Where the embeddings of articles and questions come from. Without any, or if none can be had, articles are found by the bot's own index. */
  embeddings_provider: z.enum(embeddingsProviders),
  /** Where an `openai-compatible` embeddings model is, without `/embeddings`; of no meaning to the others. */
  embeddings_url: z.nullable(modelAddress),
  /** The embeddings model's name as its provider knows it; null for Bedrock's usual one. */
  embeddings_model: z.nullable(line(200)),
  /** Tokens that embeddings may take in a day (UTC), of articles and questions together. Then articles are found by the bot's own index. */
  daily_embedding_tokens: z.int().check(z.gte(0), z.lte(1_000_000_000)),
  /** The languages it answers in; none: any. */
  languages: z.array(locale).check(z.maxLength(40)),
  /** After this many answers in one conversation it hands off. */
  max_turns: z.int().check(z.gte(1), z.lte(100)),
  /** How sure it must be, from 0 to 1: below, it hands off. */
  confidence_floor: z.number().check(z.gte(0), z.lte(1)),
  /** Who takes over; null for the widget's own department. */
  department_id: z.nullable(id),
  /** Whether it asks after each answer if that solved it. Then only a yes resolves the conversation. */
  asks_if_solved: z.boolean(),
  /** Whether resolved conversations that were rated well become drafts to review, and past answers for agents. */
  learns_from_conversations: z.boolean(),
  /** Tokens a model may use for one visitor in a day (UTC). */
  daily_token_budget: z.int().check(z.gte(0), z.lte(10_000_000)),
  /** Tokens its model may use for one agent in a day (UTC): drafts, rewritten texts and summaries. 0: agents can't use it. */
  daily_agent_tokens: z.int().check(z.gte(0), z.lte(10_000_000)),
  /** What a million of its model's tokens cost on average, in hundredths of the team's currency. For reports alone; 0: not known. */
  million_tokens_cents: z.int().check(z.gte(0), z.lte(10_000_000)),
  /** What its model may have done while it answers. The built-in provider uses none. */
  tools: botTools,
};

/** What an admin may set. */
export const botSettings = z.strictObject(settings);
/** What an admin may set. */
export type BotSettings = z.infer<typeof botSettings>;

/** The default of every setting but name and provider. The floor's is explained in docs/decisions/0006-bots.md. */
export const botDefaults: Omit<BotSettings, 'name' | 'provider'> = {
  base_url: null,
  instructions: '',
  model: null,
  embeddings_provider: 'none',
  embeddings_url: null,
  embeddings_model: null,
  daily_embedding_tokens: 2_000_000,
  languages: [],
  max_turns: 20,
  confidence_floor: 0.15,
  department_id: null,
  asks_if_solved: false,
  learns_from_conversations: false,
  daily_token_budget: 50_000,
  daily_agent_tokens: 0,
  million_tokens_cents: 0,
  tools: [],
};

/**
 * What came of embedding the bot's articles last. `unreachable`: the model didn't answer, or with an error; `unusable`: it
 * answered with something else than embeddings; `not_used`: the bot has too few articles to need them, or too many phrasings;
 * `budget`: its tokens of the day were used up.
 */
export const embeddingsStates = ['ready', 'unreachable', 'unusable', 'not_configured', 'not_used', 'budget'] as const;
/** What came of embedding a bot's articles. */
export type EmbeddingsState = (typeof embeddingsStates)[number];

/** What the bot knows: `fitting` while articles changed since it was trained last, and the former index still answers. */
export const botIndex = z.strictObject({
  state: z.enum(['ready', 'fitting']),
  fitted_at: z.nullable(instant),
  /** How many articles the index knows. */
  articles: z.int(),
  /** Whether embeddings are in use; null without them, and before the first training with them. */
  embeddings: z.nullable(z.enum(embeddingsStates)),
});

/** A bot. */
export const bot = z.strictObject({ id, ...settings, index: botIndex, version, created_at: instant });
/** A bot. */
export type Bot = z.infer<typeof bot>;

/** The parts of a request that a model's server may refuse; the bot asks without them. */
export const modelFeatures = [
  'response_format',
  'tools',
  'stream_options',
  'max_tokens',
  'max_completion_tokens',
  'system',
  'stream',
] as const;
/** A part of a request that a model's server may refuse. */
export type ModelFeature = (typeof modelFeatures)[number];

const connectionResults = ['ok', 'refused', 'unusable', 'unreachable', 'timeout', 'not_configured'] as const;

/** The outcome of two short texts that a bot's embeddings model was asked to embed. */
const embeddingsTest = z.strictObject({
  /** As for the model. `unusable`: it answered with something else than embeddings. */
  result: z.enum(connectionResults),
  /** The HTTP status of the server's error. */
  status: z.nullable(z.int()),
  /** The server's own words, or the name of the network error. */
  detail: z.nullable(z.string()),
  /** How many numbers an embedding has; null without any. */
  dimensions: z.nullable(z.int()),
  /** How long the answer took. */
  milliseconds: z.int(),
});
/** The outcome of two short texts that a bot's embeddings model was asked to embed. */
export type EmbeddingsTest = z.infer<typeof embeddingsTest>;

/** The outcome of one short question to a bot's model, and of its embeddings. */
export const connectionTest = z.strictObject({
  /**
   * `ok`: the bot can answer with it. `refused`: the server answered with an error. `unusable`: it answered with nothing
   * that a visitor could read. `unreachable`, `timeout`: it didn't answer. `no_model`: the built-in bot has none.
   */
  result: z.enum([...connectionResults, 'no_model']),
  /** The HTTP status of the server's error. */
  status: z.nullable(z.int()),
  /** The server's own words, or the name of the network error. */
  detail: z.nullable(z.string()),
  /** What the server refused, and what is left out from then on. */
  left_out: z.array(z.enum(modelFeatures)),
  /** How long the answer took. */
  milliseconds: z.int(),
  /** What came of embeddings; null for a bot without them. */
  embeddings: z.nullable(embeddingsTest),
});
/** The outcome of one short question to a bot's model, and of its embeddings. */
export type ConnectionTest = z.infer<typeof connectionTest>;

/** A question a bot could not answer, and how often it was asked. */
export const unansweredQuestion = z.strictObject({
  question: z.string(),
  count: z.int(),
  first_asked_at: instant,
  last_asked_at: instant,
  /** Where it was asked last. */
  conversation_id: id,
});
/** A question a bot could not answer. */
export type UnansweredQuestion = z.infer<typeof unansweredQuestion>;
