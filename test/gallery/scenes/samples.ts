/** Words and settings that several scenes use. */

export const nothing = (): void => undefined;
export const nothingLater = (): Promise<void> => Promise.resolve();
/** Never comes to an end. */
export const never = <Value>(): Promise<Value> => new Promise(() => undefined);

/** Longer than any designer hopes for, and without a place to break it. */
export const LONG_NAME = 'Marguerite Oyelaran-Fitzgerald von und zu Hohenstein-Wartenberg';
export const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung';
export const LONG_TEXT = `${LONG_NAME} wrote about the ${LONG_WORD}, and would like to know by Thursday whether the two Lilla chairs that were ordered in oak can still be changed to ash.`;
