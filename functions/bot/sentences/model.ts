/** The file of the sentence model, which is made by `bin/meanings/sentence-model.ts`. A bundle holds it in itself. */
import { readFileSync } from 'node:fs';
import { encoderOf, remembering } from './encoder.ts';
import { unpackModel } from './sentence-file.ts';

/** What English sentences mean. */
export const encodeEnglish = remembering(encoderOf(unpackModel(readFileSync(new URL('model.bin', import.meta.url)))));
