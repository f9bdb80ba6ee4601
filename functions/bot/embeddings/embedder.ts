/** What embeds texts, and the ways in which that fails. */
import type { EmbeddingsState } from '#core/model/bots/bot.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { reduced } from './vectors.ts';

/** Has a bot's embeddings model embed texts: a vector for each, in their order. @throws Error of any kind */
export type EmbedTexts = (bot: BotItem, texts: readonly string[], signal: AbortSignal) => Promise<number[][]>;

/** Embeddings as they are learned from, and how many numbers the model gave. */
export type Embedded = { vectors: Float32Array[]; dimensions: number };

/** A model's answer that can't be learned from. */
export class UnusableEmbeddings extends Error {
  override readonly name = 'UnusableEmbeddings';
}

/** Where a bot's embeddings come from: those of different sources can't be compared. Nothing where it has none. */
export const sourceOf = ({
  embeddings_provider: provider,
  embeddings_url,
  embeddings_model,
}: BotItem): string | undefined =>
  provider === 'none'
    ? undefined
    : JSON.stringify([provider, provider === 'bedrock' ? null : embeddings_url, embeddings_model]);

/** Embeds texts. @throws Error for a failure of any kind: of the network, of the server, or of what it answers */
export async function embedAll(
  embed: EmbedTexts,
  bot: BotItem,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Embedded> {
  const raw = await embed(bot, texts, signal);
  const dimensions = raw[0]?.length ?? 0;
  const vectors = raw.flatMap((one) => (one.length === dimensions ? (reduced(one) ?? []) : []));
  if (vectors.length !== texts.length) throw new UnusableEmbeddings('The answer has no vector for each text.');
  return { vectors, dimensions };
}

/** Whether a server is there, and refused these very texts: most often because they are too long or empty. */
export const isRefusedText = (error: unknown): boolean =>
  error instanceof Error && REFUSED.has(Number((error as Error & { statusCode?: number }).statusCode));
const REFUSED = new Set([400, 413, 422]);

/** What a failure says of a bot's embeddings. */
export function stateOf(error: unknown): EmbeddingsState {
  if (!(error instanceof Error)) return 'unreachable';
  const { name, statusCode } = error as Error & { statusCode?: number };
  if (name === 'OutOfTokens') return 'budget';
  if (name === 'NotPublic' || name === 'NotConfigured') return 'not_configured';
  const isAnswer = statusCode !== undefined && statusCode < 300;
  return isAnswer || unusable.has(name) ? 'unusable' : 'unreachable';
}
const unusable = new Set([
  'UnusableEmbeddings',
  'AI_InvalidResponseDataError',
  'AI_TypeValidationError',
  'AI_JSONParseError',
  'AnswerTooLong',
]);
