import { describe, expect, it } from 'vitest';
import { readCard } from '#core/context/card.ts';
import { MAX_CARD_ROWS } from '#core/model/visitors/card.ts';

const read = (value: unknown) => readCard(JSON.stringify(value));
const plan = { label: 'Plan', value: 'Business' };

describe('an answer', () => {
  it.each(['', '{', '"rows"', '3', 'null', '{"rows":{}}', '{"data":[]}'])('that is %s is no card', (text) => {
    expect(readCard(text)).toBeUndefined();
  });

  it('may be a list, or have one under rows', () => {
    expect(read([plan])).toEqual([{ ...plan, link: null }]);
    expect(read({ rows: [plan], more: 1 })).toEqual([{ ...plan, link: null }]);
  });

  it('of too many rows is cut after the last that counts, and rows without both texts do not count', () => {
    const rows = Array.from({ length: 2 * MAX_CARD_ROWS }, () => [{ label: 'Empty', value: '' }, plan]).flat();
    expect(read(rows)).toEqual(Array.from({ length: MAX_CARD_ROWS }, () => ({ ...plan, link: null })));
  });
});

describe('a row', () => {
  it.each([
    [{ label: 'Orders', value: 3 }, '3'],
    [{ label: 'VIP', value: false }, 'false'],
    [{ label: 'Note', value: 'one\ntwo' }, 'one two'],
    [{ label: 'Note', value: 'x'.repeat(1000) }, 'x'.repeat(300)],
  ])('%j shows one line of plain text', (row, value) => {
    expect(read([row])?.[0]?.value).toBe(value);
  });

  it.each([null, 3, 'text', [], {}, { label: 'Plan' }, { label: ' ', value: 'x' }, { label: 'Plan', value: {} }])(
    '%j is left out',
    (row) => expect(read([row, plan])).toEqual([{ ...plan, link: null }]),
  );

  it.each([
    ['https://shop.example/orders/1', 'https://shop.example/orders/1'],
    ['http://shop.example/', null],
    ['javascript:alert(1)', null],
    ['https://user@shop.example/', null],
    ['https://:secret@shop.example/', null],
    [`https://shop.example/${'x'.repeat(1000)}`, null],
    [7, null],
  ])('with the link %s keeps only an https address, and stays in any case', (link, kept) => {
    expect(read([{ ...plan, link }])).toEqual([{ ...plan, link: kept }]);
  });
});
