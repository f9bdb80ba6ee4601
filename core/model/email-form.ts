/** The form of an email address: one rule for the widget's form, the page's API, workflows and the server. */

/**
 * Letters of any script in the domain, ASCII before the @: mail servers that take others there are rare. No dot at an edge
 * or after another, no part of the domain with a hyphen at an edge.
 */
export const EMAIL_FORM =
  /^(?!\.|.*(\.\.|\.@|[@.]-|-\.))[\w.!#$%&'*+/=?^`{|}~-]+@([\p{L}\p{M}\p{N}-]+\.)+(xn--[\w-]+|[\p{L}\p{M}]{2,})$/u;

/** The most characters an email address may have. */
export const MAX_EMAIL = 254;

/** Whether a text has the form of an email address. */
export const isEmail = (value: string): boolean => value.length <= MAX_EMAIL && EMAIL_FORM.test(value);

/** An address as mail services take it and counters compare it: the letters of its domain in ASCII. */
export function asciiAddress(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const host = URL.parse(`https://${address.slice(at)}`)?.hostname;
  return host ? address.slice(0, at) + host : address;
}
