import { describe, expect, it } from 'vitest';
import { DomainError } from '#core/model/errors.ts';
import { MAX_LABELS, editedAttributes, editedLabels } from '#core/conversation/concurrent-edits.ts';

describe('editing labels', () => {
  it.each([
    ['keeps what somebody else added', ['vip', 'b'], ['vip'], ['vip', 'a'], ['vip', 'b', 'a']],
    ['does not bring back what somebody else removed', [], ['vip'], ['vip', 'a'], ['a']],
    ['removes what was removed, and nothing else', ['vip', 'b'], ['vip'], [], ['b']],
    ['adds one label once that two people add', ['vip', 'a'], ['vip'], ['vip', 'a'], ['vip', 'a']],
    ['replaces everything without a base', ['vip', 'b'], undefined, ['a', 'a'], ['a']],
  ])('%s', (_, stored, base, wanted, expected) => {
    expect(editedLabels(stored, { base, wanted })).toEqual(expected);
  });

  it('is refused when what others added leaves no room, but removing one never is', () => {
    const full = Array.from({ length: MAX_LABELS }, (_, index) => `label-${index}`);
    const base = full.slice(1);
    expect(() => editedLabels(full, { base, wanted: [...base, 'one-more'] })).toThrow(DomainError);
    const over = [...full, 'offline'];
    expect(editedLabels(over, { base: over, wanted: full })).toEqual(full);
  });
});

describe('editing attributes', () => {
  it.each([
    [
      'keeps what somebody else noted',
      { plan: 'pro', seats: 3 },
      { plan: 'pro' },
      { plan: 'max' },
      { plan: 'max', seats: 3 },
    ],
    [
      'leaves alone what was not edited',
      { plan: 'max' },
      { plan: 'pro' },
      { plan: 'pro', city: 'Bergen' },
      { plan: 'max', city: 'Bergen' },
    ],
    ['removes what was removed, and nothing else', { plan: 'pro', seats: 3 }, { plan: 'pro' }, {}, { seats: 3 }],
    ['replaces everything without a base', { plan: 'pro' }, undefined, { city: 'Bergen' }, { city: 'Bergen' }],
  ])('%s', (_, stored, base, wanted, expected) => {
    expect(editedAttributes(stored, { base, wanted })).toEqual(expected);
  });

  it('is refused when what others noted leaves no room', () => {
    const full = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key-${index}`, index]));
    expect(() => editedAttributes(full, { base: {}, wanted: { city: 'Bergen' } })).toThrow(DomainError);
  });
});

describe('where there is no more room', () => {
  const refused = (edit: () => unknown): unknown => {
    try {
      return edit();
    } catch (error) {
      return error;
    }
  };
  const message = (max: number): string => `Must have at most ${max} entries`;

  it('the field and the most it can have are named', () => {
    const full = Array.from({ length: MAX_LABELS }, (_, index) => `label-${index}`);
    expect(refused(() => editedLabels(full, { base: [], wanted: ['one-more'] }))).toMatchObject({
      code: 'validation_failed',
      message: 'Must have at most 20 entries, with those that others added.',
      data: { errors: [{ path: 'body.labels', message: message(20) }] },
    });
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key-${index}`, index]));
    expect(refused(() => editedAttributes(many, { base: {}, wanted: { city: 'Bergen' } }))).toMatchObject({
      data: { errors: [{ path: 'body.attributes', message: message(50) }] },
    });
  });

  it('the last free one may be taken, and one may be replaced by another where there were too many', () => {
    const labels = Array.from({ length: MAX_LABELS }, (_, index) => `label-${index}`);
    expect(editedLabels(labels.slice(1), { base: [], wanted: ['one-more'] })).toHaveLength(MAX_LABELS);
    const over = [...labels, 'offline'];
    const replaced = editedLabels(over, { base: ['offline'], wanted: ['online'] });
    expect(replaced).toEqual([...labels, 'online']);
  });
});
