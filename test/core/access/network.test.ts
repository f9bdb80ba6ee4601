import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf } from '#core/access/network.ts';

describe('what counts as one address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:3::', '2001:db8:1:3::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:0207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:c000:207', '192.0.2.7'],
    ['64:ff9b::c000:207', '192.0.2.7'],
    ['2001:db8:1:2::192.0.2.7', '2001:db8:1:2::/64'],
    ['::ffff:192.7.2.9', '192.7.2.9'],
    ['64:ff9b::192.0.2.7', '192.0.2.7'],
    ['a:0:0:0:0:ffff:c000:207', 'a:0:0:0::/64'],
    ['1:0:0:0:0:ffff:c000:207', '1:0:0:0::/64'],
    ['0:0:0:0:0:ffff:0:7', '0.0.0.7'],
    ['64:ff9b::1:c000:207', '64:ff9b:0:0::/64'],
    ['164:ff9b::c000:207', '164:ff9b:0:0::/64'],
  ])('%s is of %s', (address, network) => expect(networkOf(address)).toBe(network));

  it('is the same for all of a network, and no other', () => {
    const groups = (length: number) =>
      fc.array(fc.integer({ min: 1, max: 0xffff }), { minLength: length, maxLength: length });
    const text = (...parts: number[][]) =>
      parts
        .flat()
        .map((group) => group.toString(16))
        .join(':');
    fc.assert(
      fc.property(groups(4), groups(4), groups(4), groups(4), (network, other, one, two) => {
        expect(networkOf(text(network, one))).toBe(networkOf(text(network, two)));
        const isSame = networkOf(text(network, one)) === networkOf(text(other, one));
        expect(isSame).toBe(text(network) === text(other));
      }),
    );
  });
});
