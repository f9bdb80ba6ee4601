import { describe, expect, it } from 'vitest';
import { isWritten, logLine } from '#local/lambda/log-lines.ts';

const facts = { timestamp: '2026-01-01T00:00:00.000Z', level: 'WARN', requestId: 'r' } as const;
const around = { timestamp: facts.timestamp, level: 'WARN', requestId: 'r' };

class NoSuchThing extends Error {
  override name = 'Renamed';
  code = 7;
}
const error = new NoSuchThing('gone');
const errorFields = { errorType: 'NoSuchThing', errorMessage: 'gone', stackTrace: error.stack?.split('\n') };
const circular: Record<string, unknown> = {};
circular['self'] = circular;

// Each case was also given to AWS's runtime client (aws-lambda-ric 4.0.2), which wrote the same.
describe('a line of JSON', () => {
  it.each<[string, unknown[], object]>([
    ['a text', ['plain'], { message: 'plain' }],
    ['an object, whose fields stay fields', [{ event: 'x', n: 1 }], { message: { event: 'x', n: 1 } }],
    ['nothing', [undefined], {}],
    ['an error', [error], { message: { ...errorFields, name: 'Renamed', code: 7 } }],
    ['an error inside', [{ error }], { message: { error: { ...errorFields, name: 'Renamed', code: 7 } } }],
    ['several values as one text', ['%s is %d', 'a', 5], { message: 'a is 5' }],
    ['a text and an error, whose fields come beside it', ['Failed.', error], errorFields],
    ['what JSON can not hold', [circular], { message: '<ref *1> { self: [Circular *1] }' }],
    ['a big number', [10n], { message: '10n' }],
  ])('holds %s', (_, values, expected) => {
    expect(JSON.parse(logLine({ format: 'JSON' }, facts, values))).toMatchObject({ ...around, ...expected });
  });
});

describe('a line of text', () => {
  it('has time, request, level and the values as one text, divided by tabs', () => {
    expect(logLine({ format: 'Text' }, facts, ['a', { b: 1 }])).toBe('2026-01-01T00:00:00.000Z\tr\tWARN\ta { b: 1 }');
    expect(logLine({ format: 'Text' }, { ...facts, requestId: undefined }, ['a'])).toContain('Z\t\tWARN\ta');
  });
});

it('is written from the level of the function on', () => {
  expect(isWritten('WARN', 'WARN')).toBe(true);
  expect(isWritten('ERROR', 'WARN')).toBe(true);
  expect(isWritten('INFO', 'WARN')).toBe(false);
});
