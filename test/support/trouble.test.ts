/** What a journey fails of. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { EventEmitter } from 'node:events';
import { beforeEach, expect, test } from 'vitest';
import { evidence, expectTrouble, forgetTrouble, unnamedTrouble, watchStack } from './trouble.ts';

const { log, report, intercept } = watchStack();
beforeEach(() => void unnamedTrouble());

/** Lets the stack answer a request. */
function answered(statusCode: number): void {
  const response = Object.assign(new EventEmitter(), { statusCode });
  intercept({ method: 'GET', url: '/x?token=1' } as IncomingMessage, response as unknown as ServerResponse);
  response.emit('finish');
}

test.each<[string, () => void, string]>([
  ['a line of level ERROR', () => log({ functionName: 'react', level: 'ERROR', line: 'gone wrong' }), 'gone wrong'],
  ['a denied call', () => report('ACCESS DENIED: react called s3:GetObject'), 'ACCESS DENIED'],
  ['a 5xx', () => answered(503), 'GET /x was answered 503'],
])('%s is trouble, once', (_name, happens, text) => {
  happens();
  expect(unnamedTrouble()?.message).toContain(text);
  expect(unnamedTrouble()).toBeUndefined();
});

test('a line of level WARN and a 404 are no trouble', () => {
  log({ functionName: 'react', level: 'WARN', line: 'slow' });
  answered(404);
  expect(unnamedTrouble()).toBeUndefined();
});

test('named trouble is left out, and the rest is not', () => {
  expectTrouble(/record_failed/);
  report('record_failed');
  report('something else');
  expect(unnamedTrouble()?.message).not.toContain('record_failed');
});

test('what one file has named fails the next', () => {
  expectTrouble(/record_failed/);
  forgetTrouble();
  report('record_failed');
  expect(unnamedTrouble()?.message).toContain('record_failed');
});

test('lines of one file are no evidence of the next', () => {
  report('record_failed');
  forgetTrouble();
  expect(evidence.lines).toEqual({ stack: [], browser: [] });
});
