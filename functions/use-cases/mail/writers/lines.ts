/** The lines of a chat in mails. Links to its files, for an address that is proven to be the visitor's, work for a month. */
import type { Line } from '#core/mails/transcript.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { putMailedCopy } from '#functions/store/mail/mailed-copy-store.ts';
import { KEY_LENGTH, type WriterDeps } from './writer.ts';

/** The person the links are for: `token` is that of the widget, without which there are none. */
type Reader = { token: string | undefined; visitor: Id; isProven: boolean };

/** Rows as lines. */
export async function linesOf(deps: WriterDeps, rows: readonly StoredRow[], reader: Reader): Promise<Line[]> {
  const { token, visitor, isProven } = reader;
  const hasFiles = rows.some(({ metadata }) => metadata?.files?.length);
  const urlOf = hasFiles && isProven && token ? await fileLinks(deps, token, visitor) : () => undefined;
  return rows.map((row) => ({
    ...row,
    at_ms: createdAtMs(row.id),
    files: row.metadata?.files?.map(({ id, name }) => ({ name, url: urlOf(id) })) ?? [],
  }));
}

/** Makes the link of each file that one mail names; none where this deployment has no links. */
async function fileLinks(
  { table, now, mailLinks }: WriterDeps,
  token: string,
  visitor: Id,
): Promise<(file: string) => string | undefined> {
  if (!mailLinks) return () => undefined;
  const key = mailLinks.randomText(KEY_LENGTH);
  await putMailedCopy(table, key, visitor, now());
  return (file) => `${mailLinks.publicOrigin}/api/widget/${token}/mailed/${key}/files/${file}`;
}
