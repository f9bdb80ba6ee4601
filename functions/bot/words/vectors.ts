/** The file of word meanings, which is made by `bin/meanings/word-vectors.ts`. A bundle holds it in itself. */
import { readFileSync } from 'node:fs';
import { unpackWords } from './word-file.ts';

/** What the most frequent English words mean. */
export const englishWords = unpackWords(readFileSync(new URL('vectors.bin', import.meta.url)));
