/** The folder that `DATA_DIR` names, made and writable. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** One folder after the other: Node's own recursion never ends where the system lets nobody make any, as below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** The whole path of the folder; undefined where `DATA_DIR` is unset or empty. Throws a sentence where nothing can be kept. */
export function dataFolderFrom(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const folder = resolve(text);
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    if (!statSync(folder).isDirectory()) throw new Error('it is a file');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      `DATA_DIR is "${text}", where nothing can be kept (${code ?? message}): name a folder that can be written to.`,
      { cause: error },
    );
  }
  return folder;
}
