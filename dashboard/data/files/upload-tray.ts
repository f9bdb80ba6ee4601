/** Uploads the files of a tray: asks the server where to, and posts them there. */
import { backoffMs } from '#client/connection/backoff.ts';
import { postFile } from '#client/files/post.ts';
import { createTray } from '#client/files/tray.ts';
import { type FileTrouble } from '#client/files/tray-file.ts';
import { isPassing } from '#client/outbox/failure.ts';
import { ApiError } from '#core/contract/client.ts';
import { MAX_FILES } from '#core/model/files/file-types.ts';
import type { Api } from '#dashboard/api/api.ts';
import type { Attachment, MakeTray } from './uploads.ts';

/** After so many failures in a row the agent is asked. */
const TRIES = 4;

/** Makes trays that upload by this API. */
export const traysOf =
  (api: Api, random: () => number): MakeTray =>
  (conversation, visibility, files) => {
    const tray = createTray<Attachment>({
      read: () => files.peek(),
      write: (next) => (files.value = next),
      async upload(file, onProgress, ended) {
        const { name, type, size } = file;
        const params = { id: String(conversation) };
        if ('copyOf' in file)
          return (await api('copyResponseFile', { params, body: { file_id: file.copyOf, visibility } })).id;
        const upload = await api('uploadFile', { params, body: { name, type, size, visibility } });
        await postFile(upload, file, onProgress, ended);
        return upload.id;
      },
      judge: (error, failures) => judge(error, failures, random),
    });
    return {
      ...tray,
      // Kinds and sizes are the widget's and the deployment's: the server says what it doesn't take, before anything is sent.
      add: (added) => {
        const copied = new Set(files.peek().map(({ file }) => ('copyOf' in file ? file.copyOf : undefined)));
        // A response that is taken up twice has its files once.
        const fresh = [...added].filter((file) => !('copyOf' in file && copied.has(file.copyOf)));
        tray.add(fresh, { judge: () => undefined, maxFiles: MAX_FILES });
      },
    };
  };

/** What a failed upload means. */
export function judge(error: unknown, failures: number, random: () => number): FileTrouble | number {
  const { status, code, message, retryAfterSeconds } = error instanceof ApiError ? error : (error as Partial<ApiError>);
  if (code === 'file_rejected') return { kind: 'rejected', detail: message ?? '' };
  if (code === 'not_configured') return { kind: 'off' };
  if (code === 'file_being_checked' && failures < TRIES) return (retryAfterSeconds ?? 0) * 1000;
  if (!isPassing(status)) return { kind: 'rejected', detail: code === undefined ? '' : (message ?? '') };
  if (failures >= TRIES) return { kind: 'network' };
  return retryAfterSeconds === undefined ? backoffMs(failures, random()) : retryAfterSeconds * 1000;
}
