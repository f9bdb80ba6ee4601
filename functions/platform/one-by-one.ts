/** Work that must not be done side by side, such as what takes much memory. */

/** Runs what it is given. */
export type Runner = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A runner that begins each work when the one before it is over, however that ended. */
export function oneByOne(): Runner {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = last.then(work);
    last = own.catch(() => undefined);
    return own;
  };
}
