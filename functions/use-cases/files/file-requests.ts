/** Files as requests see them: what the chunk of files finds, as answers and as errors of the contract. */
import { OF_TEAM, type Uploader, fileIdParts } from '#core/files/file-id.ts';
import type { FileLink, MessageFile, SentFile, Upload, UploadRequest } from '#core/model/files/file.ts';
import { DomainError, found, notFound } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Metadata } from '#core/model/messages/message.ts';
import type { Deps } from '#functions/deps.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { type Rate, consumeRateLimit } from '#functions/store/visitors/rate-limit-store.ts';
import { getVisitorGate } from '#functions/store/visitors/visitor-store.ts';
import type { FileOwner, Offered, OpenFiles } from '#functions/files/files.ts';

/** What requests for files need. */
export type FileDeps = Pick<Deps, 'table' | 'now'> & { files: OpenFiles };

/** Uploads of one visitor, and of one network: each may be megabytes, which stay for a day. */
const OF_VISITOR: Rate = { burst: 20, perSecond: 1 / 15 };
const OF_NETWORK: Rate = { burst: 200, perSecond: 1 / 3 };

/** Lets a visitor upload a file. @throws DomainError `rate_limited`, and as `offerUpload` does */
export async function offerToVisitor(
  deps: FileDeps,
  { visitor, widget, network }: { visitor: Id; widget: Id; network: string },
  request: UploadRequest,
): Promise<Upload> {
  await limit(deps, `uploads:${visitor}`, OF_VISITOR);
  await limit(deps, `uploads-of:${network}`, OF_NETWORK);
  return offerUpload(deps, widget, { visitor, uploader: { side: 'visitor' } }, request);
}

async function limit({ table, now }: FileDeps, who: string, rate: Rate): Promise<void> {
  if (await consumeRateLimit(table, who, rate, now())) return;
  throw new DomainError('rate_limited', 'Too many files. Wait a moment before you attach another one.', {
    retryAfterSeconds: 1 / rate.perSecond,
  });
}

/** Lets an agent, or an admin, upload a file to a conversation. @throws DomainError `not_found`, and as `offerUpload` does */
export async function offerToAgent(
  deps: FileDeps,
  conversation: Id,
  uploader: Uploader,
  request: UploadRequest,
): Promise<Upload> {
  const { state } = found(await newestRow(deps.table, conversation, { consistent: true }));
  return offerUpload(deps, state.widget_id, { visitor: state.visitor_id, uploader }, request);
}

/** @throws DomainError `not_found` unless it is theirs, `illegal_transition` once it is closed */
export async function requireOpenConversation(
  { table }: Pick<Deps, 'table'>,
  conversation: Id,
  visitor: Id,
): Promise<void> {
  const newest = await newestRow(table, conversation, { consistent: true });
  if (newest?.state.visitor_id !== visitor) throw notFound();
  if (newest.state.status === 'closed')
    throw new DomainError('illegal_transition', 'This conversation has ended. Start a new one to send files.');
}

/** @throws DomainError `not_configured` where no files may be sent, `file_rejected` */
async function offerUpload(deps: FileDeps, widget: Id, owner: FileOwner, request: UploadRequest): Promise<Upload> {
  const { files: rules } = found(await getWidget(deps.table, widget));
  return uploadOf((await deps.files()).offer(owner, request, rules));
}

/** The upload that is offered. @throws DomainError `not_configured` where no files may be sent, `file_rejected` */
export function uploadOf(offered: Offered): Upload {
  switch (offered.outcome) {
    case 'offered':
      return offered.upload;
    case 'off':
      throw filesAreOff();
    case 'rejected':
      throw fileRejected(`body.${offered.field}`, offered.reason);
  }
}

/** No files may be sent. */
export const filesAreOff = (): DomainError => new DomainError('not_configured', "Files can't be sent in this chat.");

/** Files are scanned, and this one not yet. */
export const beingChecked = (): DomainError =>
  new DomainError('file_being_checked', 'The file is being checked for malware. Try again shortly.', {
    retryAfterSeconds: 5,
  });

/** A file that can't be sent, by the field that names it. */
export const fileRejected = (path: string, message: string): DomainError =>
  new DomainError('file_rejected', message, { errors: [{ path, message }] });

/** The address of a file. @throws DomainError `not_found`, `file_being_checked`, `file_blocked` */
export async function linkToFile(
  { table, files }: FileDeps,
  id: string,
  reader: { visitor: Id } | 'team',
  disposition: 'attachment' | undefined,
): Promise<FileLink> {
  const parts = fileIdParts(id);
  // What was erased is gone for the team, too, before the sweep has deleted its files.
  const isOfTeam = parts?.visitor === OF_TEAM;
  if (!parts || (!isOfTeam && (await getVisitorGate(table, parts.visitor)) === 'none')) throw notFound();
  const linked = await (await files()).link(id, reader, disposition === 'attachment');
  switch (linked.outcome) {
    case 'linked':
      return linked.link;
    case 'missing':
      throw notFound();
    case 'unchecked':
      throw beingChecked();
    case 'blocked':
      throw new DomainError('file_blocked', linked.reason);
  }
}

/** The files that a message is to be sent with. They are verified only if the message is new, and only one time. */
export type FilesToSend = { ids: readonly string[]; verified: (visitor: Id) => Promise<MessageFile[]> };

/** Files of a request's body, for a message; undefined for one without files. */
export function filesToSend(
  { files }: Pick<FileDeps, 'files'>,
  sent: readonly SentFile[] | undefined,
  uploader: Uploader,
): FilesToSend | undefined {
  if (!sent) return undefined;
  const verify = async (visitor: Id): Promise<MessageFile[]> => {
    const verified = await (await files()).verify({ visitor, uploader }, sent);
    if (verified.outcome === 'verified') return verified.files;
    throw fileRejected(`body.metadata.files.${verified.index}`, verified.reason);
  };
  let verifying: Promise<MessageFile[]> | undefined;
  return { ids: sent.map(({ id }) => id), verified: (visitor) => (verifying ??= verify(visitor)) };
}

/** A message's metadata with its files, as they are stored. @throws DomainError `file_rejected` */
export async function withFiles(
  metadata: Metadata | null,
  files: FilesToSend | undefined,
  visitor: Id,
): Promise<Metadata | null> {
  return files ? { ...metadata, files: await files.verified(visitor) } : metadata;
}
