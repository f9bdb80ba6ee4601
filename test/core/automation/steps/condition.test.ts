import { describe, expect, it } from 'vitest';
import { kindOf } from '#core/automation/steps/kinds.ts';
import { inputOf, stateAt, stepFrom, take } from '#test/support/workflow-turn.ts';

const condition = (test: object) => ({ kind: 'condition', test, yes: 'yes', no: 'no' });
const around = { isOpen: true, isAnyoneOnline: false, page: 'https://shop.example.com/teapots', locale: 'pt-BR' };
const nowhere = { isOpen: false, isAnyoneOnline: true, page: null, locale: null };

describe('a condition', () => {
  it.each([
    [{ about: 'business_hours' }, 'yes', 'no'],
    [{ about: 'agents_online' }, 'no', 'yes'],
    [{ about: 'page', contains: 'teapots' }, 'yes', 'no'],
    [{ about: 'page', contains: 'mugs' }, 'no', 'no'],
    [{ about: 'locale', is: 'pt' }, 'yes', 'no'],
    [{ about: 'locale', is: 'pt-PT' }, 'no', 'no'],
    [{ about: 'answer', key: 'x', is: 'given' }, 'yes', 'yes'],
    [{ about: 'answer', key: 'x', is: 'equals', value: '5' }, 'yes', 'yes'],
    [{ about: 'answer', key: 'y', is: 'given' }, 'no', 'no'],
  ])('%j leads to %s on a page in business hours, to %s where nothing is known', (test, here, there) => {
    const at = stateAt({ answers: { x: 5 } });
    const to = (input: typeof around | typeof nowhere) => take(condition(test), at, inputOf({ around: input }));
    expect([to(around), to(nowhere)]).toEqual([
      { ...at, step: here },
      { ...at, step: there },
    ]);
  });

  it.each([
    ['given', '', []],
    ['equals', '', []],
    ['contains', '', [{ path: ['test', 'value'], message: 'Must not be empty' }]],
    ['at_least', '', [{ path: ['test', 'value'], message: 'Must not be empty' }]],
    ['at_most', '', [{ path: ['test', 'value'], message: 'Must not be empty' }]],
    ['at_most', '0', []],
  ])('of an answer that is %s %j has the faults %j', (is, value, faults) => {
    const step = stepFrom(condition({ about: 'answer', key: 'x', is, value }));
    expect(kindOf(step).faults(step, new Set(['x']))).toEqual(faults);
  });

  it('must be of an answer that some step saves', () => {
    const step = stepFrom(condition({ about: 'answer', key: 'x', is: 'given' }));
    expect(kindOf(step).faults(step, new Set(['y']))).toEqual([
      { path: ['test', 'key'], message: 'Must be what a step saves. No step saves "x"' },
    ]);
  });
});
