/** An average of stars, the same on every page: two digits, so that a small change shows. */
export const starsText = (average: number): string => average.toFixed(2);
