/** A bot's answer while it is written: each frame contains the whole text so far, and the stored row replaces it. */
import type { Message } from '#core/model/messages/message.ts';

/** The row that is answered, and the text so far. */
export type Delta = { replyTo: number; text: string };

type Row = Pick<Message, 'seq' | 'sender_type' | 'visibility'>;

/** Whether a row ends the bot's answer: any public row that isn't the visitor's does; an internal note doesn't. */
export const isAnswerTo = (replyTo: number, { seq, sender_type, visibility }: Row): boolean =>
  seq > replyTo && sender_type !== 'visitor' && visibility === 'public';

/** Whether a frame is to be shown. Frames may overtake each other and the answer: what is shown only grows. */
export function isNext(shown: Delta | null | undefined, { replyTo, text }: Delta, rows: readonly Row[]): boolean {
  const isLate = shown && (shown.replyTo - replyTo || shown.text.length - text.length) > 0;
  return !isLate && !rows.some((row) => isAnswerTo(replyTo, row));
}
