import { expect, it } from 'vitest';
import type { AttributeField } from '#core/model/conversations/conversation-fields.ts';
import { isUnfit, withText } from '#dashboard/inbox/attributes/typed-fields.tsx';

const date: AttributeField = { key: 'due', name: 'Due', type: 'date', choices: [], is_required: true };

it('takes out what is emptied, and keeps the others', () => {
  expect(withText({ a: '1', b: '2' }, 'a', '')).toEqual({ b: '2' });
  expect(withText({ b: '2' }, 'a', '3')).toEqual({ a: '3', b: '2' });
});

it('says of a text that it does not fit, but not of an empty one', () => {
  expect(isUnfit(date, 'tomorrow')).toBe(true);
  expect(isUnfit(date, '2026-03-31')).toBe(false);
  expect(isUnfit(date, ' ')).toBe(false);
});
