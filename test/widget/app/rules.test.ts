/** The widget's small rules, by tables: addresses, links, colours, jitter, failures, forms. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpoints, type OperationId } from '#core/contract/http.ts';
import { clientMessageId } from '#core/model/messages/client-message-id.ts';
import { isCleanText } from '#core/model/text.ts';
import { addresses } from '#widget/app/network/addresses.ts';
import { uploadAddresses } from '#widget/app/files/addresses.ts';
import { laterAddresses } from '#widget/app/later/shared/addresses.ts';
import { helpAddresses } from '#widget/app/help/addresses.ts';
import { pastAddresses } from '#widget/app/past/addresses.ts';
import { contrast, readableOn, standOut } from '#core/theme/colors.ts';
import { checkForm } from '#widget/app/state/form-check.ts';
import { accentsOf } from '#core/theme/widget-theme.ts';
import { cleanContent, judge, makeMessageId } from '#widget/app/state/outbox.ts';
import { addressText } from '#test/widget/support/world.ts';
import { anyText } from '#test/support/any-text.ts';

describe('addresses', () => {
  it.each(Object.entries({ ...addresses, ...laterAddresses, ...pastAddresses, ...helpAddresses, ...uploadAddresses }))(
    '%s is where the contract says',
    (operation, address) => {
      expect(addressText(address)).toBe(addressText(endpoints[operation as OperationId]));
    },
  );
});

describe('colours', () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

  it('knows the contrast of known pairs', () => {
    expect(contrast('#000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#767676', '#fff')).toBeCloseTo(4.54, 2);
  });

  it('keeps a configured text colour that reads, and replaces one that does not', () => {
    expect(readableOn('#000000', '#ffffff')).toBe('#ffffff');
    expect(readableOn('#ffee00', '#ffffff')).toBe('#000000');
  });

  it('makes every configured pair read', () => {
    fc.assert(
      fc.property(hex, hex, (back, text) => {
        expect(contrast(back, readableOn(back, text))).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('moves every colour until it stands out from light and dark surfaces', () => {
    const surface = fc.constantFrom('#fbfcfd', '#24272c');
    fc.assert(
      fc.property(hex, surface, (colour, back) => {
        expect(contrast(standOut(colour, back, 4.5), back)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('keeps a black bubble from vanishing in the dark window', () => {
    const { '--accent': accent = '' } = accentsOf({ primary_color: '#000000', text_color: '#ffffff' });
    const [light = '', dark = ''] = accent.match(/#\w+/g) ?? [];
    expect(light).toBe('#000000');
    for (const surface of ['#16181c', '#101215']) expect(contrast(dark, surface)).toBeGreaterThanOrEqual(1.3);
  });

  it('leaves a colour alone that stands out already', () => {
    expect(accentsOf({ primary_color: '#1f5d50', text_color: '#ffffff' })['--accent']).toMatch(/^light-dark\(#1f5d50,/);
  });
});

describe('trying again', () => {
  it.each<[status: number | undefined, code: string | undefined, verdict: object]>([
    [undefined, undefined, { kind: 'later' }],
    [429, 'rate_limited', { kind: 'later' }],
    [500, undefined, { kind: 'later' }],
    [503, 'try_again', { kind: 'later' }],
    [401, 'unauthenticated', { kind: 'session' }],
    [404, 'not_found', { kind: 'session' }],
    [400, 'validation_failed', { kind: 'failed', refusal: 'refused' }],
    [403, 'origin_not_allowed', { kind: 'failed', refusal: 'not_allowed' }],
    [409, 'illegal_transition', { kind: 'failed', refusal: 'closed' }],
    [409, 'idempotency_mismatch', { kind: 'failed', refusal: 'refused' }],
    [413, undefined, { kind: 'failed', refusal: 'too_long' }],
  ])('a message refused with %s %s is judged %j', (status, code, verdict) => {
    expect(judge(status, code, undefined)).toMatchObject(verdict);
  });

  it('waits as long as the server asks', () => {
    expect(judge(429, 'rate_limited', 7)).toEqual({ kind: 'later', afterMs: 7000 });
  });
});

describe('what is sent', () => {
  it('is always text the server takes', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const content = cleanContent(text);
        expect(isCleanText(content)).toBe(true);
        expect(content).toBe(content.trim());
      }),
    );
  });

  it('carries an id the contract takes', () => {
    const id = makeMessageId((bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>));
    expect(clientMessageId.safeParse(id).success).toBe(true);
  });
});

describe('the form', () => {
  const texts = { needed: 'needed', badEmail: 'bad', too_long: 'long' };

  it.each([
    [{ message: 'hello' }, {}],
    [{ name: ' ', message: 'hello' }, { name: 'needed' }],
    [{ email: 'anna@', message: 'hello' }, { email: 'bad' }],
    [{ email: 'anna@example.com', message: '' }, { message: 'needed' }],
    [{ message: 'x'.repeat(8001) }, { message: 'long' }],
    [{ message: 'x'.repeat(8000) }, {}],
  ])('with %o has the problems %o', (values, problems) => {
    expect(checkForm(values, texts)).toEqual(problems);
  });
});
