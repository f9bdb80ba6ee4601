/** An email address as it may be shown to somebody who may not be its owner. */

/** `t•••@example.com`: how long the name is isn't shown either. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = address;
  return `${at > 0 ? first : ''}•••${address.slice(Math.max(at, 0))}`;
}
