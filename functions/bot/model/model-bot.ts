/**
 * An answer written by a model: within its budget, within a deadline, in the form that was asked for, and without giving
 * its instructions away. Whatever else happens is handed off.
 */
import { smallTalkIn } from '#core/automation/small-talk.ts';
import { networkOf } from '#core/access/network.ts';
import type { Deps } from '#functions/deps.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import {
  type LlmBudget,
  ofVisitor,
  reserveTokens,
  settleTokens,
} from '#functions/store/automation/llm-budget-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { citedBy, withLinks } from '#functions/bot/grounding/citations.ts';
import { groundsOf, settled } from '#functions/bot/grounding/grounding.ts';
import { instructionGuard } from './instruction-guard.ts';
import { modelPrompt } from './model-prompt.ts';
import type { Asked, Bot, EscalationReason, OnDelta, Outcome, Passage, Turn } from '#functions/bot/port/bot.ts';
import { surest } from '#functions/bot/knowledge/passages.ts';
import { readDraft, readOutput } from './read-output.ts';
import { tokensOf } from './tokens.ts';

/** What a model is given. */
export type Prompt = { instructions: string; messages: { role: 'user' | 'assistant'; content: string }[] };
/** How a model's work ended: nothing of it is to be believed before it is checked. `isCut`: it had more to write than it might. */
export type Written = { text: string; isRefused: boolean; isCut?: boolean; tokens: number | undefined };
/** Has a model write. @throws Error when it can't be reached, is cut off, or stays silent until `signal` */
export type WriteWithModel = (
  bot: BotItem,
  prompt: Prompt,
  watch: {
    signal: AbortSignal;
    maxTokens: number;
    onText: (soFar: string) => void;
    /** Whether plain text is wanted instead of the form of a turn. */
    isPlain?: boolean;
  },
) => Promise<Written>;

/** A visitor waits no longer for a model. */
const DEADLINE_MS = 20_000;
/** An answer in a chat is short. */
const MAX_TOKENS = 1000;
/** A new session must not bring a new budget: all visitors of one network together have the daily tokens of this many visitors. */
const VISITORS_OF_A_NETWORK = 200;

type WriteDeps = Pick<Deps, 'table' | 'now' | 'log'> & { writeWithModel: WriteWithModel };
type Task = { turn: Turn; asked: readonly Asked[]; passages: readonly Passage[]; onDelta: OnDelta };

/** The bot that has a model write its answers. */
export const modelBot = (deps: WriteDeps): Bot => ({
  answer: async ({ turn, asked }, onDelta) => writeAnswer(deps, { turn, asked, passages: surest(asked), onDelta }),
});

async function writeAnswer(deps: WriteDeps, task: Task): Promise<Outcome> {
  const { bot } = task.turn;
  if (bot.provider === 'openai-compatible' && (bot.base_url === null || bot.model === null))
    return escalation(task, 'not_configured');
  const prompt = modelPrompt(task.turn, task.passages, bot.daily_token_budget - MAX_TOKENS);
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
  const display = displayOf(task, stopping);
  try {
    const { text, isRefused, tokens } = await writeWithModel(bot, prompt, {
      signal: stopping.signal,
      maxTokens: MAX_TOKENS,
      onText: display.show,
    });
    const outcome = isRefused ? escalation(task, 'refused') : judge(task, readOutput(text));
    return { outcome: withShown(outcome, display.shown()), tokens };
  } catch (error) {
    const stopped: unknown = stopping.signal.aborted ? stopping.signal.reason : undefined;
    const isNotPublic = error instanceof Error && error.name === 'NotPublic';
    const reason = stopped === 'timeout' || stopped === 'refused' ? stopped : isNotPublic ? 'not_configured' : 'failed';
    const about = { conversation_id: task.turn.conversation, bot_id: bot.id, provider: bot.provider };
    log.warn('model_failed', { ...about, reason, error });
    return { outcome: withShown(escalation(task, reason), display.shown()) };
  } finally {
    clearTimeout(timer);
  }
}

/** Nothing that was shown is taken back: it is said before the words that hand over, unless it began to give something away. */
const withShown = (outcome: Outcome, shown: string): Outcome =>
  outcome.action === 'escalate' && outcome.reason !== 'refused' && shown.trim() !== ''
    ? { ...outcome, reply: shown.trim() }
    : outcome;

/** This many letters in a row of the instructions may be their beginning. */
const BEGINNING = 16;

/** Shows drafts, piece by piece, as long as they are worth showing and give nothing away. */
function displayOf(task: Task, stopping: AbortController) {
  const { turn, passages, onDelta } = task;
  const { bot, history } = turn;
  const givesAway = instructionGuard(bot.instructions, passages);
  // What may be the beginning of the instructions waits until all of it is there to be judged.
  const comesNear = instructionGuard(bot.instructions, passages, BEGINNING);
  const isGrounded = groundsOf(passages, history);
  // What can't be sent isn't shown first.
  const canBeSent = passages.length > 0 || needsNoGround(task);
  let isNear = false;
  let shown = '';
  return {
    shown: () => shown,
    show: (text: string): void => {
      const draft = readDraft(text);
      if (!canBeSent || !draft || draft.action === 'escalate' || draft.confidence < bot.confidence_floor) return;
      const reply = settled(draft.reply);
      if (!reply.startsWith(shown) || reply === shown) return;
      const piece = reply.slice(shown.length);
      if (givesAway(piece)) stopping.abort('refused');
      if (!isGrounded(reply)) stopping.abort('refused');
      isNear ||= comesNear(piece);
      if (stopping.signal.aborted || isNear) return;
      shown = reply;
      onDelta(piece);
    },
  };
}

/** What a finished output comes to. Prose, and a form without a confidence, are as sure as the articles they were written from. */
function judge(task: Task, output: ReturnType<typeof readOutput>): Outcome {
  const { bot } = task.turn;
  const [best] = task.passages;
  if (!output || ('prose' in output && (best?.confidence ?? 0) < bot.confidence_floor))
    return escalation(task, 'failed');
  const { action, confidence, reply, summary, sources } =
    'prose' in output
      ? { action: 'answer' as const, confidence: undefined, reply: output.prose, summary: '', sources: [] }
      : output;
  const sure = confidence ?? best?.confidence ?? 0;
  if (action === 'escalate') return escalation(task, 'unanswered', summary);
  if (reply.trim() === '') return escalation(task, 'failed');
  if (instructionGuard(bot.instructions, task.passages)(reply)) return escalation(task, 'refused');
  if (sure < bot.confidence_floor) return escalation(task, 'unanswered', summary);
  const told = grounded(task, reply.trim(), sources);
  return told === undefined ? ungrounded(task) : { action, reply: told, confidence: sure };
}

/** Greetings need no ground, nor what instructions may say. */
const needsNoGround = ({ turn: { bot }, asked }: Task): boolean =>
  bot.instructions !== '' || asked.every(({ text }) => smallTalkIn(text));

/** The answer with the links it rests on; nothing where it rests on nothing. */
function grounded(task: Task, reply: string, sources: number[]) {
  const { turn, passages } = task;
  const { history } = turn;
  if (!groundsOf(passages, history)(reply)) return undefined;
  const cited = citedBy(reply, passages, sources);
  return cited.length === 0 && !needsNoGround(task) ? undefined : withLinks(reply, cited, MAX_CHARACTERS);
}
/** The most characters of a message. */
const MAX_CHARACTERS = 8000;

/** Held back like what gives instructions away: what was shown of it isn't repeated. */
const ungrounded = (task: Task): Outcome => escalation(task, 'refused', 'It had something that no article says.');

const why: Record<EscalationReason, string> = {
  asked: 'The visitor asked for a person.',
  unanswered: 'The bot has no answer.',
  failed: 'The bot’s model failed.',
  timeout: 'The bot’s model took too long.',
  refused: 'The bot’s answer was held back.',
  budget: 'The bot used up its daily tokens for this visitor or network address.',
  max_turns: 'The bot reached its answer limit.',
  not_configured: 'The bot has no model name, or no URL that this deployment can call.',
};

function escalation({ turn, asked }: Task, reason: EscalationReason, summary = ''): Outcome {
  const last = asked.at(-1)?.text ?? turn.asked.at(-1) ?? '';
  const told = summary.trim();
  return {
    action: 'escalate',
    reason,
    summary: `${why[reason]} Last question: ${last}${told === '' ? '' : `\n${told}`}`,
  };
}
