/**
 * What a visitor says about the conversation itself: whether an answer helped, and which article they mean. The built-in bot
 * follows it by these rules; a model reads the conversation and follows it by itself.
 */
import { verdictWords } from '#core/automation/phrases/verdict-words.ts';
import { smallTalkIn } from '#core/automation/small-talk.ts';
import { verdictIn } from '#core/automation/verdict.ts';
import { noteOf } from '#core/model/messages/handoff-note.ts';
import { cut } from '#core/model/text.ts';
import { inLanguage } from '#core/text/language.ts';
import { findPassages, isExact, isKnown } from '#functions/bot/knowledge/passages.ts';
import type { ReadKnowledge } from '#functions/bot/knowledge/read-knowledge.ts';
import type { Asked, Outcome, Turn } from '#functions/bot/port/bot.ts';
import type { Table } from '#functions/store/table.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { chosenIn, rivalsFor } from './ask-back.ts';
import type { Past } from './past.ts';

type DialogueDeps = { table: Table; readKnowledge: ReadKnowledge };

/** What a single message is to the conversation; `question` for all that asks something of its own. */
export type Remark = 'solved' | 'no_help' | 'neither' | 'question';

/** Reads what one message says of what was said before. */
export function remarkIn(text: string, past: Past): Remark {
  if (chosenIn(past, text) === 'neither') return 'neither';
  const verdict = verdictIn(text);
  if (past.isAskedIfSolved && verdict === 'yes') return 'solved';
  // "No, thanks" asks for nothing more.
  const isDenied = verdict === 'no' && past.isAskedIfSolved && !smallTalkIn(text);
  return past.replies.length > 0 && (verdict === 'no_help' || isDenied) ? 'no_help' : 'question';
}

/** The answer to such a remark. @throws Error only when the table can't be read */
export async function answerRemark(
  deps: DialogueDeps,
  turn: Turn,
  past: Past,
  remark: Exclude<Remark, 'question'>,
): Promise<Outcome> {
  switch (remark) {
    case 'solved':
      return { action: 'resolve', reply: (await wordsFor(deps, turn)).glad, confidence: 1 };
    case 'no_help':
      return anotherAnswer(deps, turn, past);
    case 'neither':
      return { action: 'escalate', reason: 'unanswered', note: noteOf('neither', [{ text: lastOf(past) }]) };
  }
}

/** Asks back once: a question that stays open after that is handed off. */
export async function askBack(
  deps: DialogueDeps,
  turn: Turn,
  past: Past,
  asked: readonly Asked[],
): Promise<Outcome | undefined> {
  const [one] = asked;
  // What is about an article's very words is clear.
  const rivals = asked.length === 1 && one && !isExact(one) ? rivalsFor(one, turn.bot) : [];
  if (!one || rivals.length === 0) return undefined;
  const questions = rivals.map(({ question }) => question);
  if (past.offered.length > 0)
    return {
      action: 'escalate',
      reason: 'unanswered',
      note: noteOf('unclear', [{ text: one.text }], { names: questions }),
    };
  const words = await wordsFor(deps, turn);
  return { action: 'ask_back', reply: words.askBack, options: [...questions, words.neither] };
}

/** The article that was chosen comes first. */
export async function withChoice(deps: DialogueDeps, { bot }: Turn, past: Past, asked: Asked[]): Promise<Asked[]> {
  const [one] = asked;
  const chosen = asked.length === 1 && one ? chosenIn(past, one.text) : undefined;
  if (!one || chosen === undefined || chosen === 'neither') return asked;
  const [{ passages } = one] = await findPassages(deps, bot, [chosen.question]);
  const meant = passages.find(({ article }) => article.question === chosen.question);
  return meant ? [{ text: chosen.question, passages: [{ ...meant, confidence: 1 }] }] : asked;
}

/** The next article that may answer the last question, if it is sure enough and was not given yet. Once: a third one would be a guess. */
async function anotherAnswer(deps: DialogueDeps, turn: Turn, past: Past): Promise<Outcome> {
  const [last = '', earlier] = past.questions;
  const isSecond = Object.values(verdictWords).some(({ another }) => past.replies[0]?.startsWith(another));
  const ways = isSecond ? [] : [last, ...(earlier === undefined ? [] : [`${earlier} ${last}`])];
  for (const { text, passages } of await findPassages(deps, turn.bot, ways)) {
    const left = passages.filter(({ article }) => !past.replies.some((reply) => reply.includes(article.answer)));
    const [best] = left;
    if (!best || !isKnown({ text, passages: left }, turn.bot)) continue;
    const reply = `${(await wordsFor(deps, turn)).another}\n\n${best.article.answer}`;
    if (reply.length <= MAX_CHARACTERS) return { action: 'answer', reply, confidence: best.confidence };
  }
  return {
    action: 'escalate',
    reason: 'unanswered',
    note: noteOf('no_help', [{ text: last }], { text: cut(past.replies[0] ?? '', 500) }),
  };
}
/** The most characters of a message. */
const MAX_CHARACTERS = 8000;

const lastOf = ({ questions }: Past): string => questions[0] ?? '';

const wordsFor = async ({ table }: DialogueDeps, { visitor }: Turn) =>
  inLanguage(verdictWords, (await getVisitor(table, visitor))?.locale ?? null);
