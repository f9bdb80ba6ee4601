/** Attributes as texts and back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributesFrom, textsOf } from '#dashboard/inbox/attributes/attribute-texts.ts';

describe('attributes typed by an agent', () => {
  it('stay what they were where nothing was changed', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value), (before) => {
        expect(attributesFrom(textsOf(before), before)).toEqual(before);
      }),
    );
  });

  it('are text where something was typed, and gone where they were removed', () => {
    const before = { order: 'A-1', total: 49.9, paid: true };
    expect(attributesFrom({ order: 'A-2', total: '49.9', gift: 'yes' }, before)).toEqual({
      order: 'A-2',
      total: 49.9,
      gift: 'yes',
    });
  });
});
