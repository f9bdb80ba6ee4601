import { describe, expect, it } from 'vitest';
import {
  allowedLabels,
  expectedOf,
  fitted,
  isEmpty,
  missingAttributes,
  requireAttributes,
  typedAttributes,
} from '#core/conversation/typed-attributes.ts';
import { type AttributeField, fieldChoices } from '#core/model/conversations/conversation-fields.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Attributes } from '#core/model/text.ts';

const field = (key: string, more: Partial<AttributeField> = {}): AttributeField => ({
  key,
  name: key.toUpperCase(),
  type: 'text',
  choices: [],
  is_required: false,
  ...more,
});
const errorOf = (run: () => unknown): DomainError => {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('Nothing was refused.');
};

describe('a value of a typed attribute', () => {
  const topics = ['Refund', 'Délivery'];
  it.each([
    ['text', 5, '5'],
    ['text', true, 'true'],
    ['text', ' as it is ', ' as it is '],
    ['number', 2.5, 2.5],
    ['number', ' 12 ', 12],
    ['number', '-.5', -0.5],
    ['number', '1,5', undefined],
    ['number', '1e3', undefined],
    ['number', '', undefined],
    ['number', true, undefined],
    ['number', '99999999999999999999', undefined],
    ['date', '2026-02-28', '2026-02-28'],
    ['date', '2026-02-29', undefined],
    ['date', '28.2.2026', undefined],
    ['date', '2026-2-1', undefined],
    ['choice', 'refund', 'Refund'],
    ['choice', 'DELIVERY', 'Délivery'],
    ['choice', 'other', undefined],
  ] as const)('of type %s: %j is stored as %j', (type, value, stored) => {
    expect(fitted({ type, choices: type === 'choice' ? topics : [] }, value)).toEqual(stored);
  });
});

it.each([
  [undefined, true],
  [null, true],
  ['', true],
  [' \n', true],
  ['x', false],
  [0, false],
  [false, false],
])('whether %j says nothing is %s', (value, expected) => expect(isEmpty(value)).toBe(expected));

it.each([
  ['text', [], 'Must be a text'],
  ['number', [], 'Must be a number such as 12.5'],
  ['date', [], 'Must be a date such as "2026-03-31"'],
  ['choice', ['a', 'b'], 'Must be one of: a, b'],
] as const)('what a %s must be is said', (type, choices, expected) =>
  expect(expectedOf({ type, choices: [...choices] })).toBe(expected),
);

describe('an edit of attributes', () => {
  const fields = [field('order', { type: 'number' }), field('topic', { type: 'choice', choices: ['Refund'] })];

  it('stores what fits as its type does, and leaves keys without a type alone', () => {
    expect(typedAttributes(fields, {}, { order: '7', topic: 'REFUND', note: 'x' })).toEqual({
      order: 7,
      topic: 'Refund',
      note: 'x',
    });
  });

  it('is refused with every field that does not fit', () => {
    const { code, data } = errorOf(() => typedAttributes(fields, {}, { order: 'seven', topic: 'other' }));
    expect(code).toBe('validation_failed');
    expect(data.errors?.map(({ path }) => path)).toEqual(['body.attributes.order', 'body.attributes.topic']);
    expect(data.errors?.[1]?.message).toBe('Must be one of: Refund');
    expect(errorOf(() => typedAttributes(fields, {}, { order: 'seven' })).message).toBe(
      'attributes.order: Must be a number such as 12.5.',
    );
  });

  it('does not judge what it leaves as it was, or empties', () => {
    expect(typedAttributes(fields, { order: 'old' }, { order: 'old', topic: null })).toEqual({
      order: 'old',
      topic: null,
    });
    expect(typedAttributes(fields, {}, { order: '' })).toEqual({ order: '' });
  });
});

describe('required attributes', () => {
  const fields = [field('order', { type: 'number', is_required: true }), field('note')];
  it.each([[{}], [{ order: null }], [{ order: '  ' }], [{ order: 'seven' }]])('are missing in %j', (attributes) => {
    expect(missingAttributes(fields, attributes).map(({ key }) => key)).toEqual(['order']);
    const { code, message, data } = errorOf(() => requireAttributes(fields, attributes));
    expect(code).toBe('attributes_required');
    expect(message).toBe('Fill in before this conversation ends: ORDER.');
    expect(data.errors).toEqual([{ path: 'attributes.order', message: 'Must be a number such as 12.5' }]);
  });

  it('are all named', () => {
    const both = [...fields, field('city', { is_required: true })];
    expect(errorOf(() => requireAttributes(both, { note: 'x' })).message).toContain('ORDER, CITY.');
  });

  it('are missing where a text is blank', () => {
    const text = [field('city', { is_required: true })];
    const given: Attributes[] = [{ city: ' ' }, { city: '' }, {}, { city: 'Bergen' }];
    const missing = given.map((attributes) => missingAttributes(text, attributes).length);
    expect(missing).toEqual([1, 1, 1, 0]);
  });

  it('are there when filled in, also with zero', () => {
    expect(missingAttributes(fields, { order: 0 })).toEqual([]);
    expect(() => requireAttributes(fields, { order: '12' })).not.toThrow();
  });
});

describe('labels', () => {
  const labels = [{ name: 'VIP' }, { name: 'Café' }];
  it('take the spelling of the team, each once', () => {
    expect(allowedLabels({ labels, only_listed_labels: false }, [], ['vip', 'VIP', 'cafe', 'new'])).toEqual([
      'VIP',
      'Café',
      'new',
    ]);
  });

  it('are refused in words when only listed ones are allowed; those that are there stay', () => {
    const rules = { labels, only_listed_labels: true };
    expect(allowedLabels(rules, ['old'], ['old', 'vip'])).toEqual(['old', 'VIP']);
    expect(errorOf(() => allowedLabels(rules, [], ['new'])).message).toBe(
      `"new" isn't one of your team's labels. Choose one of: VIP, Café.`,
    );
    expect(errorOf(() => allowedLabels({ labels: [], only_listed_labels: true }, [], ['new'])).message).toContain(
      'An admin has to add labels first',
    );
  });
});

it('a label that isn’t listed is refused at its field, and names twenty of those to choose from', () => {
  const labels = Array.from({ length: 25 }, (_, index) => ({ name: `l${index}` }));
  const { code, message, data } = errorOf(() => allowedLabels({ labels, only_listed_labels: true }, [], ['new']));
  expect(code).toBe('validation_failed');
  expect(message.endsWith('l18, l19.')).toBe(true);
  expect(data.errors).toEqual([{ path: 'body.labels', message }]);
});

describe('what an admin sets', () => {
  const base = { attributes: [], labels: [], only_listed_labels: false };
  const choice = { key: 'a', name: 'A', type: 'choice', choices: ['x'], is_required: false } as const;
  it.each([
    ['a choice without values', { ...base, attributes: [{ ...choice, choices: [] }] }],
    ['a text with values', { ...base, attributes: [{ ...choice, type: 'text' }] }],
    ['a value twice', { ...base, attributes: [{ ...choice, choices: ['x', 'X'] }] }],
    ['a key twice', { ...base, attributes: [choice, choice] }],
    ['a key with a blank', { ...base, attributes: [{ ...choice, key: 'a b' }] }],
    [
      'a label twice, case aside',
      {
        ...base,
        labels: [
          { name: 'Cafe', description: '', color: 'red' },
          { name: 'CAFE', description: '', color: 'blue' },
        ],
      },
    ],
    ['a color that is none', { ...base, labels: [{ name: 'a', description: '', color: '#ff0000' }] }],
  ])('is refused: %s', (_, given) => {
    expect(fieldChoices.safeParse(given).success).toBe(false);
  });

  it('is accepted as meant', () => {
    const labels = [{ name: 'VIP', description: 'Big customers', color: 'purple' }];
    expect(fieldChoices.safeParse({ ...base, attributes: [choice], labels }).success).toBe(true);
  });
});
