/** When the page shows what it was opened for. What is only fetched ahead, or stands beside that, waits until then. */

let resolveShown: () => void;

/** Resolves once it does. */
export const shown = new Promise<void>((resolve) => {
  resolveShown = resolve;
});

/** The page shows it. */
export const noteShown = (): void => resolveShown();
