import { describe, expect, test } from 'vitest';
import { definition } from '#core/automation/definition.ts';
import { fieldErrors } from '#core/text/field-errors.ts';

const say = (next: string, text = 'Hi') => ({ kind: 'message', text, next });
const ask = (next: string, more: object = {}) => ({
  kind: 'ask',
  text: 'Your name?',
  expects: 'text',
  save_as: 'name',
  next,
  ...more,
});
const end = { kind: 'end' };
const http = (next: string) => ({ kind: 'http', url: 'https://api.example.com/', next, on_error: next });

const faultsOf = (steps: object, start = 'a') => {
  const input = { start, steps };
  const { error } = definition.safeParse(input);
  return error ? fieldErrors(error.issues, input, 'definition').map(({ path, message }) => [path, message]) : [];
};

describe('a sound graph passes', () => {
  test.each([
    ['a line', { a: say('b'), b: end }],
    [
      'a way round that asks the visitor',
      { a: ask('b'), b: { kind: 'condition', test: { about: 'business_hours' }, yes: 'a', no: 'c' }, c: end },
    ],
    [
      'a choice',
      {
        a: {
          kind: 'choice',
          text: 'Which?',
          options: [
            { label: 'One', next: 'b' },
            { label: 'Again', next: 'a' },
          ],
        },
        b: end,
      },
    ],
    [
      'texts that mention what was saved',
      { a: ask('b'), b: say('c', 'Hello {{name}}, you wrote {{ message }}'), c: end },
    ],
  ])('%s', (_, steps) => expect(faultsOf(steps)).toEqual([]));
});

describe('what is wrong names the step and the reason', () => {
  test.each([
    [{ a: say('b') }, 'steps.a.next', 'Must be a step. There is no step "b"'],
    [{ a: end, b: end }, 'steps.b', 'Must be reachable. No step leads here'],
    [{ a: ask('a') }, 'steps.a', 'Must lead to an end. No path from here reaches an "end" or a "handoff"'],
    [
      { a: { kind: 'condition', test: { about: 'agents_online' }, yes: 'b', no: 'c' }, b: say('a'), c: end },
      'steps.b',
      'Must not loop without asking the visitor',
    ],
    [
      { a: say('b', 'Hello {{nmae}}'), b: end },
      'steps.a.text',
      'Must only use what a step saves. No step saves "nmae"',
    ],
    [
      { a: { kind: 'condition', test: { about: 'answer', key: 'order', is: 'given' }, yes: 'b', no: 'b' }, b: end },
      'steps.a.test.key',
      'Must be what a step saves. No step saves "order"',
    ],
    [{ a: ask('b', { expects: 'choice' }), b: end }, 'steps.a.options', 'Must have at least 1 entry'],
    [{ a: ask('b', { options: ['x'] }), b: end }, 'steps.a.options', 'Must be empty unless it expects a choice'],
    [{ a: ask('b', { min: 3, max: 2 }), b: end }, 'steps.a.max', 'Must be at least min, which is 3'],
    [
      { a: { kind: 'teleport' } },
      'steps.a.kind',
      'Must be one of message, ask, choice, condition, set, ticket, handoff, http, end',
    ],
    [
      Object.fromEntries([
        ...Array.from({ length: 6 }, (_, index) => [`a${index || ''}`, http(index === 5 ? 'z' : `a${index + 1}`)]),
        ['z', end],
      ]),
      'steps.a5',
      'Must be one of at most 5 http steps. There are 6',
    ],
  ])('%j', (steps, path, message) => {
    expect(faultsOf(steps)).toContainEqual([`definition.${path}`, expect.stringContaining(message)]);
  });

  test("a start that isn't a step", () => {
    expect(faultsOf({ a: end }, 'b')).toEqual([['definition.start', 'Must be a step. There is no step "b". Got "b"']]);
  });

  test("names of object prototypes aren't steps", () => {
    expect(faultsOf({ a: say('constructor') })).toContainEqual([
      'definition.steps.a.next',
      expect.stringContaining('not "constructor"'),
    ]);
  });
});
