import { describe, expect, it } from 'vitest';
import { compares } from '#core/automation/conditions/compare.ts';
import { definition } from '#core/automation/definition.ts';

describe('an answer', () => {
  it.each<[answer: string, is: Parameters<typeof compares>[1], value: string, holds: boolean]>([
    ['01234', 'equals', '1234', false],
    ['01234', 'equals', '01234', true],
    ['0x10', 'equals', '16', false],
    ['1e3', 'equals', '1000', false],
    ['10', 'equals', '10.0', true],
    ['0.50', 'equals', '0.5', true],
    ['9007199254740993', 'equals', '9007199254740992', false],
    ['9007199254740993', 'at_least', '9007199254740994', false],
    ['9007199254740993', 'at_most', '9007199254740994', true],
    ['100000000000000000001', 'equals', '100000000000000000002', false],
    ['9', 'at_least', '10', false],
    ['-3', 'at_most', '-2.5', true],
    ['007', 'at_least', '5', true],
    ['2026-12-31', 'at_least', '2026-02-01', true],
    ['', 'at_most', '5', false],
    ['anything', 'contains', '', false],
    ['Sí', 'equals', 'si', true],
    ['Café', 'equals', 'Cafe\u0301', true],
    ['Crème brûlée', 'contains', 'creme', true],
    ['order\u00A0A', 'contains', 'order a', true],
    ['٢٥', 'equals', '25', true],
    ['Straße', 'equals', 'STRASSE', true],
    ['', 'given', '', false],
    [' ', 'given', '', false],
    ['x', 'given', '', true],
    ['', 'equals', '', true],
  ])('%j %s %j: %j', (answer, is, value, holds) => expect(compares(answer, is, value)).toBe(holds));

  it.each([
    ['contains', '', false],
    ['at_least', ' ', false],
    ['at_most', '', false],
    ['equals', '', true],
    ['given', '', true],
    ['contains', 'x', true],
  ])('that %s %j can be saved: %j', (is, value, isSaved) => {
    const test = { about: 'answer', key: 'message', is, value };
    const parsed = definition.safeParse({
      start: 'a',
      steps: { a: { kind: 'condition', test, yes: 'end', no: 'end' }, end: { kind: 'end' } },
    });
    const paths = (parsed.error?.issues ?? []).map(({ path }) => path.join('.'));
    expect(paths).toEqual(isSaved ? [] : ['steps.a.test.value']);
  });
});
