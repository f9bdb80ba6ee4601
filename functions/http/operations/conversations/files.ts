/** The operations of files: requesting an upload, and the address of a file. */
import type { Uploader } from '#core/files/file-id.ts';
import { networkOf } from '#core/access/network.ts';
import type { TeamCaller } from '#core/access/team-access.ts';
import {
  type FileDeps,
  linkToFile,
  offerToVisitor,
  requireOpenConversation,
} from '#functions/use-cases/files/file-requests.ts';
import { found } from '#core/model/errors.ts';
import { Finished } from '#functions/http/answer.ts';
import { visitorOfCopy } from '#functions/store/mail/mailed-copy-store.ts';
import type { VisitorCaller } from '#functions/identity/visitor-session.ts';
import type { Call, Operations } from '#functions/http/call.ts';
import type { VisitorLimit } from '#functions/http/request-limits.ts';

/** Visitors upload their own files. */
export const visitorUploads: Uploader = { side: 'visitor' };

/** Who of the team uploads or sends, and for which readers. */
export const uploaderOf = ({ agent }: TeamCaller, visibility: 'public' | 'internal' | 'response'): Uploader => ({
  side: 'agent',
  agent: agent?.id ?? null,
  visibility,
});

/** Endpoints of files, of the team and of visitors. */
export type AgentFileIds = 'uploadFile' | 'getFile';
export type VisitorFileIds = 'uploadFirstFile' | 'uploadOwnFile' | 'getOwnFile' | 'getMailedFile';

type VisitorFileDeps = FileDeps & { limitVisitor: VisitorLimit };

/** Files of visitors. */
export const visitorFiles: Operations<VisitorFileDeps, VisitorFileIds> = {
  uploadFirstFile: upload,
  uploadOwnFile: async (deps, call) => {
    await requireOpenConversation(deps, call.params.id, call.caller.visitor_id);
    return upload(deps, call);
  },
  getMailedFile: async (deps, { params }) => {
    const visitor = found(await visitorOfCopy(deps.table, params.key, deps.now()));
    const { url: location } = await linkToFile(deps, params.id, { visitor }, 'attachment');
    return new Finished({ statusCode: 302, headers: { location, 'cache-control': 'no-store' } });
  },
  getOwnFile: (deps, { params, query, caller }) => {
    deps.limitVisitor(caller.visitor_id);
    return linkToFile(deps, params.id, { visitor: caller.visitor_id }, query.disposition);
  },
};

function upload(
  deps: FileDeps,
  { body, caller, request }: Pick<Call<'uploadFirstFile'>, 'body' | 'request'> & { caller: VisitorCaller },
) {
  const who = { visitor: caller.visitor_id, widget: caller.widget.widget_id, network: networkOf(request.address) };
  return offerToVisitor(deps, who, body);
}
