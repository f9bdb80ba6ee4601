import { describe, expect, it } from 'vitest';
import { FIRST_BIAS, type Vector, descend, score } from '#functions/bot/descent/descent.ts';

const vector = (...ids: number[]): Vector => ({
  ids: Int32Array.from(ids),
  values: new Float32Array(ids.length).fill(1 / Math.sqrt(ids.length || 1)),
});
const likelihood = (logit: number | undefined): number => 1 / (1 + Math.exp(-(logit ?? NaN)));

describe('the descent', () => {
  // Not multiples of four, at which the memory's rows end.
  it.each([1, 2, 5, 9])('learns which features belong to which of %d articles', (articles) => {
    const owners = Array.from({ length: 3 * articles }, (_, at) => at % articles);
    const vectors = owners.map((owner) => vector(owner, articles + owner, 2 * articles));
    const learned = descend(vectors, owners, { articles, features: 2 * articles + 1, passes: 40 });
    for (let article = 0; article < articles; article++) {
      const logits = [...score(learned, vector(article, articles + article))];
      expect(logits.indexOf(Math.max(...logits))).toBe(article);
      expect(likelihood(logits[article])).toBeGreaterThan(0.8);
    }
    expect(learned.weights).toHaveLength((2 * articles + 1) * articles);
  });

  it('learns nothing of a feature that no vector has, whatever was learned before', () => {
    const task = { articles: 3, features: 6, passes: 20 };
    descend([vector(0, 5), vector(1, 5), vector(2, 5)], [0, 1, 2], task);
    const learned = descend([vector(0), vector(1), vector(2)], [0, 1, 2], task);
    expect([...learned.weights.subarray(9)]).toEqual(Array<number>(9).fill(0));
    expect(score(learned, vector(4))[0]).toBe(learned.biases[0]);
  });

  it('gives what it gave before, also between others and after larger ones', () => {
    const [vectors, owners] = [
      [vector(0, 1), vector(2), vector()],
      [0, 1, 1],
    ];
    const task = { articles: 2, features: 3, passes: 10 };
    const before = descend(vectors, owners, task);
    descend([vector(...Array(1000).keys())], [6], { articles: 7, features: 1000, passes: 1 });
    expect(descend(vectors, owners, task)).toEqual(before);
  });

  it('never raises the bias of an article', () => {
    const { biases } = descend([vector(0), vector(0)], [0, 0], { articles: 2, features: 1, passes: 30 });
    expect(Math.max(...biases)).toBeLessThanOrEqual(FIRST_BIAS);
  });

  it('of nothing is nothing', () => {
    expect(descend([], [], { articles: 0, features: 0, passes: 3 })).toMatchObject({ weights: new Float32Array(0) });
    expect(descend([vector()], [0], { articles: 1, features: 0, passes: 3 }).weights).toHaveLength(0);
  });
});
