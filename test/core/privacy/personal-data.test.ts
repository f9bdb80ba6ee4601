import { describe, expect, it } from 'vitest';
import { blanksIn, withoutBlanks, withoutPersonalData } from '#core/privacy/personal-data.ts';
import { processorMs } from '#test/support/processor-time.ts';

const people = ['Anna Kowalska', 'Tom Baker', '田中太郎'];
const clean = (text: string) => withoutPersonalData(text, people);

describe('what may say whose a text is', () => {
  it.each([
    ['an email address', 'Write to anna.k+shop@mail.example.co.uk today', 'Write to {{email}} today'],
    ['an email address in disguise', 'anna (at) example.com', '{{email}}'],
    ['an international telephone number', 'Call +49 (0)30 1234-5678 please', 'Call {{phone}} please'],
    ['a national telephone number', 'My number: 030/12345678.', 'My number: {{phone}}.'],
    ['an area code in parentheses', 'Call (415) 555-0182', 'Call {{phone}}'],
    ['a telephone number in pairs', 'au 06.12.34.56.78', 'au {{phone}}'],
    ['a telephone number after a date', '2026-06-02 030 1234567', '{{phone}}'],
    ['a telephone number in Arabic digits', 'اتصل على ٠٥٠١٢٣٤٥٦٧', 'اتصل على {{phone}}'],
    ['a card number', 'It is 4242 4242 4242 4242.', 'It is {{number}}.'],
    ['a card number that was masked', 'It is •••• •••• •••• 4242.', 'It is {{number}}.'],
    ['a bank account', 'IBAN DE89 3704 0044 0532 0130 00', 'IBAN {{number}}'],
    ['an order number', 'Where is order 4711?', 'Where is order {{number}}?'],
    ['an order number with letters', 'ORD-2026-0042 is late', '{{number}} is late'],
    ['a ticket number', 'About #12345', 'About {{number}}'],
    ['a number by its name in German', 'Meine Bestellnummer ist 98765', 'Meine Bestellnummer ist {{number}}'],
    ['a number by its name in French', 'Commande n° 321', 'Commande n° {{number}}'],
    ['a tracking code', 'JJD000390007893521 was sent', '{{number}} was sent'],
    ['a street in English', 'Send it to 221b Baker Street, please', 'Send it to {{address}}, please'],
    ['a street in German', 'Ich wohne in der Hauptstraße 12a.', 'Ich wohne in der {{address}}.'],
    ['a street in French', 'au 12, rue de la Paix', 'au {{address}}'],
    ['a street in Spanish', 'Calle Mayor 5 en casa', '{{address}} en casa'],
    ['a town with its postal code', 'in 10115 Berlin', 'in {{address}}'],
    ['a British postal code', 'SW1A 1AA', '{{address}}'],
    ['a whole name', 'I am ANNA KOWALSKA', 'I am {{name}}'],
    ['a first name', 'Anna ordered it, not Tom', '{{name}} ordered it, not {{name}}'],
    ['a name without blanks around it', '私は田中太郎です', '私は{{name}}です'],
    ['somebody who introduces themselves', 'Hi, my name is Vera Lind and', 'Hi, my name is {{name}} and'],
    ['somebody with a title', 'Frau Müller hat angerufen', 'Frau {{name}} hat angerufen'],
    [
      'a link with a token',
      'https://shop.example.com/r/eyJhbGciOiJIUzI1NiJ9abcdef?x=1',
      'https://shop.example.com/r {{link}}',
    ],
    [
      'a link with a query',
      'See https://shop.example.com/orders?id=7&k=abc',
      'See https://shop.example.com/orders {{link}}',
    ],
    ['a link with a name and password', 'https://anna:pw@example.com/a', 'https://example.com/a {{link}}'],
    [
      'a link with a number',
      'https://shop.example.com/orders/1234567/edit',
      'https://shop.example.com/orders {{link}}',
    ],
  ])('is taken out: %s', (_, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it.each([
    'We deliver within 2-3 days, from 9:00 to 17:30, and 24/7 online.',
    'It costs 49.99 EUR, or 1,299 kr for 12 pieces.',
    'Until 2026-12-24, or 24.12.2026.',
    'From 24.12.2026 - 02.01.2027 we are closed.',
    'On 2026-06-02 20:17, or 2024-01-15 12 h.',
    'Open 10.00-18.00, or 10:00 – 18:30.',
    'The lamp has 60 W and is 120 cm high.',
    'See https://shop.example.com/help/returns for more.',
    'You have 5 days on the way back.',
    'We send it via DHL in 3 days.',
    'will you be there? Step 3 of 10.',
    '返品は30日以内です。',
  ])('is not found in: %s', (text) => {
    expect(clean(text)).toBe(text);
  });

  it.each([
    'a'.repeat(8000),
    '1 '.repeat(4000),
    'a-'.repeat(4000),
    'Aa '.repeat(2600),
    '@'.repeat(8000),
    'rue de '.repeat(1100),
    '•'.repeat(8000),
  ])('is looked for in 8,000 characters of anything in less than half a second', (text) => {
    expect(processorMs(() => clean(text))).toBeLessThan(500);
  });

  it('stays out when it is taken out again', () => {
    const text = 'Anna, +49 30 12345678, anna@example.com, ORD-2026-0042, Hauptstraße 12, https://x.example.com/?t=1';
    expect(clean(clean(text))).toBe(clean(text));
  });
});

it('names the blanks of a text, each once, and leaves them out', () => {
  expect(blanksIn('{{name}} and {{name}} in {{address}}, not {{visitor.name}}')).toEqual(['{{name}}', '{{address}}']);
  expect(withoutBlanks('Where is {{number}} now?')).toBe('Where is now?');
});
