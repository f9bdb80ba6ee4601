/** For parts that are done without where they can't be fetched. */

/** A module whose component draws nothing: `lazy(() => import(…).catch(drawNothing))`. */
export const drawNothing = () => ({ default: () => null });
