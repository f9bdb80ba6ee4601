import { describe, expect, it } from 'vitest';
import { CommandError } from '#bin/kit/exit-codes.ts';
import { failureOf } from '#bin/kit/failure.ts';
import { DomainError } from '#core/model/errors.ts';

const named = (name: string) => Object.assign(new Error('why'), { name });
const coded = (code: string) => Object.assign(new Error('why'), { code });

describe('a failure', () => {
  it.each([
    [named('CredentialsProviderError'), 'No AWS credentials were found.'],
    [named('ExpiredToken'), "AWS doesn't accept the credentials."],
    [named('ExpiredTokenException'), "AWS doesn't accept the credentials."],
    [named('AccessDenied'), 'The credentials lack a permission.'],
    [named('AccessDeniedException'), 'The credentials lack a permission.'],
    [named('ResourceNotFoundException'), 'Something of it is not there.'],
    [named('TimeoutError'), 'AWS could not be reached.'],
    [coded('ENOTFOUND'), 'AWS could not be reached.'],
    [new Error('Region is missing'), 'No AWS region is set.'],
  ])('by %s exits with 3 and says what to do', (error, sentence) => {
    const { exit, message } = failureOf(error, 'the stack "chat"');
    expect(exit).toBe(3);
    expect(message).toContain(`Couldn't read the stack "chat". ${sentence} ${error.name}: ${error.message}\n`);
    expect(message).toContain('AWS_PROFILE');
  });

  it.each([
    [new CommandError(130, 'Stopped.'), 130, 'Stopped.'],
    [new DomainError('conflict', 'It is in use.'), 4, 'It is in use.'],
    ['a text', 5, 'a text'],
    [undefined, 5, 'undefined'],
  ])('by %s exits with %i', (error, exit, message) => {
    expect(failureOf(error, 'x')).toEqual({ exit, message });
  });

  it.each([named('TypeError'), named('NotAccessDenied'), coded('ENOENT')])('by %s is a fault of its own', (error) => {
    expect(failureOf(error, 'x')).toMatchObject({ exit: 5, message: expect.stringContaining('a fault of its own') });
  });
});
