/**
 * An answer written by a model: within its budget, within a deadline, in the form that was asked for, and without giving
 * its instructions away. Whatever else happens is handed off.
 */
import { smallTalkIn } from '#core/automation/small-talk.ts';
import { networkOf } from '#core/access/network.ts';
import { type HandoffCause, noteOf } from '#core/model/messages/handoff-note.ts';
import type { Id } from '#core/model/id.ts';
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
import { LEAST_LETTERS, isInOther } from '#core/text/other-language.ts';
import { groundsOf, settled } from '#functions/bot/grounding/grounding.ts';
import { instructionGuard } from './instruction-guard.ts';
import { modelPrompt } from './model-prompt.ts';
import type { Asked, Bot, EscalationReason, OnDelta, Outcome, Passage, Turn } from '#functions/bot/port/bot.ts';
import type { CallRequest, ToolSpec } from '#functions/bot/port/tools.ts';
import { surest } from '#functions/bot/knowledge/passages.ts';
import { readDraft, readOutput } from './read-output.ts';
import { tokensOf } from './tokens.ts';

/** A call that a model asked for, with the text it gets back. */
export type Exchanged = CallRequest & { text: string };
/** What a model is given: with tools, the calls that were made so far, those asked for together as one, and whether it may ask for more. */
export type Prompt = {
  instructions: string;
  messages: { role: 'user' | 'assistant'; content: string }[];
  tools?: readonly ToolSpec[];
  exchanges?: readonly (readonly Exchanged[])[];
  /** @default true */
  mayCall?: boolean;
};
/** How a model's work ended: nothing of it is to be believed before it is checked. `isCut`: it had more to write than it might. */
export type Written = {
  text: string;
  isRefused: boolean;
  isCut?: boolean;
  tokens: number | undefined;
  calls?: readonly CallRequest[];
};
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

/** A visitor waits no longer for a model, or for one that has tools. */
const DEADLINE_MS = 20_000;
const DEADLINE_WITH_TOOLS_MS = 30_000;
/** How often a model with tools is asked in one turn; the last time, it may call none. */
const MAX_ASKED = 4;
/** How many calls it may ask for together. */
const MAX_CALLS_TOGETHER = 4;
/** An answer in a chat is short. */
const MAX_TOKENS = 1000;
/** A new session must not bring a new budget: all visitors of one network together have the daily tokens of this many visitors. */
const VISITORS_OF_A_NETWORK = 200;

type WriteDeps = Pick<Deps, 'table' | 'now' | 'log'> & {
  writeWithModel: WriteWithModel;
  /** Whose tokens an answer takes. @default the visitor's, and those of all who come from the same network */
  accountsOf?: (turn: Turn) => Promise<LlmBudget[]>;
  /** Receives the articles that an answer rests on, before it is given. */
  onCited?: (articles: readonly Id[]) => void;
};
/** `returned` is what tools returned so far. */
type Task = {
  turn: Turn;
  asked: readonly Asked[];
  passages: readonly Passage[];
  onDelta: OnDelta;
  returned: string[];
};

/** The bot that has a model write its answers. */
export const modelBot = (deps: WriteDeps): Bot => ({
  answer: async ({ turn, asked }, onDelta) =>
    writeAnswer(deps, { turn, asked, passages: surest(asked), onDelta, returned: [] }),
});

async function writeAnswer(deps: WriteDeps, task: Task): Promise<Outcome> {
  const { bot } = task.turn;
  if (bot.provider === 'openai-compatible' && (bot.base_url === null || bot.model === null))
    return escalation(task, 'not_configured');
  const prompt = modelPrompt(task.turn, task.passages, bot.daily_token_budget - MAX_TOKENS);
  const accounts = await (deps.accountsOf?.(task.turn) ?? accountsOf(deps, task.turn));
  return withinTime(deps, task, (watch) => converse(deps, { task, prompt, accounts, watch }));
}

/** Whose tokens an answer takes: the visitor's, and those of all who come from the same network. */
async function accountsOf({ table, now }: WriteDeps, { bot, visitor }: Turn): Promise<LlmBudget[]> {
  const own = { bot: bot.id, whose: ofVisitor(visitor), atMs: now(), budget: bot.daily_token_budget };
  const address = (await getVisitor(table, visitor))?.ip_address;
  if (!address) return [own];
  return [own, { ...own, whose: networkOf(address), budget: VISITORS_OF_A_NETWORK * bot.daily_token_budget }];
}

type Watch = Parameters<WriteWithModel>[2];

/** Has a model work until its time is over; whatever fails is handed off. */
async function withinTime({ log }: WriteDeps, task: Task, work: (watch: Watch) => Promise<Outcome>): Promise<Outcome> {
  const { bot, tools } = task.turn;
  const stopping = new AbortController();
  const timer = setTimeout(() => stopping.abort('timeout'), tools ? DEADLINE_WITH_TOOLS_MS : DEADLINE_MS);
  const display = displayOf(task, stopping);
  try {
    const watch = { signal: stopping.signal, maxTokens: MAX_TOKENS, onText: display.show };
    return withShown(await work(watch), display.shown());
  } catch (error) {
    const stopped: unknown = stopping.signal.aborted ? stopping.signal.reason : undefined;
    const isNotPublic = error instanceof Error && error.name === 'NotPublic';
    const reason = stopped === 'timeout' || stopped === 'refused' ? stopped : isNotPublic ? 'not_configured' : 'failed';
    const about = { conversation_id: task.turn.conversation, bot_id: bot.id, provider: bot.provider };
    log.warn('model_failed', { ...about, reason, error });
    return withShown(escalation(task, reason), display.shown());
  } finally {
    clearTimeout(timer);
  }
}

type Work = { task: Task; prompt: Prompt; accounts: LlmBudget[]; watch: Watch };

/** Asks the model, and again with what its calls returned, until it answers. */
async function converse(deps: WriteDeps, work: Work): Promise<Outcome> {
  const { task, prompt, watch } = work;
  const { tools } = task.turn;
  const exchanges: Exchanged[][] = [];
  for (let left = tools ? MAX_ASKED : 1; ; left--) {
    const given = tools ? { ...prompt, exchanges, mayCall: left > 1 } : prompt;
    const written = await writePaid(deps, work, given);
    if (written === 'budget') return escalation(task, 'budget');
    if (written.isRefused) return escalation(task, 'refused');
    const calls = tools && left > 1 ? (written.calls ?? []) : [];
    if (!tools || calls.length === 0) return judge(task, readOutput(written.text), deps.onCited);
    const exchanged: Exchanged[] = [];
    for (const request of calls.slice(0, MAX_CALLS_TOGETHER)) {
      watch.signal.throwIfAborted();
      const result = await tools.call(request);
      if ('ends' in result) return result.ends;
      if (result.isData) task.returned.push(result.text);
      exchanged.push({ ...request, text: result.text });
    }
    exchanges.push(exchanged);
  }
}

/** Has a model write within the budget. What it takes is reserved before and corrected after; a failure takes all of it. */
async function writePaid(
  deps: WriteDeps,
  { task, accounts, watch }: Work,
  prompt: Prompt,
): Promise<Written | 'budget'> {
  const reserved = tokensOf(prompt) + MAX_TOKENS;
  if ((await reserveTokens(deps.table, accounts, reserved)) === 'refused') return 'budget';
  const written = await deps.writeWithModel(task.turn.bot, prompt, watch);
  await settleTokens(deps.table, accounts, (written.tokens ?? reserved) - reserved);
  return written;
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
  let grounds = { returned: 0, hold: groundsOf(passages, history) };
  const isGrounded = (text: string): boolean => {
    const { length: returned } = task.returned;
    if (grounds.returned !== returned) grounds = { returned, hold: groundsOf(passages, history, task.returned) };
    return grounds.hold(text);
  };
  // What can't be sent isn't shown first.
  const canBeSent = (): boolean => passages.length > 0 || needsNoGround(task);
  let isNear = false;
  let shown = '';
  return {
    shown: () => shown,
    show: (text: string): void => {
      const draft = readDraft(text);
      if (!canBeSent() || !draft || draft.action === 'escalate' || draft.confidence < bot.confidence_floor) return;
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
function judge(task: Task, output: ReturnType<typeof readOutput>, onCited: WriteDeps['onCited']): Outcome {
  const { bot } = task.turn;
  // What a tool returned is as sure as can be.
  const best = task.returned.length > 0 ? 1 : (task.passages[0]?.confidence ?? 0);
  if (!output || ('prose' in output && best < bot.confidence_floor)) return escalation(task, 'failed');
  const { action, confidence, reply, summary, sources } =
    'prose' in output
      ? { action: 'answer' as const, confidence: undefined, reply: output.prose, summary: '', sources: [] }
      : output;
  const sure = confidence ?? best;
  if (action === 'escalate') return escalation(task, 'unanswered', { text: summary });
  if (reply.trim() === '') return escalation(task, 'failed');
  if (instructionGuard(bot.instructions, task.passages)(reply)) return escalation(task, 'refused');
  if (sure < bot.confidence_floor) return escalation(task, 'unanswered', { text: summary });
  if (isInUnknownLanguage(task, reply)) return escalation(task, 'refused');
  const told = grounded(task, reply.trim(), sources, onCited);
  return told === undefined ? ungrounded(task) : { action, reply: told, confidence: sure };
}

/**
 * Whether an answer is surely in a language that nobody asked for: not the visitor's, nor that of the articles, and neither the
 * visitor nor the instructions name one. A visitor who wrote a word or two may have any.
 */
function isInUnknownLanguage({ turn: { bot, history }, asked, passages }: Task, reply: string): boolean {
  const earlier = history.filter(({ sender_type }) => sender_type === 'visitor').map(({ content }) => content);
  const said = [...earlier, ...asked.map(({ text }) => text)];
  const written = passages.map(({ article: { question, answer } }) => `${question} ${answer}`);
  if (!said.some((text) => text.length >= LEAST_LETTERS)) return false;
  if ([bot.instructions, ...said].some((text) => NAMES_LANGUAGE.test(text))) return false;
  const known = [...said, ...written, bot.instructions].filter((text) => text.length >= LEAST_LETTERS);
  return known.every((text) => isInOther(reply, text));
}
/**
 * How names of languages begin, in the product's languages: a visitor or an admin who names one wants answers in it. Words that
 * only begin like one cost nothing but this check.
 */
const LANGUAGE_NAMES =
  'langu|sprach|idioma|lingua|engl|ingl[eé]|angla|germ|deutsch|allem|alem|tedesc|duits|niemie|fran[cç]|franz|spani|spans|espa[ñn]|hiszp|ispan|portug|ital|włos|dutch|niederl|nederl|n[eé]erl|holl[aä]n|olan[dr]|polis|poln|polon|polac|pols|turk|türk|turc|turq|arab|[aá]rab|hebr|h[eé]br|hindi|japan|japon|giappon|chine|chino|chini|cines|cor[eé]a|kore|russ|ruso|rusa|rosyj|ukrain|ucra|swed|schwed|su[eéè]d|svensk|danish|däni|danois|dan[eé]s|dansk|norweg|norv|norsk|norueg|finni|finno|finnis|fin[eé]s|czech|tschech|tch[eè]q|ceco|checo|greek|griech|gre[ck]|gri?ego|roman[ia]|rum[aäe]n|roum|hungar|ungar|hongr|thai|vietn|indones|malay|bulgar|serb|croat|kroat|slova|slove|persi|farsi|urdu|bengal|tamil|catal|katal';
const NAMES_LANGUAGE = new RegExp(`(?<!\\p{L})(?:${LANGUAGE_NAMES})`, 'iu');

/** Greetings need no ground, nor what instructions may say, nor what rests on a tool. */
const needsNoGround = ({ turn: { bot }, asked, returned }: Task): boolean =>
  bot.instructions !== '' || returned.length > 0 || asked.every(({ text }) => smallTalkIn(text));

/** A bot with tools has to ask for what they take. */
const asksBack = ({ turn: { tools } }: Task, reply: string): boolean =>
  tools !== undefined && /[?？؟;]\s*$/u.test(reply);

/** The answer with the links it rests on; nothing where it rests on nothing. */
function grounded(task: Task, reply: string, sources: number[], onCited: WriteDeps['onCited']) {
  const { turn, passages } = task;
  const { history } = turn;
  if (!groundsOf(passages, history, task.returned)(reply)) return undefined;
  const cited = citedBy(reply, passages, sources);
  const isFree = needsNoGround(task) || asksBack(task, reply);
  onCited?.(cited.map(({ article }) => article.id));
  return cited.length === 0 && !isFree ? undefined : withLinks(reply, cited, MAX_CHARACTERS);
}
/** The most characters of a message. */
const MAX_CHARACTERS = 8000;

/** Held back like what gives instructions away: what was shown of it isn't repeated. */
const ungrounded = (task: Task): Outcome => escalation(task, 'refused', { cause: 'ungrounded' });

function escalation(
  { turn, asked }: Task,
  reason: EscalationReason,
  about: { text?: string; cause?: HandoffCause } = {},
) {
  const last = asked.at(-1)?.text ?? turn.asked.at(-1) ?? '';
  const { text, cause = reason } = about;
  return { action: 'escalate', reason, note: noteOf(cause, [{ text: last }], { text }) } as const;
}
