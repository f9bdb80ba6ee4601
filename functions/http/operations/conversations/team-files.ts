/** Operations of the team's files: those of conversations, and those of canned responses. */
import type { responseFiles } from '#core/contract/endpoints/conversations/response-files.ts';
import type { Operations } from '#functions/http/call.ts';
import { type FileDeps, linkToFile, offerToAgent } from '#functions/use-cases/files/file-requests.ts';
import { copyResponseFile, offerForResponse, uploadedForResponse } from '#functions/use-cases/files/response-files.ts';
import { type AgentFileIds, uploaderOf } from './files.ts';

/** Uploading files, looking at them, and copying a canned response's. */
export const teamFileOperations: Operations<FileDeps, AgentFileIds | keyof typeof responseFiles> = {
  uploadFile: (deps, { params, body: { visibility, ...file }, caller }) =>
    offerToAgent(deps, params.id, uploaderOf(caller, visibility), file),
  getFile: (deps, { params, query }) => linkToFile(deps, params.id, 'team', query.disposition),
  uploadResponseFile: (deps, { body, caller }) => offerForResponse(deps, uploaderOf(caller, 'response'), body),
  getResponseFile: (deps, { params, caller }) => uploadedForResponse(deps, uploaderOf(caller, 'response'), params.id),
  copyResponseFile: (deps, { params, body, caller }) =>
    copyResponseFile(deps, params.id, uploaderOf(caller, body.visibility), body.file_id),
};
