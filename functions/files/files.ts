/**
 * What requests and the stream's reader ask of files, as a port: its implementation, with everything about S3 and formats, is
 * a chunk that is loaded by the first file. Refusals are values: an error class of the chunk isn't that of its function.
 */
import type { Uploader } from '#core/files/file-id.ts';
import type { FileRules } from '#core/files/file-limits.ts';
import type { FileLink, MessageFile, SentFile, Upload, UploadRequest } from '#core/model/files/file.ts';
import type { Id } from '#core/model/id.ts';

/** Whose conversation a file is for, and who uploads or sends it. */
export type FileOwner = { visitor: Id; uploader: Uploader };

/** What came of a request for an upload; `off` where no files may be sent. */
export type Offered =
  | { outcome: 'offered'; upload: Upload }
  | { outcome: 'rejected'; field: string; reason: string }
  | { outcome: 'off' };

/** What came of copying a canned response's file into a conversation. */
export type Copied =
  | { outcome: 'copied'; file: MessageFile }
  | { outcome: 'rejected'; reason: string }
  | { outcome: 'off' | 'missing' | 'unchecked' }
  | { outcome: 'blocked'; reason: string };

/** What came of a file that was brought along: stored as a message names it, or why it can't be sent. */
export type Added = { outcome: 'added'; file: MessageFile } | { outcome: 'rejected'; reason: string };

/** A file that didn't come by an upload. `random`: the own part of its ID, the same at each try. */
export type BroughtFile = { name: string; type: string; content: Uint8Array<ArrayBuffer>; random: string };

/** What came of looking at the files of a message: all of them as they are stored, or the first that can't be sent. */
export type Verified =
  | { outcome: 'verified'; files: MessageFile[] }
  | { outcome: 'rejected'; index: number; reason: string };

/** What came of asking for a file's address. */
export type Linked =
  | { outcome: 'linked'; link: FileLink }
  | { outcome: 'missing' }
  | { outcome: 'unchecked' }
  | { outcome: 'blocked'; reason: string };

/** Files, as use cases see them. */
export type Files = {
  /** Lets someone upload a file for a while, within the widget's and the deployment's rules. */
  offer(owner: FileOwner, request: UploadRequest, rules: FileRules): Offered;
  /** Stores a file by the same rules, unless it is stored already: a repeated try takes up what the first one left. */
  add(owner: FileOwner, file: BroughtFile, rules: FileRules): Promise<Added>;
  /** Copies a canned response's file for a message, by the rules of an upload: what no message has is deleted within a day. */
  copy(owner: FileOwner, id: string, rules: FileRules): Promise<Copied>;
  /** Reads the stored bytes of files that a message is to be sent with. */
  verify(owner: FileOwner, sent: readonly SentFile[]): Promise<Verified>;
  /** The address of a file for its reader: a visitor, or someone of the team. */
  link(id: string, reader: { visitor: Id } | 'team', download: boolean): Promise<Linked>;
  /** Keeps files that a stored message has; otherwise they are deleted within a day. Gives those that aren't scanned yet. */
  keep(ids: readonly string[]): Promise<string[]>;
  /** Deletes files; those that are gone already are none. */
  remove(ids: readonly string[]): Promise<void>;
  /** Deletes files of a visitor's conversations, up to a thousand; whether there were any. */
  erase(visitor: Id): Promise<boolean>;
};

/** Loads the port's implementation. */
export type OpenFiles = () => Promise<Files>;
