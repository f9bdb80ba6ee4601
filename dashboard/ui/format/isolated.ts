/** Addresses in sentences of any direction. */

/** An address as it is written, left to right, whichever way the sentence around it runs. */
export const isolated = (address: string): string => `\u2066${address}\u2069`;
