/** Models, through the `ai` SDK: a bundle of its own, loaded only when a bot that has one takes its turn. */
import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { type LanguageModel, type ModelMessage, Output, type ToolSet, jsonSchema, streamText, tool } from 'ai';
import * as z from 'zod/mini';
import type { ModelFeature } from '#core/model/bots/bot.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { measureTo } from '#functions/platform/metrics/measure.ts';
import { cappedFetch } from '#functions/platform/network/capped-fetch.ts';
import type { Prompt, WriteWithModel } from './model-bot.ts';
import { type Refusals, featureFetch, modelServer } from './server-features.ts';

// With what it shares the SDK with: as a bundle of its own it would bring it into each function's first file.
export { textEmbedder } from './embedding-models.ts';

/** The form a model is asked for where it can be held to one. Action and confidence come first: they decide whether the reply is shown while it is written. */
const form = z.object({
  action: z.enum(['answer', 'escalate', 'resolve']),
  confidence: z.number(),
  reply: z.string(),
  summary: z.optional(z.string()),
});

/** What models are reached with. */
export type Reach = {
  /** Where Bedrock is. */
  region: string;
  /** The key for an address; nothing where it wants none. */
  keyFor: (baseUrl: string) => Promise<string | undefined>;
  /** Whether a model may be on this very machine. In AWS that is the function itself, where no model is, but Lambda's own API. */
  onThisMachine: boolean;
};

/** Amazon's own small model: there in every region that has Bedrock, by on-demand price. */
const USUAL_BEDROCK_MODEL = 'amazon.nova-lite-v1:0';

// It would warn of each answer by a model that takes no schema. What comes is checked here anyway.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** Has a bot's model write, within what `reach` allows. Built once: `refusals` remembers what servers refuse. */
export function modelWriter(reach: Reach, refusals: Refusals = new Map()): WriteWithModel {
  return async (bot, prompt, { signal, maxTokens, onText, isPlain = false }) => {
    let failure: unknown;
    const written = streamText({
      model: await modelOf(bot, reach, refusedBy(refusals, bot)),
      instructions: prompt.instructions,
      messages: messagesOf(prompt),
      ...(isPlain || prompt.tools ? {} : { output: Output.object({ schema: form }) }),
      ...toolsOf(prompt),
      maxOutputTokens: maxTokens,
      // A visitor waits: handing over is better than trying again.
      maxRetries: 0,
      abortSignal: signal,
      onError: ({ error }) => {
        failure ??= error;
      },
    });
    let text = '';
    for await (const piece of written.textStream) onText((text += piece));
    signal.throwIfAborted();
    if (failure !== undefined) throw failure;
    const [finish, usage, calls] = await Promise.all([written.finishReason, written.totalUsage, written.toolCalls]);
    return {
      text,
      isRefused: finish === 'content-filter',
      isCut: finish === 'length',
      // Some servers count nothing, or nonsense: that must not make what they write free.
      tokens: isCount(usage.totalTokens) ? usage.totalTokens : undefined,
      calls: calls.map(({ toolCallId: id, toolName: name, input }) => ({ id, name, input: input as unknown })),
    };
  };
}

const isCount = (tokens = 0): boolean => Number.isSafeInteger(tokens) && tokens > 0;

/** The same writer, whose tokens are measured in a namespace, unless that is empty. */
export function countTokens(write: WriteWithModel, namespace: string, measureIn = measureTo): WriteWithModel {
  const measure = measureIn(namespace);
  if (!measure) return write;
  return async (...task) => {
    const written = await write(...task);
    if (written.tokens !== undefined) measure({ 'llm-tokens': written.tokens });
    return written;
  };
}

/** What was said, with the calls so far and what came of each. */
const messagesOf = ({ messages, exchanges = [] }: Prompt): ModelMessage[] => [
  ...messages,
  ...exchanges.flatMap((exchange): ModelMessage[] => [
    {
      role: 'assistant',
      content: exchange.map(({ id, name, input }) => ({
        type: 'tool-call',
        toolCallId: id,
        toolName: name,
        // A server that is sent back what no JSON is would refuse all of it.
        input: typeof input === 'object' && input !== null ? input : {},
      })),
    },
    {
      role: 'tool',
      content: exchange.map(({ id, name, text }) => ({
        type: 'tool-result',
        toolCallId: id,
        toolName: name,
        output: { type: 'text', value: text },
      })),
    },
  ]),
];

/** The tools without anything that runs them: each call is judged first. The form is asked for in words then, since many servers hold a model to a form or to tools. */
function toolsOf({ tools = [], mayCall = true }: Prompt) {
  if (tools.length === 0) return {};
  const known = tools.map(({ name, description, schema }) => [
    name,
    tool({ description, inputSchema: jsonSchema(schema) }),
  ]);
  return { tools: Object.fromEntries(known) as ToolSet, toolChoice: mayCall ? ('auto' as const) : ('none' as const) };
}

/** What the bot's server refused so far. */
function refusedBy(refusals: Refusals, { base_url, model }: BotItem): Set<ModelFeature> {
  const server = `${base_url} ${model}`;
  const known = refusals.get(server) ?? new Set();
  refusals.set(server, known);
  return known;
}

async function modelOf(bot: BotItem, reach: Reach, refused: Set<ModelFeature>): Promise<LanguageModel> {
  const { provider, base_url, model } = bot;
  if (provider === 'bedrock')
    return createAmazonBedrock({ region: reach.region, fetch: bedrockFetch })(model ?? USUAL_BEDROCK_MODEL);
  const server = await modelServer(base_url ?? '', reach);
  const fetch = featureFetch(server.fetch, refused);
  return createOpenAICompatible({ ...server, includeUsage: true, fetch })(model ?? '');
}

const bedrockFetch = cappedFetch(globalThis.fetch);
