/** Links to files in mails, for an address that is proven to be the visitor's. They work for a month. */
import type { Id } from '#core/model/id.ts';
import { putMailedCopy } from '#functions/store/mail/mailed-copy-store.ts';
import type { WriterDeps } from './writer.ts';

/** Length of the random keys in links. */
export const KEY_LENGTH = 32;

/** Makes the link of each file that one mail names; none where this deployment has no links. */
export async function fileLinks(
  { table, now, mailLinks }: WriterDeps,
  token: string,
  visitor: Id,
): Promise<(file: string) => string | undefined> {
  if (!mailLinks) return () => undefined;
  const key = mailLinks.randomText(KEY_LENGTH);
  await putMailedCopy(table, key, visitor, now());
  return (file) => `${mailLinks.publicOrigin}/api/widget/${token}/mailed/${key}/files/${file}`;
}
