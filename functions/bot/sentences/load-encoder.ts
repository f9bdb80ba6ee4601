/** What sentences mean: five megabytes, loaded by the first bot of few phrasings. */
import type { Encode } from './encoder.ts';

/** Loads the model once a function. */
export const loadEncoder = async (): Promise<Encode> => (await import('./model.ts')).encodeEnglish;
