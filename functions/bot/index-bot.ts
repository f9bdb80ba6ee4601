/** The built-in bot: answers with an article's own words, or hands off. */
import { noteOf } from '#core/model/messages/handoff-note.ts';
import type { Asked, Bot, Outcome, Question } from '#functions/bot/port/bot.ts';
import { isKnown } from '#functions/bot/knowledge/passages.ts';

/** The most characters of a message. */
const MAX_CHARACTERS = 8000;

/** Answers each of the questions by its article. What has none is handed off, after the answers to the others. */
export const indexBot: Bot = { answer: async (question) => quote(question) };

function quote({ turn: { bot }, asked }: Question): Outcome {
  const known = asked.filter((one) => isKnown(one, bot));
  const replies = [...new Set(known.flatMap(({ passages: [best] }) => (best ? [best.article.answer] : [])))];
  const reply = joined(replies);
  if (known.length === asked.length && reply !== undefined)
    return {
      action: 'answer',
      reply,
      confidence: Math.min(...known.map(({ passages: [best] }) => best?.confidence ?? 0)),
    };
  const open = asked.filter((one) => !isKnown(one, bot));
  return {
    action: 'escalate',
    reason: 'unanswered',
    note: noteOf('unanswered', (open.length === 0 ? asked : open).map(openQuestion)),
    ...(reply === undefined ? {} : { reply }),
  };
}

/** Several answers as one message; nothing where they are too long for one. */
function joined(replies: readonly string[]): string | undefined {
  const text = replies.join('\n\n');
  return text === '' || text.length > MAX_CHARACTERS ? undefined : text;
}

const openQuestion = ({ text, passages: [best] }: Asked) =>
  best ? { text, article: best.article.question, percent: Math.round(100 * best.confidence) } : { text };
