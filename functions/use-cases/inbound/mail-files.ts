/** Attachments of a mail become files of its message, by the same rules as uploads. */
import { createHmac } from 'node:crypto';
import { judgePart, leftOut } from '#core/inbound/parts.ts';
import type { FileRules } from '#core/files/file-limits.ts';
import { RANDOM_LENGTH } from '#core/files/file-id.ts';
import { MAX_FILES } from '#core/model/files/file-types.ts';
import type { MessageFile } from '#core/model/files/file.ts';
import type { Id } from '#core/model/id.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import type { MailPart } from '#functions/inbound/read-mail.ts';

/** The files that are stored, and a sentence for each that isn't. */
export type MailFiles = { files: MessageFile[]; left: string[] };

/** What storing them depends on. `seed` is the mail's own: the same mail has the same files at each try. */
export type MailFilesInput = {
  parts: readonly MailPart[];
  visitor: Id;
  rules: FileRules;
  scanned: 'scanned' | 'unscanned';
  seed: Buffer;
};

const owner = (visitor: Id) => ({ visitor, uploader: { side: 'visitor' } }) as const;

/** Stores what may be sent, one after the other: each may be megabytes. */
export async function storeMailFiles(open: OpenFiles, input: MailFilesInput): Promise<MailFiles> {
  const { parts, visitor, rules, scanned, seed } = input;
  const result: MailFiles = { files: [], left: [] };
  for (const [index, part] of parts.entries()) {
    const fate = judgePart({ ...part, size: part.content.length }, scanned);
    if (fate === 'skipped') continue;
    const added = fate === 'file' ? await store(part, index) : fate;
    if ('id' in added) result.files.push(added);
    else result.left.push(leftOut(part.name, added.reason));
  }
  return result;

  async function store(part: MailPart, index: number): Promise<MessageFile | { reason: string }> {
    if (result.files.length >= MAX_FILES) return { reason: `A message has up to ${MAX_FILES} files.` };
    const added = await (await open()).add(owner(visitor), { ...part, random: ownPart(seed, index) }, rules);
    return added.outcome === 'added' ? added.file : added;
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The own part of a file's ID: nobody who doesn't know the key can guess it. */
function ownPart(seed: Buffer, index: number): string {
  const digest = createHmac('sha256', seed).update(`file ${index}`).digest();
  return Array.from(digest.subarray(0, RANDOM_LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
}
