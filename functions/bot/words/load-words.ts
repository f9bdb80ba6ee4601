/** What words mean: a megabyte and a half, loaded by the first bot that needs it. */
import type { Words } from './word-file.ts';

/** Loads the words once a function. */
export const loadWords = async (): Promise<Words> => (await import('./vectors.ts')).englishWords;
