/** Imports what comes later, also after it could not be loaded. */

let tries = 0;

/**
 * Imports a chunk. A browser remembers that a module failed to load, so then it is asked for under another address: the
 * bundler's, found in the text of the function, with a query.
 * @param load `() => import('./chunk.ts')`, and nothing else
 */
export const importAgain = <Module>(load: () => Promise<Module>): Promise<Module> =>
  load().catch((error: unknown) => {
    const [path] = /\.\/[\w-]+\.js/.exec(String(load)) ?? [];
    if (!path) throw error;
    return import(`${path}?${++tries}`) as Promise<Module>;
  });
