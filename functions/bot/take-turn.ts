/**
 * A bot's turn, by the rules that hold for every bot: exact answers come first, then the wish for an agent, then the bot's
 * limit; greetings and thanks never cause a handoff. A turn always gives an outcome and never throws because of a model.
 * The caller reads the conversation's state again afterwards, and drops the answer if agents have taken over.
 */
import { asksForAgent } from '#core/automation/asks-for-agent.ts';
import { smallTalkIn, smallTalkReply } from '#core/automation/small-talk.ts';
import type { BotProvider } from '#core/model/bot.ts';
import type { Deps } from '#functions/deps.ts';
import { countUnanswered } from '#functions/store/automation/unanswered-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import type { Asked, Bot, OnDelta, Outcome, Turn } from '#functions/bot/port/bot.ts';
import { findPassages, isExact, isKnown } from '#functions/bot/knowledge/passages.ts';
import type { ReadKnowledge } from '#functions/bot/knowledge/read-knowledge.ts';

/** The dependencies of a turn. */
export type TurnDeps = Pick<Deps, 'table' | 'now'> & { readKnowledge: ReadKnowledge; bots: Record<BotProvider, Bot> };

/** Takes a turn. @throws Error only when the table can't be read */
export async function takeTurn(deps: TurnDeps, turn: Turn, onDelta: OnDelta): Promise<Outcome> {
  const { bot } = turn;
  const asked = await findPassages(deps, bot, turn.asked);
  const exact = new Set(asked.filter(isExact));
  if (asked.some((one) => !exact.has(one) && asksForAgent(one.text)))
    return { action: 'escalate', reason: 'asked', summary: '' };
  const questions = asked.filter((one) => exact.has(one) || !smallTalkIn(one.text));
  const { files = [] } = turn;
  if (questions.length === 0 && files.length > 0) return filesSent(files);
  if (questions.length === 0) return returnSmallTalk(deps, turn, asked, onDelta);
  if (turn.turns >= bot.max_turns) return limitReached(turn, questions);
  const outcome = await deps.bots[bot.provider].answer({ turn, asked: questions }, onDelta);
  if (outcome.action === 'escalate' && outcome.reason === 'unanswered') await count(deps, turn, questions);
  return outcome;
}

/** Somebody has to look at what a bot can't read. An article couldn't answer it, so it doesn't count as an unanswered question. */
const filesSent = (files: readonly string[]): Outcome => ({
  action: 'escalate',
  reason: 'unanswered',
  summary: `The visitor sent ${files.length === 1 ? 'a file' : 'files'}, which bots can't read: ${files.join(', ')}`,
});

const limitReached = ({ turns }: Turn, questions: readonly Asked[]): Outcome => ({
  action: 'escalate',
  reason: 'max_turns',
  summary: `The bot reached its limit of ${turns} answers. Last question: ${questions.at(-1)?.text ?? ''}`,
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
    if (outcome.action === 'resolve') return outcome;
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
