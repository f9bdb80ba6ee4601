import { describe, expect, expectTypeOf, it } from 'vitest';
import type { SetFields } from '#functions/store/table.ts';
import { setFields } from '#functions/store/table.ts';

describe('an update of fields', () => {
  it('sets each field that is given, by an alias', () => {
    expect(setFields({ name: 'Ada', email: undefined }, { '1': 2 })).toEqual({
      UpdateExpression: 'SET #1 = :1, #name = :name',
      ExpressionAttributeNames: { '#1': '1', '#name': 'name' },
      ExpressionAttributeValues: { ':1': 2, ':name': 'Ada' },
    });
  });

  it.each([{}, { name: undefined }])('is none where no field is given: %j', (fields: { name?: string | undefined }) => {
    expect(setFields(fields)).toBeUndefined();
  });

  it('is one by its type only where a field is certain', () => {
    const some: { name?: string } = {};
    expectTypeOf(setFields(some)).toEqualTypeOf<SetFields | undefined>();
    expectTypeOf(setFields({ ...some, at: 1 })).toEqualTypeOf<SetFields>();
    expect(setFields({ ...some, at: 1 }).UpdateExpression).toBe('SET #at = :at');
  });
});
