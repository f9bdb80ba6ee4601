/** The form of an email address: what the widget's form takes, the server takes too. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmail } from '#core/model/email-form.ts';
import { email } from '#core/model/text.ts';
import { splitLinks } from '#core/text/links.ts';

const good = [
  'anna@example.com',
  "o'neil+x@mail.example.ie",
  'anna@почта.рф',
  'anna@münchen.example',
  'a@xn--80a1acny.xn--p1ai',
];
const bad = [
  'anna',
  'anna@',
  'anna@localhost',
  '.a@x.example',
  'a.@x.example',
  'a..b@x.example',
  'a@-x.example',
  'a@x-.example',
  'a@x..example',
  'a@x.e',
  'a b@x.example',
  'анна@почта.рф',
  'a@1.2.3.4',
];

describe('an email address', () => {
  it('may have blanks around it where it was typed', () => expect(email.parse(' a@x.example ')).toBe('a@x.example'));
  it.each(good)('may be %s', (address) => expect(isEmail(address)).toBe(true));
  it.each(good)('is a link in a text: %s', (address) => {
    expect(splitLinks(address)).toHaveLength(address.includes("'") ? 2 : 1);
  });
  it.each(bad)('may not be %s', (address) => expect(isEmail(address)).toBe(false));

  it('is taken by the server exactly where it is taken by the form', () => {
    const part = fc.constantFrom('a', '.', '-', '@', '+', "'", 'ü', 'р', 'x.example', '1', ' ', '{', '_');
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        // Both take what was typed without the blanks around it.
        const address = parts.join('').trim();
        expect(email.safeParse(address).success).toBe(isEmail(address));
      }),
    );
  });
});
