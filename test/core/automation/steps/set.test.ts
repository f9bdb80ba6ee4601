import { describe, expect, it } from 'vitest';
import { kindOf, step as schema } from '#core/automation/steps/kinds.ts';
import { stateAt, stepFrom, take } from '#test/support/workflow-turn.ts';

const set = (more: object = {}) => ({ kind: 'set', next: 'then', ...more });

describe('a step that sets', () => {
  it('keeps and learns its attributes with what is known, and goes on', () => {
    const answers = { name: 'Vera' };
    const attributes = { greeting: 'Hello {{name}}', unknown: '{{nothing}}' };
    const filled = { greeting: 'Hello Vera', unknown: '' };
    expect(take(set({ attributes, priority: 'high', labels: ['vip'] }), stateAt({ answers }))).toEqual({
      effect: { type: 'keep', attributes: filled, priority: 'high', labels: ['vip'] },
      after: stateAt({ step: 'then', answers: { ...answers, ...filled }, turn: 8 }),
    });
  });

  it('sets nothing by default', () => {
    expect(take(set())).toMatchObject({ effect: { attributes: {}, priority: null, labels: [] } });
  });

  it('fills in what was known before it, whatever it sets itself', () => {
    const attributes = { name: '{{other}}', other: '{{name}}' };
    const at = stateAt({ answers: { name: 'a', other: 'b' } });
    expect(take(set({ attributes }), at)).toMatchObject({ after: { answers: { name: 'b', other: 'a' } } });
  });

  it('cuts what is longer than an attribute may be', () => {
    const at = stateAt({ answers: { said: 'x'.repeat(2000) } });
    expect(take(set({ attributes: { copy: '{{said}}' } }), at)).toMatchObject({
      effect: { attributes: { copy: 'x'.repeat(500) } },
    });
  });

  it('saves its attributes, whose texts are at their keys', () => {
    const step = stepFrom(set({ attributes: { a: '{{b}}' } }));
    expect(kindOf(step).saves(step)).toEqual(['a']);
    expect(kindOf(step).texts(step)).toEqual([{ path: ['attributes', 'a'], text: '{{b}}' }]);
  });

  it.each([
    [20, true],
    [21, false],
  ])('with %i attributes is accepted: %s', (count, isAccepted) => {
    const attributes = Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, 'x']));
    expect(schema.safeParse(set({ attributes })).success).toBe(isAccepted);
  });
});
