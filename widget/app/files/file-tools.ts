/** What is fetched once files are to be sent or looked at closely: the tray, its uploads, and the viewer of images. */
import { createTray } from '#client/files/tray.ts';
import type { FileTrouble, Picked } from '#client/files/tray-file.ts';
import { postFile } from '#client/files/post.ts';
import { openViewer, type ViewedImage } from '#client/page/image-viewer.ts';
import { statedType } from '#core/files/type-names.ts';
import type { ApiError } from '#core/contract/client.ts';
import type { FileLimits } from '#core/model/files/file.ts';
import type { Parts } from '#widget/app/chat/chat.ts';
import type { Host } from '#widget/host.ts';
import css from '#widget/app/styles/files-chunk.css';
import { uploadAddresses } from './addresses.ts';
import { take, type LentByLater } from './lent.ts';
import { loadFileTexts } from '#widget/app/locales/files/texts.ts';
import { createTrayView } from './tray-view.tsx';
import { createVoice } from './voice.tsx';

/** After so many failures in a row the visitor is asked. */
const TRIES = 4;

/** Makes it all. */
export default async function makeFiles(
  lent: LentByLater,
  { config, store, session, random, now }: Parts,
  host: Host,
  locale: string,
) {
  const texts = await loadFileTexts(locale);
  take({ ...lent, wordsOf: (view) => ({ ...lent.wordsOf(view), ...texts }) });
  Object.assign(lent.addresses, uploadAddresses);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  host.shadow.adoptedStyleSheets = [...host.shadow.adoptedStyleSheets, sheet];

  /** The ID of a file says whose it is: another visitor can't send it. */
  const isOfVisitor = (id: string) => id.startsWith(`${store.get().visitor?.id}-`);
  const tray = createTray<Picked>({
    read: () => store.get().files,
    write: (files) => store.set({ files }),
    async upload(file, onProgress, signal) {
      if (!(file instanceof File)) throw new Error('The page that had this file is gone.');
      await session.ensure();
      const { name, type, size } = file;
      const body = { name: name || 'file', type, size };
      const upload = await session
        .call('uploadFirstFile', { params: { token: config.token }, body })
        .catch(async (error: Partial<ApiError>) => {
          if (error.status === 401) await session.renew();
          throw error;
        });
      await postFile(upload, file, onProgress, signal);
      // The server has disowned the visitor meanwhile: whoever they are now uploads it again.
      if (!isOfVisitor(upload.id)) throw new Error('The visitor is somebody else.');
      return upload.id;
    },
    judge(error, failures) {
      const { status, code, errors, message, retryAfterSeconds } = error as Partial<ApiError>;
      if (code === 'file_rejected') return { kind: kindOf(errors?.[0]?.path), detail: message ?? '' };
      if (code === 'not_configured') return { kind: 'off' };
      const isPassing = status === 401 || lent.isPassing(status);
      if (!isPassing || failures === TRIES) return { kind: isPassing ? 'network' : 'rejected' };
      return retryAfterSeconds === undefined ? lent.backoffMs(failures, random()) : retryAfterSeconds * 1000;
    },
  });

  /** Puts files into the tray, and uploads them. */
  const add = (files: readonly File[]) => {
    const { allowed } = store.get();
    if (allowed) tray.add(files, { judge: (file) => troubleOf(file, allowed), maxFiles: allowed.max_files });
  };
  const voice = createVoice(() => store.set({}), add, now, texts.voiceName);
  const unsubscribe = store.subscribe(({ visitor, files }, before) => {
    if (visitor?.id === before.visitor?.id) return;
    // What is said while the visitor changes is for neither of them.
    if (before.visitor) voice.cancel();
    if (!visitor || !files.some(({ id }) => id !== undefined && !isOfVisitor(id))) return;
    store.set({
      files: files.map((file) =>
        file.id === undefined || isOfVisitor(file.id)
          ? file
          : file.file instanceof File
            ? { ...file, state: 'waiting', id: undefined }
            : { ...file, state: 'failed', id: undefined, trouble: { kind: 'lost' } },
      ),
    });
    tray.resume();
  });
  return {
    add,
    stop() {
      unsubscribe();
      voice.cancel();
    },
    voice,
    Tray: createTrayView(tray),
    /** Shows pictures, beginning with one of them. @param failed what stands in the place of one that can't be shown */
    view(images: readonly ViewedImage[], at: number, failed: string) {
      const { closeImage: close, previousImage: previous, nextImage: next, zoomIn, zoomOut, download } = texts;
      openViewer(host.root, images, at, { close, previous, next, zoomIn, zoomOut, download, failed });
    },
  };
}

/** The field of the request that was refused says what is wrong with the file. */
const kindOf = (path: string | undefined): FileTrouble['kind'] =>
  path === 'body.type' ? 'type' : path === 'body.size' ? 'size' : 'rejected';

/** What is wrong with a file before it is uploaded, by the rules the server goes by. */
function troubleOf({ name, type, size }: Picked, { types, max_bytes }: FileLimits): FileTrouble | undefined {
  const stated = statedType(type, name);
  if (stated === undefined || !types.includes(stated)) return { kind: 'type' };
  if (size === 0) return { kind: 'empty' };
  return size > max_bytes ? { kind: 'size' } : undefined;
}
