/**
 * An answer written by a model: within its budget, within a deadline, in the form that was asked for, and without giving
 * its instructions away. Whatever else happens is handed over.
 */
import * as z from 'zod/mini';
import { networkOf } from '#core/access/network.ts';
import type { Deps } from '#functions/deps.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import type { LlmBudget } from '#functions/store/automation/llm-budget-store.ts';
import { ofVisitor, reserveTokens, settleTokens } from '#functions/store/automation/llm-budget-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { instructionGuard } from './instruction-guard.ts';
import { modelPrompt } from './model-prompt.ts';
import type { Passage } from './run-bot-turn.ts';
import type { EscalationReason, OnDelta, Outcome, Turn } from './turn.ts';

/** What a model is asked for. Action and confidence come first: they decide whether the reply is shown while it is written. */
export const modelOutput = z.object({
  action: z.enum(['answer', 'escalate', 'resolve']),
  confidence: z.number().check(z.gte(0), z.lte(1)),
  reply: z.string().check(z.maxLength(8000)),
  summary: z.optional(z.string().check(z.maxLength(2000))),
});
type ModelOutput = z.infer<typeof modelOutput>;

/** What a model is given. */
export type Prompt = { instructions: string; messages: { role: 'user' | 'assistant'; content: string }[] };
/** What a model has written so far: parsed as far as it goes, and not yet checked. */
export type Draft = { action?: unknown; confidence?: unknown; reply?: unknown };
/** How a model's work ended: nothing of it is to be believed before it is checked. */
export type Written = { output: unknown; isRefused: boolean; tokens: number | undefined };
/** Has a model write. @throws Error when it can't be reached, is cut off, or stays silent until `signal` */
export type WriteWithModel = (
  bot: BotItem,
  prompt: Prompt,
  watch: { signal: AbortSignal; maxTokens: number; onDraft: (draft: Draft) => void },
) => Promise<Written>;

/** A visitor waits no longer for a model. */
const DEADLINE_MS = 20_000;
/** An answer in a chat is short. */
const MAX_TOKENS = 1000;
/** Being somebody new costs nothing: the visitors of one network together have as many tokens a day as so many visitors. */
const VISITORS_OF_A_NETWORK = 200;
/** What a token is at least: where a model doesn't count, its tokens are taken to be this long. */
const CHARACTERS_PER_TOKEN = 3;

type WriteDeps = Pick<Deps, 'table' | 'now' | 'log'> & { writeWithModel: WriteWithModel };
type Task = { turn: Turn; passages: readonly Passage[]; onDelta: OnDelta };

/** Has the bot's model answer. */
export async function writeAnswer(deps: WriteDeps, task: Task): Promise<Outcome> {
  const { bot } = task.turn;
  if (bot.provider === 'openai-compatible' && (bot.base_url === null || bot.model === null))
    return escalation(task, 'not_configured');
  const prompt = modelPrompt(task.turn, task.passages);
  const accounts = await accountsOf(deps, task.turn);
  const reserved = tokensOf(prompt) + MAX_TOKENS;
  if ((await reserveTokens(deps.table, accounts, reserved)) === 'refused') return escalation(task, 'budget');
  const { outcome, tokens } = await write(deps, task, prompt);
  await settleTokens(deps.table, accounts, (tokens ?? reserved) - reserved);
  return outcome;
}

/** Whose tokens an answer takes: the visitor's, and those of all who come from the same network. */
async function accountsOf({ table, now }: WriteDeps, { bot, visitor }: Turn): Promise<LlmBudget[]> {
  const own = { bot: bot.id, whose: ofVisitor(visitor), atMs: now(), budget: bot.daily_token_budget };
  const address = (await getVisitor(table, visitor))?.ip_address;
  if (!address) return [own];
  return [own, { ...own, whose: networkOf(address), budget: VISITORS_OF_A_NETWORK * bot.daily_token_budget }];
}

async function write(
  { writeWithModel, log }: WriteDeps,
  task: Task,
  prompt: Prompt,
): Promise<{ outcome: Outcome; tokens?: number | undefined }> {
  const { bot } = task.turn;
  const stopping = new AbortController();
  const timer = setTimeout(() => stopping.abort('timeout'), DEADLINE_MS);
  try {
    const { output, isRefused, tokens } = await writeWithModel(bot, prompt, {
      signal: stopping.signal,
      maxTokens: MAX_TOKENS,
      onDraft: shower(task, stopping),
    });
    return {
      outcome: isRefused ? escalation(task, 'refused') : judge(task, modelOutput.safeParse(output)),
      tokens,
    };
  } catch (error) {
    const stopped: unknown = stopping.signal.aborted ? stopping.signal.reason : undefined;
    const isNotPublic = error instanceof Error && error.name === 'NotPublic';
    const reason = stopped === 'timeout' || stopped === 'refused' ? stopped : isNotPublic ? 'not_configured' : 'failed';
    const about = { conversation_id: task.turn.conversation, bot_id: bot.id, provider: bot.provider };
    log.warn('model_failed', { ...about, reason, error });
    return { outcome: escalation(task, reason) };
  } finally {
    clearTimeout(timer);
  }
}

/** Shows drafts, piece by piece, as long as they are worth showing and give nothing away. */
function shower({ turn: { bot }, passages, onDelta }: Task, stopping: AbortController): (draft: Draft) => void {
  const givesAway = instructionGuard(bot.instructions, passages);
  let shown = '';
  return ({ action, confidence, reply }) => {
    const isWorthIt = typeof confidence === 'number' && confidence >= bot.confidence_floor && action !== 'escalate';
    if (!isWorthIt || typeof reply !== 'string' || !reply.startsWith(shown) || reply === shown) return;
    const piece = reply.slice(shown.length);
    shown = reply;
    if (givesAway(piece)) stopping.abort('refused');
    if (!stopping.signal.aborted) onDelta(piece);
  };
}

type Parsed = { success: true; data: ModelOutput } | { success: false };

/** What a finished output comes to. */
function judge(task: Task, parsed: Parsed): Outcome {
  if (!parsed.success) return escalation(task, 'failed');
  const { action, confidence, summary } = parsed.data;
  const reply = parsed.data.reply
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, '')
    .toWellFormed()
    .trim();
  if (action === 'escalate') return escalation(task, 'unanswered', summary);
  if (reply === '') return escalation(task, 'failed');
  if (instructionGuard(task.turn.bot.instructions, task.passages)(reply)) return escalation(task, 'refused');
  return confidence < task.turn.bot.confidence_floor
    ? escalation(task, 'unanswered', summary)
    : { action, reply, confidence };
}

const why: Record<EscalationReason, string> = {
  unanswered: 'The bot has no answer.',
  failed: 'The bot’s model failed.',
  timeout: 'The bot’s model took too long.',
  refused: 'The bot’s answer was held back.',
  budget: 'The bot used up its daily tokens for this visitor or network address.',
  max_turns: 'The bot reached its answer limit.',
  not_configured: 'The bot has no model name, or no URL that this deployment can call.',
};

function escalation({ turn }: Task, reason: EscalationReason, summary = ''): Outcome {
  const asked = turn.history.findLast(({ sender_type }) => sender_type === 'visitor')?.content ?? '';
  const told = summary
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, '')
    .toWellFormed()
    .trim();
  return {
    action: 'escalate',
    reason,
    summary: `${why[reason]} Last question: ${asked}${told === '' ? '' : `\n${told}`}`,
  };
}

const tokensOf = ({ instructions, messages }: Prompt): number =>
  Math.ceil(
    (instructions.length + messages.reduce((sum, { content }) => sum + content.length, 0)) / CHARACTERS_PER_TOKEN,
  );
