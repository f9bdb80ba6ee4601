/** What words mean: a megabyte and a half, loaded by the first bot that needs it. */
import { type Meanings, meaningsBy } from '#functions/bot/knowledge/meaning.ts';

/** What texts mean by their English words, which are loaded once a function. */
export const loadWords = async (): Promise<Meanings> => meaningsBy((await import('./vectors.ts')).englishWords);
