/**
 * A bot's turn: it answers, or it hands over; it never keeps silent and never throws because of a model. Whoever calls it
 * reads the conversation's state again afterwards, and drops the answer if people have taken over.
 */
import type { Article } from '#core/model/article.ts';
import type { Deps } from '#functions/deps.ts';
import { getArticlesOf } from '#functions/store/automation/article-store.ts';
import { countUnanswered } from '#functions/store/automation/unanswered-store.ts';
import { ask } from '#functions/bot/knowledge/knowledge.ts';
import type { ReadKnowledge } from './read-knowledge.ts';
import type { OnDelta, Outcome, Turn } from './turn.ts';
import type { WriteWithModel } from './write-answer.ts';
import { writeAnswer } from './write-answer.ts';

/** What a turn needs. */
export type TurnDeps = Pick<Deps, 'table' | 'now' | 'log'> & {
  readKnowledge: ReadKnowledge;
  writeWithModel: WriteWithModel;
};

/** An article that may hold the answer, and how sure that is. */
export type Passage = { article: Article; confidence: number };

/** So many articles a model may read before it answers. */
const MAX_PASSAGES = 5;

/** Takes a turn. @throws Error only when the table can't be read */
export async function runBotTurn(deps: TurnDeps, turn: Turn, onDelta: OnDelta): Promise<Outcome> {
  const { bot } = turn;
  const question = turn.history.findLast(({ sender_type }) => sender_type === 'visitor')?.content ?? '';
  if (turn.turns >= bot.max_turns)
    return handOff('max_turns', `The bot reached its limit of ${turn.turns} answers. Last question: ${question}`);
  const passages = await findPassages(deps, turn, question);
  const outcome =
    bot.provider === 'built-in'
      ? quote(turn, question, passages)
      : await writeAnswer(deps, { turn, passages, onDelta });
  if (outcome.action === 'escalate' && outcome.reason === 'unanswered') {
    const { conversation, seq } = turn;
    await countUnanswered(deps.table, { bot: bot.id, conversation, seq, question, atMs: deps.now() });
  }
  return outcome;
}

/** The articles that may hold the answer, surest first, as they are now. */
async function findPassages({ table, readKnowledge }: TurnDeps, { bot }: Turn, question: string): Promise<Passage[]> {
  const knowledge = await readKnowledge(bot.id);
  if (!knowledge) return [];
  const found = ask(knowledge, question, MAX_PASSAGES);
  const ids = found.map(({ article }) => article);
  const articles = new Map((await getArticlesOf(table, bot.id, ids)).map((article) => [article.id, article] as const));
  return found.flatMap(({ article: id, confidence }) => {
    const article = articles.get(id);
    return article ? [{ article, confidence }] : [];
  });
}

/** The built-in way: an article's answer as it stands, or none. */
function quote({ bot }: Turn, question: string, [best]: readonly Passage[]): Outcome {
  if (best && best.confidence >= bot.confidence_floor)
    return { action: 'answer', reply: best.article.answer, confidence: best.confidence };
  const closest = best ? ` Closest article (${percent(best.confidence)}): ${best.article.question}` : '';
  return handOff('unanswered', `The bot has no answer to: ${question}${closest}`);
}

const handOff = (reason: 'max_turns' | 'unanswered', summary: string): Outcome => ({
  action: 'escalate',
  reason,
  summary,
});
const percent = (share: number): string => `${Math.round(100 * share)}%`;
