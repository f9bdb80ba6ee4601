/**
 * A bot's turn, by the rules that hold for every bot: exact answers come first, then the wish for an agent, then the bot's
 * limit; greetings and thanks never cause a handoff. A turn always gives an outcome and never throws because of a model.
 * The caller reads the conversation's state again afterwards, and drops the answer if agents have taken over.
 */
import { asksForAgent } from '#core/automation/asks-for-agent.ts';
import { smallTalkIn, smallTalkReply } from '#core/automation/small-talk.ts';
import type { BotProvider } from '#core/model/bots/bot.ts';
import { noteOf } from '#core/model/messages/handoff-note.ts';
import type { Deps } from '#functions/deps.ts';
import { countUnanswered } from '#functions/store/automation/unanswered-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import type { Asked, Bot, OnDelta, Outcome, Turn } from '#functions/bot/port/bot.ts';
import { answerRemark, askBack, remarkIn, withChoice } from '#functions/bot/dialogue/dialogue.ts';
import { readTogether } from '#functions/bot/dialogue/follow-up.ts';
import { type Past, pastOf } from '#functions/bot/dialogue/past.ts';
import { type Finding, findPassages, isExact, isKnown } from '#functions/bot/knowledge/passages.ts';

/** The dependencies of a turn. */
export type TurnDeps = Pick<Deps, 'table' | 'now'> & Finding & { bots: Record<BotProvider, Bot> };

/** Takes a turn. @throws Error only when the table can't be read */
export async function takeTurn(deps: TurnDeps, turn: Turn, onDelta: OnDelta): Promise<Outcome> {
  const code = await turn.tools?.readCode();
  if (code && 'ends' in code) return code.ends;
  if (!code) return takeTurnOn(deps, turn, onDelta);
  // What is typed from now on isn't a code.
  const outcome = await takeTurnOn(deps, provenTurn(turn, code.proven.asked), onDelta);
  return outcome.action === 'escalate' || outcome.action === 'dropped' ? outcome : { code: null, ...outcome };
}

/** A turn in which the right code was typed: it goes on with what needed it. */
const provenTurn = (turn: Turn, asked: readonly string[]): Turn => ({
  ...turn,
  asked,
  history: turn.history.map((one, at) =>
    at < turn.history.length - 1 ? one : { ...one, content: `${one.content}\n${PROVEN}` },
  ),
});
const PROVEN = '[The visitor has typed the right code. Go on with what they asked for before.]';

async function takeTurnOn(deps: TurnDeps, turn: Turn, onDelta: OnDelta): Promise<Outcome> {
  const { bot, files = [] } = turn;
  const past = pastOf(turn);
  const asked = await withChoice(deps, turn, past, await findPassages(deps, bot, turn.asked));
  const exact = new Set(asked.filter(isExact));
  if (asked.some((one) => !exact.has(one) && asksForAgent(one.text))) return { action: 'escalate', reason: 'asked' };
  const remark = exact.size > 0 || files.length > 0 ? undefined : await onRemark(deps, turn, past);
  if (remark) return remark;
  const questions = asked.filter((one) => exact.has(one) || !smallTalkIn(one.text));
  if (questions.length === 0 && files.length > 0) return filesSent(files);
  if (questions.length === 0) return returnSmallTalk(deps, turn, asked, onDelta);
  if (turn.turns >= bot.max_turns) return limitReached(turn, questions);
  return answer(deps, turn, past, questions, onDelta);
}

/** A single message that is about the conversation itself. A model finds its own words for it, but whether all is well isn't its to say. */
async function onRemark(deps: TurnDeps, turn: Turn, past: Past): Promise<Outcome | undefined> {
  const [text] = turn.asked;
  const remark = text === undefined || turn.asked.length > 1 ? 'question' : remarkIn(text, past);
  if (remark === 'question' || (remark === 'no_help' && turn.bot.provider !== 'built-in')) return undefined;
  const outcome = await answerRemark(deps, turn, past, remark);
  const isOver = outcome.action === 'answer' && turn.turns >= turn.bot.max_turns;
  return isOver ? limitReached(turn, [{ text: past.questions[0] ?? '', passages: [] }]) : outcome;
}

async function answer(
  deps: TurnDeps,
  turn: Turn,
  past: Past,
  questions: readonly Asked[],
  onDelta: OnDelta,
): Promise<Outcome> {
  const { bot } = turn;
  const understood = await readTogether(deps, turn, past, questions);
  const back = bot.provider === 'built-in' ? await askBack(deps, turn, past, understood) : undefined;
  const outcome = back ?? (await deps.bots[bot.provider].answer({ turn, asked: understood }, onDelta));
  if (outcome.action === 'escalate' && outcome.reason === 'unanswered') await count(deps, turn, understood);
  // Whether all is well is the visitor's to say where they are asked.
  return outcome.action === 'resolve' && bot.asks_if_solved ? { ...outcome, action: 'answer' } : outcome;
}

/** Somebody has to look at what a bot can't read. An article couldn't answer it, so it doesn't count as an unanswered question. */
const filesSent = (files: readonly string[]): Outcome => ({
  action: 'escalate',
  reason: 'unanswered',
  note: noteOf('files', [], { names: files }),
});

const limitReached = ({ turns }: Turn, questions: readonly Asked[]): Outcome => ({
  action: 'escalate',
  reason: 'max_turns',
  note: noteOf('max_turns', [{ text: questions.at(-1)?.text ?? '' }], { count: turns }),
});

/** A model answers in its own voice, or finds that all is well. Whatever else it does, the product's own words are there. */
async function returnSmallTalk(
  deps: TurnDeps,
  turn: Turn,
  asked: readonly Asked[],
  onDelta: OnDelta,
): Promise<Outcome> {
  const { bot, visitor } = turn;
  if (bot.provider !== 'built-in' && turn.turns < bot.max_turns) {
    const outcome = await deps.bots[bot.provider].answer({ turn, asked }, onDelta);
    if (outcome.action === 'resolve' && !bot.asks_if_solved) return outcome;
    if ('reply' in outcome && outcome.reply !== undefined) return { action: 'small_talk', reply: outcome.reply };
  }
  const locale = (await getVisitor(deps.table, visitor))?.locale ?? null;
  const reply = smallTalkReply(
    asked.map(({ text }) => text),
    locale,
  );
  return reply === undefined ? limitReached(turn, asked) : { action: 'small_talk', reply };
}

/** Counts what was not answered: that which no article is about, or else what was asked last. */
async function count(
  { table, now }: TurnDeps,
  { bot, conversation, seq }: Turn,
  asked: readonly Asked[],
): Promise<void> {
  const open = asked.filter((one) => !isKnown(one, bot));
  for (const { text: question } of open.length === 0 ? asked.slice(-1) : open)
    await countUnanswered(table, { bot: bot.id, conversation, seq, question, atMs: now() });
}
