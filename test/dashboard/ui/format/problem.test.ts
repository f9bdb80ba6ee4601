import { describe, expect, it } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';

describe('inWords', () => {
  it('names missing attributes as the team does', () => {
    const detail = 'Fill in before this conversation ends: Order number.';
    const errors = [{ path: 'attributes.order', message: 'Must be a text' }];
    expect(inWords(new ApiError(409, { code: 'attributes_required', detail, errors }, null))).toBe(detail);
  });
});
