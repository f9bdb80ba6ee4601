/** A bot's answer as far as it is written: each frame brings the whole text so far, the stored row takes its place. */
import type { Message } from '#core/model/message.ts';

/** The row that is answered, and the text so far. */
export type Delta = { replyTo: number; text: string };

type Row = Pick<Message, 'seq' | 'sender_type' | 'visibility'>;

/** Whether a row answers: whoever wrote it, the bot writes no more. A note beside it doesn't answer the visitor. */
export const isAnswerTo = (replyTo: number, { seq, sender_type, visibility }: Row): boolean =>
  seq > replyTo && sender_type !== 'visitor' && visibility === 'public';

/** Whether a frame is to be shown. Frames may overtake each other and the answer: what is shown only grows. */
export function isNext(shown: Delta | null | undefined, { replyTo, text }: Delta, rows: readonly Row[]): boolean {
  const isLate = shown && (shown.replyTo - replyTo || shown.text.length - text.length) > 0;
  return !isLate && !rows.some((row) => isAnswerTo(replyTo, row));
}
