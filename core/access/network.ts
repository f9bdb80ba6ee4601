/**
 * Whose address it is: an IPv4 address is one line's, but of IPv6 a line has 2^64 at the least, and counting each by itself
 * would count nothing. The first 64 bits are the network (RFC 6177); an IPv4 address in IPv6's clothes is that address.
 */

/** What counts as one address wherever calls of an address are counted. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const groups = groupsOf(address.replace(/[\d.]+$/, inHexadecimal));
  if (holdsIpv4(groups))
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.');
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const [left = [], right = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const between = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...between, ...right].map((group) => Number.parseInt(group, 16));
}

/** An end that is written like an IPv4 address as two groups: how an address is written says nothing about whose it is. */
function inHexadecimal(end: string): string {
  if (!end.includes('.')) return end;
  const [one = 0, two = 0, three = 0, four = 0] = end.split('.').map(Number);
  return `${(one * 256 + two).toString(16)}:${(three * 256 + four).toString(16)}`;
}

/** Whether the last two groups are an IPv4 address: mapped into IPv6 (RFC 4291), or translated (RFC 6052). */
const holdsIpv4 = (groups: readonly number[]): boolean =>
  /^(0,0,0,0,0,65535|100,65435,0,0,0,0)$/.test(groups.slice(0, 6).join());
