/** Files of canned responses: uploaded for the team, looked at before one names them, and copied into a conversation. */
import { OF_TEAM, type Uploader } from '#core/files/file-id.ts';
import { DomainError, found } from '#core/model/errors.ts';
import { MAX_FILE_MEGABYTES, fileKinds } from '#core/model/files/file-types.ts';
import type { MessageFile, Upload, UploadRequest } from '#core/model/files/file.ts';
import type { Id } from '#core/model/id.ts';
import type { FileOwner } from '#functions/files/files.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { type FileDeps, beingChecked, fileRejected, filesAreOff, uploadOf } from './file-requests.ts';

/** A response isn't one widget's: only the deployment says what it may have. */
const ANY_WIDGET = { kinds: fileKinds, max_megabytes: MAX_FILE_MEGABYTES };

const ownerOf = (uploader: Uploader): FileOwner => ({ visitor: OF_TEAM, uploader });

/** Lets somebody upload a file for a canned response. @throws DomainError `not_configured` where no files may be sent, `file_rejected` */
export async function offerForResponse({ files }: FileDeps, by: Uploader, request: UploadRequest): Promise<Upload> {
  return uploadOf((await files()).offer(ownerOf(by), request, ANY_WIDGET));
}

/** A file that the same person has just uploaded, as a response names it. @throws DomainError `file_rejected` */
export async function uploadedForResponse({ files }: FileDeps, by: Uploader, id: string): Promise<MessageFile> {
  const verified = await (await files()).verify(ownerOf(by), [{ id }]);
  if (verified.outcome === 'rejected') throw fileRejected('params.id', verified.reason);
  return found(verified.files[0]);
}

/**
 * Copies a canned response's file into a conversation, for a message that is sent within twelve hours.
 * @throws DomainError `not_found` without the conversation, `not_configured` where no files may be sent, `file_rejected`,
 * `file_being_checked`, `file_blocked`
 */
export async function copyResponseFile(
  { table, files }: FileDeps,
  conversation: Id,
  uploader: Uploader,
  id: string,
): Promise<MessageFile> {
  const { state } = found(await newestRow(table, conversation, { consistent: true }));
  const { files: rules } = found(await getWidget(table, state.widget_id));
  const copied = await (await files()).copy({ visitor: state.visitor_id, uploader }, id, rules);
  switch (copied.outcome) {
    case 'copied':
      return copied.file;
    case 'off':
      throw filesAreOff();
    case 'missing':
      throw fileRejected('body.file_id', 'This file is no longer there. Attach it to the canned response again.');
    case 'rejected':
      throw fileRejected('body.file_id', copied.reason);
    case 'unchecked':
      throw beingChecked();
    case 'blocked':
      throw new DomainError('file_blocked', copied.reason);
  }
}
