/** The variables of a function: all that the contract lists, or none. */
import { describe, expect, it } from 'vitest';
import { functionVariables } from '#core/contract/environment.ts';
import { readList, readRate, readVariables } from '#functions/platform/variables.ts';

const names: readonly string[] = functionVariables.sweep;
const given = Object.fromEntries(names.map((name) => [name, `of ${name}`]));

describe('while a function is deployed, which replaces its code and its variables apart,', () => {
  it('former code runs with the variables of a newer version, without those it does not know', () => {
    expect(readVariables('sweep', { ...given, ADDED_LATER: 'yes' })).toEqual(given);
  });

  it('new code never runs with those of a former version: it names each that it lacks', () => {
    const [first = '', second = '', ...rest] = names;
    const former = Object.fromEntries(rest.map((name) => [name, `of ${name}`]));
    const read = () => readVariables('sweep', former);
    expect(read).toThrow(`The function sweep needs the variables ${first}, ${second}.`);
    expect(read).toThrow(expect.objectContaining({ name: 'MissingVariables', code: `${first}.${second}` }));
  });

  it('an empty variable is one: that setting is off', () => {
    const [first = ''] = names;
    expect(readVariables('sweep', { ...given, [first]: '' })).toMatchObject({ [first]: '' });
  });
});

describe('a variable', () => {
  it('lists entries between commas, none where it is empty', () => {
    expect([readList(''), readList('a'), readList('a,b')]).toEqual([[], ['a'], ['a', 'b']]);
  });

  it.each([
    ['60/5', { burst: 60, perSecond: 5 }],
    ['7/0.5', { burst: 7, perSecond: 0.5 }],
  ])('has the rate %s', (written, rate) => {
    expect(readRate(written)).toEqual(rate);
  });

  it.each(['', '60', '60/', '/5', '-1/5', '60/5/1'])('has no rate in %j', (written) => {
    expect(() => readRate(written)).toThrow(`A rate must look like "60/5"; got "${written}".`);
  });
});
