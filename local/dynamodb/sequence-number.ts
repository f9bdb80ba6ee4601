/** Sequence numbers of a stream: AWS's have 21 or more digits; the local server counts from 1. */

const firstNumber = 100_000_000_000_000_000_000n;

/** The number that Lambda shows. */
export const shownNumber = (own: string): string => String(firstNumber + BigInt(own));

/** The local server's number of a shown one. */
export const ownNumber = (shown: string): string => String(BigInt(shown) - firstNumber);
