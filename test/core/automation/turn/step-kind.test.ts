import { describe, expect, it } from 'vitest';
import { answerKey, exitsAt, textsAt } from '#core/automation/turn/step-kind.ts';

describe('a name of a step or an answer', () => {
  it.each(['a', 'order_2', 'a'.repeat(40), 'constructors', 'tostring'])('may be %j', (name) => {
    expect(answerKey.safeParse(name).success).toBe(true);
  });

  it.each(['', 'A', '1a', '_a', 'a-b', 'a b', 'é', 'a'.repeat(41), 'constructor', '__proto__', 'a\n'])(
    'may not be %j',
    (name) => {
      expect(answerKey.safeParse(name).error?.issues[0]?.message).toMatch(/^Must be 1–40 of a–z/);
    },
  );
});

it('exits and texts are at the fields that hold them, and a text that is missing is none', () => {
  const step = { yes: 'a', no: 'b', text: 'Hi', retry_text: null };
  expect(exitsAt('yes', 'no')(step)).toEqual([
    { path: ['yes'], to: 'a' },
    { path: ['no'], to: 'b' },
  ]);
  expect(textsAt('text', 'retry_text')(step)).toEqual([{ path: ['text'], text: 'Hi' }]);
});
