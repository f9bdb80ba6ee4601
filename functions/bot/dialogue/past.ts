/** What was said before a turn, as far as a bot needs it to understand what is said now. */
import { smallTalkIn } from '#core/automation/small-talk.ts';
import { verdictIn } from '#core/automation/verdict.ts';
import type { Said, Turn } from '#functions/bot/port/bot.ts';

/** The conversation before what is asked now. */
export type Past = {
  /** The visitor's last questions, newest first, without greetings and thanks. */
  questions: readonly string[];
  /** What bots have answered so far, newest first. */
  replies: readonly string[];
  /** The buttons below the bot's last word; none if it didn't ask back. The last one is the way out. */
  offered: readonly string[];
  /** Whether the bot's last word was to ask if that solved it. */
  isAskedIfSolved: boolean;
};

/** More says nothing of what is meant now. */
const MAX_QUESTIONS = 2;

/** The ID of the message that asks whether an answer solved it: that to the visitor's row `seq`. */
export const solvedId = (seq: number): string => `solved-${seq}`;
const isSolvedQuestion = ({ client_message_id }: Said): boolean => client_message_id?.startsWith('solved-') === true;

/** Reads what came before a turn. */
export function pastOf({ history }: Pick<Turn, 'history'>): Past {
  const said = history.filter(({ visibility }) => visibility === 'public');
  const lastAt = said.findLastIndex(({ sender_type }) => sender_type === 'bot');
  const before = said.slice(0, lastAt + 1).toReversed();
  const [last] = before;
  const isAskedIfSolved = last !== undefined && isSolvedQuestion(last);
  return {
    questions: before
      .filter(isQuestion)
      .slice(0, MAX_QUESTIONS)
      .map(({ content }) => content),
    replies: before.filter((one) => one.sender_type === 'bot' && !isSolvedQuestion(one)).map(({ content }) => content),
    offered: isAskedIfSolved ? [] : offeredBy(last),
    isAskedIfSolved,
  };
}

/** A workflow's buttons are none of the bot's. */
const offeredBy = (last: Said | undefined): string[] =>
  last?.client_message_id?.startsWith('bot-') ? (last.metadata?.options ?? []).map(({ value }) => value) : [];

const isQuestion = ({ sender_type, content }: Said): boolean =>
  sender_type === 'visitor' && content !== '' && !smallTalkIn(content) && verdictIn(content) === undefined;
