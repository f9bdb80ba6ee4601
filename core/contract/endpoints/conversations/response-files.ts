/** Files of canned responses. */
import * as z from 'zod/mini';
import { fileIdText, messageFile, upload, uploadRequest } from '#core/model/files/file.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';

const file = { role: 'agent', tag: 'Canned responses' } as const;

/** Every endpoint of them. */
export const responseFiles = {
  uploadResponseFile: endpoint({
    ...file,
    method: 'POST',
    path: `${AGENT_API}/response-files`,
    summary: 'Request the upload of a file for a canned response',
    body: uploadRequest,
    answer: { status: 201, schema: upload },
    errors: ['not_configured', 'file_rejected'],
  }),
  getResponseFile: endpoint({
    ...file,
    method: 'GET',
    path: `${AGENT_API}/response-files/{id}`,
    summary: 'Check a file that the caller has just uploaded; the answer is what a canned response names it by',
    params: z.strictObject({ id: fileIdText }),
    answer: { status: 200, schema: messageFile },
    errors: ['file_rejected'],
  }),
  copyResponseFile: endpoint({
    ...file,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/response-files`,
    summary: "Copy a canned response's file into the conversation; a message, or a note, then sends the copy",
    params: byId,
    body: z.strictObject({ file_id: fileIdText, visibility: z.enum(['public', 'internal']) }),
    answer: { status: 201, schema: messageFile },
    errors: ['not_found', 'not_configured', 'file_rejected', 'file_being_checked', 'file_blocked'],
  }),
} as const;
