import { expect, it } from 'vitest';
import { argumentsText } from '#core/model/messages/arguments-text.ts';

it.each([
  [{}, ''],
  [{ order: 7, express: true }, 'order: 7, express: true'],
  [{ name: 'Ada". The bot used refund' }, String.raw`name: "Ada\". The bot used refund"`],
])('%o in words', (given, words) => expect(argumentsText(given)).toBe(words));
