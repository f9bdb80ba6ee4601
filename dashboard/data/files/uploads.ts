/** Files that an agent writes a message with: a tray for each conversation, and for replies and notes apart. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Tray } from '#client/files/tray.ts';
import type { Picked, TrayFile } from '#client/files/tray-file.ts';
import type { MessageFile } from '#core/model/files/file.ts';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';

type Visibility = Message['visibility'];
/** A file of a canned response, which the server copies for the message. */
export type FileCopy = Picked & { copyOf: string };

/** What is attached: a file of the browser's, or a canned response's. */
export type Attachment = File | FileCopy;

type Files = Signal<readonly TrayFile<Attachment>[]>;

/** Uploads the files of one tray. */
export type UploadTray = Pick<Tray<Attachment>, 'remove' | 'retry'> & { add: (files: Iterable<Attachment>) => void };

/** Makes one. */
export type MakeTray = (conversation: Id, visibility: Visibility, files: Files) => UploadTray;

/** What uploads need: what makes a tray is fetched with the first file. */
export type UploadsDeps = { fetchTray: () => Promise<MakeTray> };

/** The trays. What a reply takes along must be uploaded for a reply: a note's files stay with the team. */
export type Uploads = {
  of: (conversation: Id, visibility: Visibility) => ReadonlySignal<readonly TrayFile<Attachment>[]>;
  /** Adds files. @throws when what uploads them can't be fetched */
  add: (conversation: Id, visibility: Visibility, files: Iterable<Attachment>) => Promise<void>;
  remove: (conversation: Id, visibility: Visibility, key: number) => void;
  retry: (conversation: Id, visibility: Visibility, key: number) => void;
  /**
   * Puts the files of the other tray into this one, which uploads them again: an upload is for a reply or for a note.
   * @throws when what uploads them can't be fetched; they then stay where they are
   */
  moveInto: (conversation: Id, visibility: Visibility) => Promise<void>;
  /** Whether any file waits for its message, of this conversation or of any. */
  hasAny: (conversation?: Id) => boolean;
  /** The conversation was deleted. */
  forget: (conversation: Id) => void;
  /** Takes what is uploaded out of the tray, for a message; what can't be sent stays, with the reason. */
  take: (conversation: Id, visibility: Visibility) => MessageFile[];
};

/** Makes the trays empty. */
export function createUploads({ fetchTray }: UploadsDeps): Uploads {
  const kept = new Map<string, { files: Files; tray?: UploadTray }>();
  const keptOf = (conversation: Id, visibility: Visibility) => {
    const key = `${conversation} ${visibility}`;
    const known = kept.get(key) ?? { files: signal<readonly TrayFile<Attachment>[]>([]) };
    kept.set(key, known);
    return known;
  };
  const add: Uploads['add'] = async (conversation, visibility, files) => {
    const make = await fetchTray();
    const known = keptOf(conversation, visibility);
    known.tray ??= make(conversation, visibility, known.files);
    known.tray.add(files);
  };
  return {
    of: (conversation, visibility) => keptOf(conversation, visibility).files,
    add,
    async moveInto(conversation, visibility) {
      const from = keptOf(conversation, visibility === 'public' ? 'internal' : 'public').files;
      const moved = from.peek();
      if (moved.length === 0) return;
      await add(
        conversation,
        visibility,
        moved.map(({ file }) => file),
      );
      const keys = new Set(moved.map(({ key }) => key));
      from.value = from.peek().filter(({ key }) => !keys.has(key));
    },
    forget: (conversation) => {
      for (const visibility of ['public', 'internal'] as const) keptOf(conversation, visibility).files.value = [];
    },
    hasAny: (conversation) =>
      [...kept].some(
        ([key, { files }]) =>
          (conversation === undefined || key.startsWith(`${conversation} `)) && files.peek().length > 0,
      ),
    remove: (conversation, visibility, key) => keptOf(conversation, visibility).tray?.remove(key),
    retry: (conversation, visibility, key) => keptOf(conversation, visibility).tray?.retry(key),
    take: (conversation, visibility) => {
      const { files } = keptOf(conversation, visibility);
      const ready = files
        .peek()
        .flatMap(({ id, file: { name, type, size } }) => (id ? [{ id, name, type, size }] : []));
      files.value = files.peek().filter(({ id }) => id === undefined);
      return ready;
    },
  };
}
