/** Files that an agent writes a message with: a tray for each conversation, and for replies and notes apart. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { backoffMs } from '#client/connection/backoff.ts';
import { postFile } from '#client/files/post.ts';
import { createTray, type FileTrouble, type Tray, type TrayFile } from '#client/files/tray.ts';
import { isPassing } from '#client/outbox/failure.ts';
import { ApiError } from '#core/contract/client.ts';
import { MAX_FILES } from '#core/model/file-types.ts';
import type { MessageFile } from '#core/model/file.ts';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/message.ts';
import type { Api } from '#dashboard/api/api.ts';

type Visibility = Message['visibility'];

/** What uploads need. */
export type UploadsDeps = { api: Api; random: () => number; post?: typeof postFile };

/** The trays. What a reply takes along must be uploaded for a reply: a note's files stay with the team. */
export type Uploads = {
  of: (conversation: Id, visibility: Visibility) => ReadonlySignal<readonly TrayFile<File>[]>;
  add: (conversation: Id, visibility: Visibility, files: Iterable<File>) => void;
  remove: (conversation: Id, visibility: Visibility, key: number) => void;
  retry: (conversation: Id, visibility: Visibility, key: number) => void;
  /** Takes what is uploaded out of the tray, for a message; what can't be sent stays, with the reason. */
  take: (conversation: Id, visibility: Visibility) => MessageFile[];
};

/** After so many failures in a row the agent is asked. */
const TRIES = 4;

/** Makes the trays empty. */
export function createUploads({ api, random, post = postFile }: UploadsDeps): Uploads {
  const trays = new Map<string, { files: Signal<readonly TrayFile<File>[]>; tray: Tray<File> }>();

  const trayOf = (conversation: Id, visibility: Visibility) => {
    const key = `${conversation} ${visibility}`;
    const known = trays.get(key);
    if (known) return known;
    const files = signal<readonly TrayFile<File>[]>([]);
    const made = {
      files,
      tray: createTray<File>({
        read: () => files.peek(),
        write: (next) => (files.value = next),
        async upload(file, onProgress, ended) {
          const { name, type, size } = file;
          const params = { id: String(conversation) };
          const upload = await api('uploadFile', { params, body: { name, type, size, visibility } });
          await post(upload, file, onProgress, ended);
          return upload.id;
        },
        judge: (error, failures) => judge(error, failures, random),
      }),
    };
    trays.set(key, made);
    return made;
  };

  return {
    of: (conversation, visibility) => trayOf(conversation, visibility).files,
    // Kinds and sizes are the widget's and the deployment's: the server says what it doesn't take, before anything is sent.
    add: (conversation, visibility, files) =>
      trayOf(conversation, visibility).tray.add(files, { judge: () => undefined, maxFiles: MAX_FILES }),
    remove: (conversation, visibility, key) => trayOf(conversation, visibility).tray.remove(key),
    retry: (conversation, visibility, key) => trayOf(conversation, visibility).tray.retry(key),
    take: (conversation, visibility) => {
      const { files } = trayOf(conversation, visibility);
      const ready = files
        .peek()
        .flatMap(({ id, file: { name, type, size } }) => (id ? [{ id, name, type, size }] : []));
      files.value = files.peek().filter(({ id }) => id === undefined);
      return ready;
    },
  };
}

function judge(error: unknown, failures: number, random: () => number): FileTrouble | number {
  const { status, code, message, retryAfterSeconds } = error instanceof ApiError ? error : (error as Partial<ApiError>);
  if (code === 'file_rejected') return { kind: 'rejected', detail: message ?? '' };
  if (code === 'not_configured') return { kind: 'off' };
  if (isPassing(status) && failures < TRIES)
    return retryAfterSeconds === undefined ? backoffMs(failures, random()) : retryAfterSeconds * 1000;
  return isPassing(status)
    ? { kind: 'network' }
    : { kind: 'rejected', detail: code === undefined ? '' : (message ?? '') };
}
