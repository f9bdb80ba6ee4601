/** Embeddings models, through the `ai` SDK: part of the bundle of models. */
import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { type EmbeddingModel, embedMany } from 'ai';
import { cappedFetch } from '#functions/platform/network/capped-fetch.ts';
import { EMBEDDED } from '#functions/bot/knowledge/meaning.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { modelServer } from './server-features.ts';
import type { Reach } from './models.ts';
import type { EmbedTexts } from '#functions/bot/embeddings/embedder.ts';

/** Amazon's own embeddings model: there in most regions that have Bedrock. */
const USUAL_BEDROCK_MODEL = 'amazon.titan-embed-text-v2:0';
/** Vectors of 64 texts, of the longest that are taken. */
const MAX_ANSWER_BYTES = 12 * 1024 * 1024;
/** Titan takes one text a request. */
const PARALLEL = 8;

type Fetch = typeof globalThis.fetch;

/** A bot lacks the address or the model. */
class NotConfigured extends Error {
  override readonly name = 'NotConfigured';
}

/** Has a bot's embeddings model embed texts, within what `reach` allows. When it fails, no request is left running. */
export const textEmbedder =
  (reach: Reach): EmbedTexts =>
  async (bot, texts, abortSignal) => {
    const others = new AbortController();
    const requests: Promise<unknown>[] = [];
    const fetch: Fetch = async (input, init) => {
      // Signing takes a moment, in which another one may fail.
      others.signal.throwIfAborted();
      const request = bedrockFetch(input, init);
      requests.push(request);
      return request;
    };
    try {
      const { embeddings } = await embedMany({
        model: await modelOf(bot, reach, fetch),
        values: [...texts],
        // The plain index answers: that is better than waiting.
        maxRetries: 0,
        maxParallelCalls: PARALLEL,
        abortSignal: AbortSignal.any([abortSignal, others.signal]),
        ...(takesDimensions(bot) ? { providerOptions: { bedrock: { dimensions: EMBEDDED } } } : {}),
      });
      return embeddings;
    } finally {
      others.abort();
      await Promise.allSettled(requests);
    }
  };

/** Titan's second version gives fewer numbers when asked to; the first refuses a body that says how many. */
const takesDimensions = ({ embeddings_provider, embeddings_model }: BotItem): boolean =>
  embeddings_provider === 'bedrock' && (embeddings_model ?? USUAL_BEDROCK_MODEL).includes('titan-embed-text-v2');

async function modelOf(bot: BotItem, reach: Reach, fetch: Fetch): Promise<EmbeddingModel> {
  const { embeddings_provider: provider, embeddings_url: address, embeddings_model: model } = bot;
  if (provider === 'bedrock')
    return createAmazonBedrock({ region: reach.region, fetch }).embeddingModel(model ?? USUAL_BEDROCK_MODEL);
  if (address === null || model === null) throw new NotConfigured('The bot has no address or no model for embeddings.');
  return createOpenAICompatible(await modelServer(address, reach, MAX_ANSWER_BYTES)).embeddingModel(model);
}
const bedrockFetch = cappedFetch((input, init) => globalThis.fetch(input, init), MAX_ANSWER_BYTES);
