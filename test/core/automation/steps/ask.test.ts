import { describe, expect, it } from 'vitest';
import { kindOf } from '#core/automation/steps/kinds.ts';
import { inputOf, stateAt, stepFrom, take } from '#test/support/workflow-turn.ts';

const ask = (more: object = {}) => ({
  kind: 'ask',
  text: 'How many, {{name}}?',
  expects: 'number',
  save_as: 'count',
  next: 'then',
  ...more,
});
const asked = stateAt({ asked_seq: 4 });

describe('a question', () => {
  it('is asked with what is known, and waits from its own row on', () => {
    expect(take(ask(), stateAt({ answers: { name: 'Vera' } }))).toEqual({
      effect: { type: 'say', text: 'How many, Vera?', options: [] },
      after: stateAt({ answers: { name: 'Vera' }, asked_seq: 5, turn: 8 }),
    });
  });

  it('waits while nothing was said', () => expect(take(ask(), asked)).toBeNull());

  it('keeps and learns its answer, and goes on', () => {
    expect(take(ask(), asked, inputOf({ said: '12' }))).toEqual({
      effect: { type: 'keep', attributes: { count: 12 }, priority: null, labels: [] },
      after: stateAt({ step: 'then', answers: { count: 12 }, turn: 8 }),
    });
  });

  it('is asked again in its own words, or those for what it expects', () => {
    const again = { said: 'many' };
    expect(take(ask({ retry_text: 'A number, please' }), asked, inputOf(again))).toMatchObject({
      effect: { type: 'say', text: 'A number, please' },
      after: { step: 'here', tries: 1, asked_seq: 5 },
    });
    expect(take(ask(), asked, inputOf(again))).toMatchObject({ effect: { text: { expects: 'number' } } });
  });

  it('goes to the team after the third answer that cannot be taken', () => {
    const at = (tries: number) => take(ask(), { ...asked, tries }, inputOf({ said: 'many' }));
    expect(at(1)).toMatchObject({ effect: { type: 'say' } });
    expect(at(2)).toMatchObject({
      effect: { type: 'hand_off', to: { type: 'department', department_id: null }, text: undefined },
    });
  });

  it('takes the name of a file for words only', () => {
    const file = inputOf({ said: '4711', hasOnlyFiles: true });
    expect(take(ask(), asked, file)).toMatchObject({ effect: { type: 'say' } });
    expect(take(ask({ expects: 'text' }), asked, file)).toMatchObject({ effect: { attributes: { count: '4711' } } });
  });

  it.each([
    [{ expects: 'choice' }, ['options']],
    [{ options: ['x'] }, ['options']],
    [{ min: 2, max: 1 }, ['max']],
    [{ min: 2, max: 2 }, undefined],
    [{ min: 2 }, undefined],
    [{ max: -2 }, undefined],
    [{ expects: 'choice', options: ['x'] }, undefined],
  ])('with %j has its fault at %j', (more, path) => {
    const step = stepFrom(ask(more));
    expect(kindOf(step).faults(step, new Set())).toMatchObject(path ? [{ path }] : []);
  });
});
