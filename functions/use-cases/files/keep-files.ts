/**
 * Keeping the files of stored messages and canned responses. Where files are scanned for malware, the scanner writes tags, too: a file waits for
 * its verdict in the table, so that neither of the two overwrites the tag of the other. It waits there, too, while S3 doesn't
 * answer: the stream tries for minutes only, and everything else that follows from a message shouldn't wait for S3.
 */
import type { Deps } from '#functions/deps.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import {
  forgetGoneFile,
  forgetUncheckedFile,
  putUncheckedFile,
  uncheckedFiles,
} from '#functions/store/conversations/unchecked-files.ts';

type KeepDeps = Pick<Deps, 'table' | 'now' | 'log'> & { files: OpenFiles };

/** Keeps files that a stored message has, or notes those that have to wait: for a verdict, or for S3 to answer. */
export async function keepFiles(deps: KeepDeps, ids: readonly string[]): Promise<void> {
  for (const id of await waitingOf(deps, ids)) await putUncheckedFile(deps.table, id, deps.now());
}

/** Keeps files, and gives those that have to wait. A file that fails doesn't hold up the others. */
async function waitingOf({ files, log }: KeepDeps, ids: readonly string[]): Promise<string[]> {
  const waiting = new Set(ids);
  const keep = async (id: string): Promise<void> => {
    if ((await (await files()).keep([id])).length === 0) waiting.delete(id);
  };
  await Promise.all(ids.map((id) => unlessFailing(log, 'file_not_kept', {}, () => keep(id))));
  return [...waiting];
}

/** Files that are looked at side by side: each takes a request or two. */
const TOGETHER = 50;

/** Looks again at the files that wait, and deletes those whose canned response is gone. */
export async function keepWaitingFiles(deps: KeepDeps): Promise<void> {
  const { waiting, gone } = await uncheckedFiles(deps.table);
  for (let at = 0; at < waiting.length; at += TOGETHER) {
    const some = waiting.slice(at, at + TOGETHER);
    const left = new Set(await waitingOf(deps, some));
    for (const id of some) if (!left.has(id)) await forgetUncheckedFile(deps.table, id);
  }
  for (const id of gone) await unlessFailing(deps.log, 'file_not_deleted', {}, () => deleteGone(deps, id));
}

async function deleteGone({ table, files }: KeepDeps, id: string): Promise<void> {
  await (await files()).remove([id]);
  await forgetGoneFile(table, id);
}
