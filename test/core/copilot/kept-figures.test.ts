/** What a translation must keep of its original. */
import { expect, it } from 'vitest';
import { keepsFigures } from '#core/copilot/kept-figures.ts';
import { processorMs } from '#test/support/processor-time.ts';

it.each([
  ['Your order 4711 comes on the 12th.', 'Ihre Bestellung 4711 kommt am 12.'],
  ['It costs 1,250.50 or 49.00', 'Es kostet 1.250,50 oder 49'],
  ['It takes three days, not 4.', 'Es dauert 3 Tage, nicht vier.'],
  ['See https://shop.example.com/a?b=1.', 'Siehe https://shop.example.com/a?b=1!'],
  ['Write to Ada@shop.example.com', 'Schreiben Sie an ada@shop.example.com'],
  ['The X-200 and KETTLE_77 are there', 'X-200とKETTLE_77があります'],
  ['見てください https://shop.example.com/a。12個です', 'Look at https://shop.example.com/a, it is 12'],
  ['الطلب رقم ٤٧١١', 'Order number 4711'],
  ['Dear {{name}}, hello.', 'Liebe {{name}}, hallo.'],
  ['Hello there', 'Hallo'],
])('keeps %j as %j', (original, translation) => {
  expect(keepsFigures(original, translation)).toBe(true);
});

it.each([
  ['Your order 4711 comes.', 'Ihre Bestellung 4117 kommt.'],
  ['Your order 4711 comes.', 'Ihre Bestellung kommt.'],
  ['Your order comes.', 'Ihre Bestellung kommt in 14 Tagen.'],
  ['See https://shop.example.com/a', 'Siehe https://evil.example.com/a'],
  ['See our page', 'Siehe https://evil.example.com'],
  ['Write to ada@shop.example.com', 'Schreiben Sie an eva@shop.example.com'],
  ['The X-200 is there', 'Der X-300 ist da'],
  ['It costs 1,250.50', 'Es kostet 125.050'],
  ['Dear {{name}}', 'Liebe Ada'],
])('doesn’t keep %j as %j', (original, translation) => {
  expect(keepsFigures(original, translation)).toBe(false);
});

it('takes no longer for a text that is made to be slow', () => {
  const slow = `${'a-_'.repeat(2500)}@${'1.1,'.repeat(100)}`;
  expect(keepsFigures(slow, slow)).toBe(true);
  expect(processorMs(() => keepsFigures(slow, slow))).toBeLessThan(300);
});
