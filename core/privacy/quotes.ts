/** What notes for the team repeat of a message, and how they read without it. */
import type { HandoffNote } from '#core/model/messages/handoff-note.ts';
import { isIn } from './copies.ts';

/** What is in the place of words that were taken away. */
export const REDACTED = '•••';

/** A message that is redacted: what it said, the names of its files, whether its visitor wrote it, and whether they could read it. */
export type Quoted = { text: string; files: readonly string[]; isVisitors: boolean; isPublic: boolean };

/** Shorter messages are in many a note by chance. */
const SHORTEST_QUOTE = 8;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/**
 * A bot's note without what it repeats of a message; undefined where it repeats nothing. What a model wrote goes as a whole,
 * since it may say the message in other words.
 */
export function noteWithout(note: HandoffNote, { text, files, isVisitors, isPublic }: Quoted): HandoffNote | undefined {
  const said = plain(text);
  const repeats = (words: string): boolean => {
    const written = plain(words);
    if (said === '' || written === '' || words === REDACTED) return false;
    return isIn(written, said) || said.startsWith(written);
  };
  const questions = note.questions?.map((one) => (repeats(one.text) ? { ...one, text: REDACTED } : one));
  const names = note.names?.map((name) => (files.includes(name) ? REDACTED : name));
  const { text: written } = note;
  // Below this one is what the bot had answered, not what a model wrote.
  const isAnswer = note.cause === 'no_help';
  const isGone =
    written !== undefined && written !== REDACTED && (isAnswer ? !isVisitors && repeats(written) : isPublic);
  const left: HandoffNote = {
    ...note,
    ...(questions ? { questions } : {}),
    ...(names ? { names } : {}),
    ...(isGone ? { text: REDACTED } : {}),
  };
  return JSON.stringify(left) === JSON.stringify(note) ? undefined : left;
}

/** A colleague's note without the words of a message, where it repeats all of them; undefined where it doesn't. */
export function textWithout(note: string, { text }: Pick<Quoted, 'text'>): string | undefined {
  const said = text.trim();
  return said.length < SHORTEST_QUOTE || !note.includes(said) ? undefined : note.replaceAll(said, REDACTED);
}
