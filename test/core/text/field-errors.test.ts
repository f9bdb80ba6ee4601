import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fieldErrors } from '#core/text/field-errors.ts';

const schema = z.strictObject({
  name: z.string().check(z.minLength(2), z.maxLength(5)),
  count: z.optional(z.int().check(z.gte(1), z.lte(9))),
  kind: z.optional(z.enum(['one', 'two'])),
  tags: z.optional(z.array(z.string()).check(z.maxLength(1))),
});
const errorsOf = (input: unknown) => fieldErrors(schema.safeParse(input).error?.issues ?? [], input, 'body');

it.each([
  ['nothing that is wrong', { name: 'abc' }, []],
  ['what is missing', {}, [{ path: 'body.name', message: 'Is required. Must be text' }]],
  ['the wrong type, and what was seen', { name: 7 }, [{ path: 'body.name', message: 'Must be text. Got 7' }]],
  ['too short a text', { name: 'a' }, [{ path: 'body.name', message: 'Must have at least 2 characters. Got "a"' }]],
  ['too large a number', { name: 'ab', count: 10 }, [{ path: 'body.count', message: 'Must be at most 9. Got 10' }]],
  [
    'what is not in a closed set',
    { name: 'ab', kind: 'x' },
    [{ path: 'body.kind', message: 'Must be one of one, two. Got "x"' }],
  ],
  [
    'too long a list',
    { name: 'ab', tags: ['a', 'b'] },
    [{ path: 'body.tags', message: 'Must have at most 1 entry. Got a list of 2' }],
  ],
  ['an unknown field', { name: 'ab', other: 1 }, [{ path: 'body.other', message: 'Is an unknown field' }]],
])('names %s', (_, input, errors) => {
  expect(errorsOf(input)).toEqual(errors);
});

it('says how long an enormous text is, instead of repeating it', () => {
  expect(errorsOf({ name: 'x'.repeat(100_000) })).toEqual([
    { path: 'body.name', message: 'Must have at most 5 characters. Got 100000 characters' },
  ]);
  expect(errorsOf({ name: 'ab', ['y'.repeat(1000)]: 1 })[0]?.path.length).toBeLessThan(80);
});

it('the words stay the same beside a library that brings all of zod, which has sentences of its own', async () => {
  await import('@modelcontextprotocol/server');
  expect(errorsOf({ name: 7 })).toEqual([{ path: 'body.name', message: 'Must be text. Got 7' }]);
});
