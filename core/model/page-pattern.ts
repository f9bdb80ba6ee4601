/** Patterns of page addresses, as admins type them and as browsers write addresses. */

/** What a pattern may start with; any other one would match no page. */
export const PATTERN_START = /^(\/|\*|https?:\/\/)/;

/** A pattern with its letters encoded as browsers do it in an address: `/über` becomes `/%C3%BCber`. */
export const asInAddresses = (pattern: string): string =>
  pattern
    .normalize('NFC')
    .replace(/^https?:\/\/[^/*?#]*[^\x21-\x7e][^/*?#]*/u, (origin) =>
      URL.canParse(origin) ? new URL(origin).origin : origin,
    )
    .replaceAll(/[^\x21-\x7e]+/gu, encodeURIComponent);
