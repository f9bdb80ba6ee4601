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
