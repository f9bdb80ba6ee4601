import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definition, workflowSettings } from '#core/automation/definition.ts';

const end = { kind: 'end' };
const say = (next: string) => ({ kind: 'message', text: 'Hi', next });
/** A line of so many steps. */
const line = (count: number) => ({
  start: 's0',
  steps: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`s${index}`, index === count - 1 ? end : say(`s${index + 1}`)]),
  ),
});
const pathsOf = (input: unknown) => definition.safeParse(input).error?.issues.map(({ path }) => path.join('.'));

describe('a definition', () => {
  it.each([
    [1, true],
    [100, true],
    [101, false],
  ])('of %i steps is accepted: %s', (count, isAccepted) => {
    expect(definition.safeParse(line(count)).success).toBe(isAccepted);
  });

  it.each([
    [{ start: 'a', steps: {} }, 'start'],
    [{ start: 'a', steps: { a: say('b') } }, 'steps.a.next'],
    [{ start: 'a', steps: { a: end, b: end } }, 'steps.b'],
    [{ start: 'a', steps: { a: { ...end, next: 'a' } } }, 'steps.a'],
    [{ start: 'A', steps: { A: end } }, 'start'],
    [{ start: 'constructor', steps: { constructor: end } }, 'start'],
    [{ ...line(2), name: 'x' }, ''],
  ])('%j is refused at %s', (input, path) => expect(pathsOf(input)).toContain(path));

  it('names the faults of steps and those of the graph together', () => {
    expect(pathsOf({ start: 'a', steps: { a: { kind: 'message', text: '', next: 'nowhere' } } })).toEqual([
      'steps.a.text',
      'steps.a.next',
      'steps.a',
    ]);
  });

  it('is refused rather than fallen over, whatever is in place of one of its fields', () => {
    const sound = (): Record<string, Record<string, unknown>> => ({
      ask: { kind: 'ask', text: '?', expects: 'choice', options: ['x'], min: 1, max: 2, save_as: 'x', next: 'choice' },
      choice: { kind: 'choice', text: '?', options: [{ label: 'x', next: 'condition' }] },
      condition: { kind: 'condition', test: { about: 'answer', key: 'x', is: 'given' }, yes: 'set', no: 'set' },
      set: { kind: 'set', attributes: { y: '{{x}}' }, labels: [], priority: null, next: 'http' },
      http: { kind: 'http', url: 'https://a.example/', save: { z: 'z' }, next: 'handoff', on_error: 'handoff' },
      handoff: { kind: 'handoff', to: { type: 'department', department_id: null }, text: 'x' },
    });
    const fields = Object.entries(sound()).flatMap(([id, fieldsOf]) => Object.keys(fieldsOf).map((name) => [id, name]));
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), ([id = '', name = ''], value) => {
        const steps = sound();
        steps[id] = { ...steps[id], [name]: value };
        expect(typeof definition.safeParse({ start: 'ask', steps }).success).toBe('boolean');
      }),
      { numRuns: 500 },
    );
    expect(pathsOf({ start: 'ask', steps: sound() })).toBeUndefined();
  });

  it('comes with a name', () => {
    expect(workflowSettings.safeParse({ name: ' ', definition: line(1) }).success).toBe(false);
    expect(workflowSettings.safeParse({ name: 'Orders', definition: line(1) }).success).toBe(true);
  });
});
