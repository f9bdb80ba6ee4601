/** Models, through the `ai` SDK: a bundle of its own, loaded only when a bot that has one takes its turn. */
import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import { Output, streamText } from 'ai';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { safeFetch } from '#functions/platform/network/safe-fetch.ts';
import { cappedFetch } from '#functions/platform/network/capped-fetch.ts';
import { publicFetch } from '#functions/platform/network/public-fetch.ts';
import type { WriteWithModel } from './write-answer.ts';
import { modelOutput } from './write-answer.ts';

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

/** Has a bot's model write, within what `reach` allows. */
export function modelWriter(reach: Reach): WriteWithModel {
  return async (bot, { instructions, messages }, { signal, maxTokens, onDraft }) => {
    let failure: unknown;
    const written = streamText({
      model: await modelOf(bot, reach),
      instructions,
      messages,
      output: Output.object({ schema: modelOutput }),
      maxOutputTokens: maxTokens,
      // A visitor waits: handing over is better than trying again.
      maxRetries: 0,
      abortSignal: signal,
      onError: ({ error }) => {
        failure ??= error;
      },
    });
    for await (const draft of written.partialOutputStream) onDraft(draft);
    signal.throwIfAborted();
    if (failure !== undefined) throw failure;
    const [finish, usage] = await Promise.all([written.finishReason, written.totalUsage]);
    const isRefused = finish === 'content-filter';
    return { output: isRefused ? undefined : await written.output, isRefused, tokens: usage.totalTokens };
  };
}

async function modelOf({ provider, base_url, model }: BotItem, reach: Reach): Promise<LanguageModel> {
  if (provider === 'bedrock')
    return createAmazonBedrock({ region: reach.region, fetch: bedrockFetch })(model ?? USUAL_BEDROCK_MODEL);
  const baseURL = base_url ?? '';
  const fetch = isOnThisMachine(baseURL) ? localFetch : outsideFetch;
  if (fetch === localFetch && !reach.onThisMachine) throw new NotPublic('This deployment asks only public addresses.');
  const apiKey = await reach.keyFor(baseURL);
  const open = createOpenAICompatible({
    name: 'model',
    baseURL,
    includeUsage: true,
    fetch,
    ...(apiKey === undefined ? {} : { apiKey }),
  });
  return open(model ?? '');
}

/** A model is where none may be asked. */
class NotPublic extends Error {
  override readonly name = 'NotPublic';
}

/** Plain http is taken for this very machine only: a model on a laptop. Everything else must be on the public internet. */
const isOnThisMachine = (address: string): boolean => address.startsWith('http:');
const bedrockFetch = cappedFetch(globalThis.fetch);
const localFetch = cappedFetch((input, init) => globalThis.fetch(input, { ...init, redirect: 'error' }));
const outsideFetch = cappedFetch(publicFetch(safeFetch));
