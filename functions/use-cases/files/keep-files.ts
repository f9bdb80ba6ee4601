/**
 * Keeping the files of stored messages. Where files are scanned for malware, the scanner writes tags, too: a file waits for
 * its verdict in the table, so that neither of the two overwrites the tag of the other.
 */
import type { Deps } from '#functions/deps.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import {
  forgetUncheckedFile,
  putUncheckedFile,
  uncheckedFiles,
} from '#functions/store/conversations/unchecked-files.ts';

type KeepDeps = Pick<Deps, 'table' | 'now'> & { files: OpenFiles };

/** Keeps files that a stored message has, or notes those that have to wait. */
export async function keepFiles({ table, now, files }: KeepDeps, ids: readonly string[]): Promise<void> {
  for (const id of await (await files()).keep(ids)) await putUncheckedFile(table, id, now());
}

/** Files that are looked at side by side: each takes a request or two. */
const TOGETHER = 50;

/** Looks again at the files that wait for a verdict. */
export async function keepCheckedFiles({ table, files }: KeepDeps): Promise<void> {
  const waiting = await uncheckedFiles(table);
  for (let at = 0; at < waiting.length; at += TOGETHER) {
    const some = waiting.slice(at, at + TOGETHER);
    const left = new Set(await (await files()).keep(some));
    for (const id of some) if (!left.has(id)) await forgetUncheckedFile(table, id);
  }
}
