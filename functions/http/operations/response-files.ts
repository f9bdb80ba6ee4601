/** Operations of the files of canned responses. */
import type { responseFiles } from '#core/contract/endpoints/response-files.ts';
import type { Operations } from '#functions/http/call.ts';
import type { FileDeps } from '#functions/use-cases/files/file-requests.ts';
import { copyResponseFile, offerForResponse, uploadedForResponse } from '#functions/use-cases/files/response-files.ts';
import { uploaderOf } from './files.ts';

/** Uploading them, and using them. */
export const responseFileOperations: Operations<FileDeps, keyof typeof responseFiles> = {
  uploadResponseFile: (deps, { body, caller }) => offerForResponse(deps, uploaderOf(caller, 'response'), body),
  getResponseFile: (deps, { params, caller }) => uploadedForResponse(deps, uploaderOf(caller, 'response'), params.id),
  copyResponseFile: (deps, { params, body, caller }) =>
    copyResponseFile(deps, params.id, uploaderOf(caller, body.visibility), body.file_id),
};
