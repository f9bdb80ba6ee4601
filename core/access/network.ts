/**
 * Whose address it is: an IPv4 address is one line's, but of IPv6 a line has 2^64 at the least, and counting each by itself
 * would count nothing. The first 64 bits are the network (RFC 6177); an IPv4 address in IPv6's clothes is that address.
 */

/** What counts as one address wherever calls of an address are counted. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [left = [], right = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const last = [...left, ...right].at(-1) ?? '';
  if (last.includes('.')) return last;
  const between = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  const groups = [...left, ...between, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
