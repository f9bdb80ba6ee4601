import { expect, it } from 'vitest';
import { wholePhrases } from '#core/automation/phrases/whole-phrases.ts';

const read = wholePhrases(
  [
    ['yes', 'yes, yes it did, はい'],
    ['no', 'no'],
  ],
  'thanks, very much',
);

it.each([
  ['yes', ['yes']],
  ['yes it did thanks very much', ['yes']],
  ['yes no', ['yes', 'no']],
  ['はいはい', ['yes']],
  ['thanks', []],
  ['yes but', []],
  ['yesterday', []],
  ['', []],
])('reads a message that is phrases and nothing else: %j', (message, kinds) => {
  expect([...read(message)]).toEqual(kinds);
});
