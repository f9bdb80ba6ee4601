import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROOF_LENGTH, proofOf, readReplyAddress, replyAddressOf } from '#core/inbound/reply-address.ts';

const proof = 'abcdefghijklmnop2345';
const address = `reply+42.${proof}@mail.example`;

describe('the address that answers go to', () => {
  it('holds the conversation and its proof, and is read as it was written', () => {
    expect(replyAddressOf({ conversation: 42, proof }, 'mail.example')).toBe(address);
    expect(readReplyAddress(address, 'mail.example')).toEqual({ conversation: 42, proof });
  });

  it.each([
    ['in capital letters', address.toUpperCase(), 'mail.example'],
    ['of a domain in capital letters', address, 'MAIL.example'],
    ['of a domain with letters of another script', `reply+42.${proof}@bücher.example`, 'xn--bcher-kva.example'],
    ['of a domain in its other form', `reply+42.${proof}@XN--bcher-kva.example`, 'Bücher.example'],
  ])('is the same %s', (_, written, domain) => {
    expect(readReplyAddress(written, domain)).toEqual({ conversation: 42, proof });
  });

  it.each([
    ['another domain', `reply+42.${proof}@other.example`],
    ['a domain below it', `reply+42.${proof}@a.mail.example`],
    ['a longer domain', `reply+42.${proof}@xmail.example`],
    ['two of them', `${address}@mail.example`],
    ['another beginning', `x${address}`],
    ['no plus', address.replace('+', '')],
    ['no conversation', `reply+.${proof}@mail.example`],
    ['a zero before', `reply+042.${proof}@mail.example`],
    ['more than a safe number', `reply+9999999999999999.${proof}@mail.example`],
    ['more digits than a number has', `reply+42424242424242424.${proof}@mail.example`],
    ['a proof that is too short', `reply+42.${proof.slice(1)}@mail.example`],
    ['a proof that is too long', `reply+42.${proof}a@mail.example`],
    ['a proof with a letter that none has', `reply+42.${proof.slice(1)}1@mail.example`],
    ['nothing before the @', '@mail.example'],
    ['no domain', `reply+42.${proof}`],
    ['nothing', ''],
  ])('is none with %s', (_, written) => {
    expect(readReplyAddress(written, 'mail.example')).toBeUndefined();
  });
});

describe('a proof', () => {
  it.each([
    [[], ''],
    [[0xff], '7'],
    [[0, 0, 0, 0, 0], 'aaaaaaaa'],
    // Of RFC 4648's own examples the last one, without the letter that its last bits are filled up to.
    [[...Buffer.from('foobar')], 'mzxw6ytbo'],
    [[0b00001_000, 0b10_00011_0, 0b0100_0010, 0b1_00110_00, 0b111_01000], 'bcdefghi'],
  ])('of the bytes %j is %j', (bytes, letters) => expect(proofOf(Uint8Array.from(bytes))).toBe(letters));

  it('has the first hundred bits of a longer digest, and survives its address', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 13, maxLength: 32 }), fc.nat(), (digest, id) => {
        const letters = proofOf(digest);
        expect(letters).toHaveLength(PROOF_LENGTH);
        expect(proofOf(digest.slice(0, 13))).toBe(letters);
        const there = replyAddressOf({ conversation: id + 1, proof: letters }, 'mail.example');
        expect(readReplyAddress(there.toUpperCase(), 'mail.example')).toEqual({ conversation: id + 1, proof: letters });
      }),
    );
  });
});
