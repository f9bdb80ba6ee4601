import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { decode, encode } from '#functions/bot/knowledge/index-format.ts';
import { ask, trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import { meaningsOfSentences } from '#functions/bot/knowledge/meaning.ts';
import { type Encode, encoderOf } from '#functions/bot/sentences/encoder.ts';
import { loadEncoder } from '#functions/bot/sentences/load-encoder.ts';
import { unpackModel } from '#functions/bot/sentences/sentence-file.ts';

const questions = ['lost my login credentials', 'where is it', 'what is the price of insuring a vehicle', 'refund'];

/** The encoder as it is where WebAssembly has no vector instructions. */
function scalarEncoder(): Encode {
  const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  const file = new URL('../../../../functions/bot/sentences/model.bin', import.meta.url);
  const encoder = encoderOf(unpackModel(readFileSync(file)));
  expect(validate).toHaveReturnedWith(false);
  validate.mockRestore();
  return encoder;
}

/** It takes most of a second for a question, and is asked for the same ones again. */
function onlyOnce(encoder: Encode): Encode {
  const known = new Map<string, ReturnType<Encode>>();
  return (words) => {
    const text = words.join(' ');
    if (!known.has(text)) known.set(text, encoder(words));
    return known.get(text);
  };
}

const vector = await loadEncoder();
const scalar = onlyOnce(scalarEncoder());

describe('a sentence model without vector instructions', () => {
  it('finds what it finds with them', () => {
    for (const question of questions) {
      const [one, other] = [vector(question.split(' ')), scalar(question.split(' '))];
      const closeness = one?.reduce((sum, value, at) => sum + value * (other?.[at] ?? 0), 0);
      expect(closeness).toBeGreaterThan(0.999_999);
    }
  });

  it('answers as surely', () => {
    const articles = [
      ['How do I reset my password?', 'forgot password'],
      ['How much is car insurance?', 'price of a policy'],
      ['When do I get my money back?', 'refund'],
      ['Where is my parcel?', 'track an order'],
    ].map((phrasings, id) => ({ id, phrasings }));
    const bytes = encode(trainKnowledge(articles, meaningsOfSentences(vector)));
    const [withThem, without] = [vector, scalar].map((encoder) => decode(bytes, meaningsOfSentences(encoder)));
    for (const question of questions) {
      const [one, other] = [withThem, without].map((knowledge) => knowledge && ask(knowledge, question, 1)[0]);
      expect(other?.article).toBe(one?.article);
      expect(other?.confidence).toBeCloseTo(one?.confidence ?? NaN, 3);
    }
  });
});
