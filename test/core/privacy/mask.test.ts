/** What is masked before it is stored, and what must survive. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCardNumber } from '#core/privacy/card-numbers.ts';
import { finderOf } from '#core/privacy/pattern.ts';
import { defaultMaskRules, maskOf, maskTexts } from '#core/privacy/mask.ts';
import { patternProblem } from '#core/privacy/pattern.ts';
import { processorMs } from '#test/support/processor-time.ts';

const mask = maskOf(defaultMaskRules);
const withPatterns = (...patterns: string[]) => maskOf({ mask_cards: false }, finderOf(patterns));

it.each([
  ['Visa', '4111111111111111', '••••••••••••1111'],
  ['Visa with 13 digits', '4222222222222', '•••••••••2222'],
  ['Mastercard', '5555 5555 5555 4444', '•••• •••• •••• 4444'],
  ['Mastercard of the new range', '2223-0031-2200-3222', '••••-••••-••••-3222'],
  ['American Express', '3782 822463 10005', '•••• •••••• •0005'],
  ['Discover', '6011.1111.1111.1117', '••••.••••.••••.1117'],
  ['Diners Club', '30569309025904', '••••••••••5904'],
  ['JCB', '3530 1113 3330 0000', '•••• •••• •••• 0000'],
  ['UnionPay with 19 digits', '6205 5000 0000 0000 004', '•••• •••• •••• •••0 004'],
  ['Maestro', '6759 6498 2643 8453', '•••• •••• •••• 8453'],
  ['a no-break space', '4111\u00A01111\u00A01111\u00A01111', '••••\u00A0••••\u00A0••••\u00A01111'],
  ['dashes of typography', '4111–1111–1111–1111', '••••–••••–••••–1111'],
  ['several lines', '4111 1111\n1111 1111', '•••• ••••\n•••• 1111'],
  ['digits of full width', '４１１１１１１１１１１１１１１１', '••••••••••••１１１１'],
  ['Arabic digits', '٤١١١ ١١١١ ١١١١ ١١١١', '•••• •••• •••• ١١١١'],
])('A card number of %s is masked', (_, text, masked) => {
  expect(mask(text)).toBe(masked);
});

it.each([
  ['My card is 4111 1111 1111 1111 12/27 123', 'My card is •••• •••• •••• 1111 12/27 123'],
  ['Order 12345, card:4111111111111111.', 'Order 12345, card:••••••••••••1111.'],
  ['5 4111111111111111', '5 ••••••••••••1111'],
  ['4111111111111111 5555555555554444', '••••••••••••1111 ••••••••••••4444'],
  ['{"pan":"4111111111111111"}', '{"pan":"••••••••••••1111"}'],
])('Only the card number in a sentence is masked: %s', (text, masked) => {
  expect(mask(text)).toBe(masked);
});

it.each([
  ['a wrong check digit', '4111111111111112'],
  ['no card prefix, though the check digit is right', '1000000000000008'],
  ['an order number of 12 digits', '411111111116'],
  ['more digits than a card has', '41111111111111111111'],
  ['a telephone number', '+49 (0)170 1234567'],
  ['a telephone number that could be an old card', '4915112345676'],
  ['an international telephone number', '+378282246310005'],
  ['a bank account', 'DE89 3704 0044 0532 0130 00'],
  ['a bank account whose middle looks like a card', 'GB82 WEST 1234 5698 7654 32'],
  ['the address of a page', 'https://shop.example/orders/4111111111111111'],
  ['a date and time', '2026-11-29 19:11:09'],
  ['zeros', '0000000000000000'],
  ['an ID of this product', '1790622660000123'],
])('What is no card number stays: %s', (_, text) => {
  expect(mask(text)).toBe(text);
});

it('A text that was masked is not changed by masking it again', () => {
  const once = mask('Card 4111 1111 1111 1111');
  expect(mask(once)).toBe(once);
});

it('Nothing is masked where a team switched it off', () => {
  expect(maskOf({ mask_cards: false })('4111111111111111')).toBe('4111111111111111');
});

it('Texts in attributes and lists are masked, and numbers and keys stay', () => {
  const value = { name: 'Ada 4111111111111111', list: ['4111111111111111', 5], none: null, at: 4111111111111111 };
  expect(maskTexts(mask, value)).toEqual({
    name: 'Ada ••••••••••••1111',
    list: ['••••••••••••1111', 5],
    none: null,
    at: 4111111111111111,
  });
});

it('Card numbers of random digits are found as often as the check digit says', () => {
  const numbers = Array.from({ length: 1000 }, (_, index) => `4${String(index * 7_919_113).padStart(15, '0')}`);
  const found = numbers.filter(isCardNumber).length;
  expect(found).toBeGreaterThan(70);
  expect(found).toBeLessThan(130);
});

it.each([
  [String.raw`\b\d{3}-\d{2}-\d{4}\b`, 'SSN 078-05-1120, not 1078-05-1120', 'SSN •••-••-••••, not 1078-05-1120'],
  ['[A-Z]{2}\\d{6}|PIN \\d+', 'AB123456 and PIN 4711', '•••••••• and ••• ••••'],
  ['colou?rs?', 'color colours', '••••• •••••••'],
  [String.raw`\bpass(word)?`, 'password', 'password'],
  [String.raw`pw: ?\S+`, 'my pw:hunter2 ok', 'my ••:••••••• ok'],
  ['[^ ]+@x', 'a me@x', 'a ••@•'],
  [String.raw`a\|b`, 'a|b ab', '•|• ab'],
  ['x{2,3}', 'x xx xxxx', 'x •• •••x'],
])('The pattern %s masks what it matches', (pattern, text, masked) => {
  expect(withPatterns(pattern)(text)).toBe(masked);
});

it.each([
  ['(a+)+', 'Groups with ( ) are not supported. Use | for alternatives'],
  ['a*', 'Must match at least one character'],
  ['', 'Must match at least one character'],
  ['a|', 'Must match at least one character'],
  ['*a', 'There is nothing to repeat before *'],
  ['a{3,1}', 'A repetition must be of 1 to 100'],
  ['a{101}', 'A repetition must be of 1 to 100'],
  ['[a', 'A [ has no ] or nothing before it'],
  ['[z-a]', 'z-a is no range'],
  [String.raw`\p{L}`, String.raw`\p is not supported`],
  [String.raw`(?<=a)b`, 'Groups with ( ) are not supported. Use | for alternatives'],
  ['^a$', String.raw`^ and $ are not supported. Use \b at the beginning or end of a word`],
  ['a{100}b{100}c{100}d{100}e{100}', 'Repeats too much. Use smaller numbers'],
])('The pattern %s is refused, and why is said', (pattern, problem) => {
  expect(patternProblem(pattern)).toBe(problem);
});

it('Patterns and texts that are made to be slow take little of the processor', () => {
  const slow = withPatterns(...Array.from({ length: 10 }, () => '\\w*\\w*\\w*\\w*\\w*\\w*\\w{1,30}!'));
  const busy = processorMs(() => {
    slow('a'.repeat(8000));
    mask('4 '.repeat(4000));
    mask('4'.repeat(8000));
    mask('4111 1111 1111 1112 '.repeat(400));
  });
  expect(busy).toBeLessThan(2000);
});

it('A pattern finds the longest that the same regular expression matches, at each place', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    '.',
    '\\d',
    '\\D',
    '\\w',
    '\\s',
    '[ab]',
    '[^a]',
    '[a-c1]',
    '[\\d-]',
    '\\.',
    '\\t',
  );
  const repetition = fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,2}', '{0,3}', '{2,}');
  const alternative = fc
    .array(fc.tuple(piece, repetition), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.map((part) => part.join('')).join(''));
  const pattern = fc.array(alternative, { minLength: 1, maxLength: 2 }).map((all) => all.join('|'));
  const text = fc.array(fc.constantFrom(...'aabbc1 .\t-\n'), { maxLength: 12 }).map((signs) => signs.join(''));
  /** The ends of what is found, one after another. */
  const expected = (source: string, said: string): [number, number][] => {
    const whole = new RegExp(`^(?:${source})$`);
    const spans: [number, number][] = [];
    for (let from = 0; from < said.length; from++)
      for (let to = said.length; to > from; to--)
        if (whole.test(said.slice(from, to))) {
          spans.push([from, to]);
          from = to - 1;
          break;
        }
    return spans;
  };
  fc.assert(
    fc.property(pattern, text, (source, said) => {
      fc.pre(patternProblem(source) === undefined);
      expect(finderOf([source])(said).map(({ from, to }) => [from, to])).toEqual(expected(source, said));
    }),
    { numRuns: 200 },
  );
});

it.each([
  [String.raw`\bab`, 'ab xab', '•• xab'],
  [String.raw`ab\b`, 'abx ab', 'abx ••'],
  [String.raw`a\\b`, String.raw`ab a\b`, String.raw`ab •\•`],
  [String.raw`\bé\b`, 'é éa aé', '• éa aé'],
  ['a{3}', 'aa aaaa', 'aa •••a'],
  ['a{100}', 'a'.repeat(99), 'a'.repeat(99)],
  ['a{100}', 'a'.repeat(100), '•'.repeat(100)],
  ['x+', 'x'.repeat(250), '•'.repeat(250)],
  ['x+y', `${'x'.repeat(199)}y`, '•'.repeat(200)],
  ['x+y', `${'x'.repeat(200)}y`, `x${'•'.repeat(200)}`],
  [String.raw`[a|b]c`, 'ac |c c', '•• |• c'],
  [String.raw`[\]a]+`, ']a]', ']•]'],
  [String.raw`a|b|c`, 'abcd', '•••d'],
])('The pattern %s is exact at its edges', (pattern, text, masked) => {
  expect(withPatterns(pattern)(text)).toBe(masked);
});

it.each([
  [String.raw`a\bc`, String.raw`\b is only supported at the beginning or end`],
  [String.raw`[\Da]`, String.raw`Only \d, \w and \s can be in brackets`],
  [String.raw`[a\W]`, String.raw`Only \d, \w and \s can be in brackets`],
  [String.raw`[a-\w]`, String.raw`a-\w is no range`],
  ['a{0}', 'A repetition must be of 1 to 100'],
  ['a{1,101}', 'A repetition must be of 1 to 100'],
  ['a{101,}', 'A repetition must be of 1 to 100'],
  ['a\\', String.raw`\ is not supported`],
  ['{a', 'There is nothing to repeat before {'],
  ['+', 'There is nothing to repeat before +'],
  ['a{100}b{100}c{100}d{100}', undefined],
  ['[a-a]', undefined],
])('The pattern %s is judged at its edges', (pattern, problem) => {
  expect(patternProblem(pattern)).toBe(problem);
});

it.each([
  [
    'a card beside the address of a page',
    'https://shop.example/1 4111111111111111',
    'https://shop.example/1 ••••••••••••1111',
  ],
  ['a card before an address', '4111111111111111 https://shop.example/', '••••••••••••1111 https://shop.example/'],
  ['a card after a plus of more digits than a telephone has', '+4111111111111111', '+••••••••••••1111'],
  [
    'a number that goes on behind an address',
    'https://shop.example/4111 1111 1111 1111',
    'https://shop.example/4111 1111 1111 1111',
  ],
  ['an account with wrong check digits', 'DE89 4111 1111 1111 1111', 'DE89 •••• •••• •••• 1111'],
  ['a card right after two letters', 'NO4111111111111111', 'NO••••••••••••1111'],
  ['a card after a word', 'card4111111111111111', 'card••••••••••••1111'],
])('Of cards, accounts and addresses is told apart %s', (_, text, masked) => {
  expect(mask(text)).toBe(masked);
});

it.each([
  ['4111111111111111', true],
  ['411111111111', false],
  ['41111111111111111111', false],
  ['', false],
])('%s is the number of a card: %s', (digits, is) => expect(isCardNumber(digits)).toBe(is));
