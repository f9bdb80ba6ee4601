/**
 * Files of a row as stored: without what the row says anyway, so that a message with five files still is one write unit. The
 * ID is the visitor's, the sender's and the file's own part; the type is its extension.
 */
import { fileIdOf, fileIdParts, markOf } from '#core/files/file-id.ts';
import { extensionOfType, isFileType, typeOfExtension } from '#core/model/files/file-types.ts';
import type { Row } from '#core/conversation/rows.ts';
import type { MessageFile } from '#core/model/files/file.ts';
import type { Id } from '#core/model/id.ts';
import type { Metadata } from '#core/model/messages/message.ts';

/** Own part of the ID, name, extension of the type, bytes, and of an image its pixels. */
type PackedFile = readonly [random: string, name: string, extension: string, size: number, ...pixels: number[]];

/** The metadata and the files of a row, apart; each is missing where there is none. */
export type PackedMetadata = { metadata?: Metadata | null; files?: readonly PackedFile[] | null };

/** What of a row says whose its files are. */
type Owner = Pick<Row, 'sender_type' | 'sender_id' | 'visibility'> & { visitor: Id };

/** Metadata as stored. */
export function packMetadata(metadata: Metadata | null): PackedMetadata {
  if (!metadata?.files) return { metadata };
  const { files, ...rest } = metadata;
  return { metadata: Object.keys(rest).length > 0 ? rest : null, files: files.map(pack) };
}

function pack({ id, name, type, size, width, height }: MessageFile): PackedFile {
  const random = fileIdParts(id)?.random ?? '';
  const extension = isFileType(type) ? extensionOfType(type) : '';
  return width === undefined || height === undefined
    ? [random, name, extension, size]
    : [random, name, extension, size, width, height];
}

/** The files of a row of which only they were read: by their names. */
export const namedFiles = ({ files }: PackedMetadata): Pick<Metadata, 'files'> | null =>
  files ? { files: files.map(([random, name, , size]) => ({ id: random, name, type: '', size })) } : null;

/** Metadata as the row has it. */
export function unpackMetadata({ metadata = null, files = null }: PackedMetadata, owner: Owner): Metadata | null {
  if (!files) return metadata;
  const { sender_id: agent, visibility, visitor } = owner;
  const mark = markOf(owner.sender_type === 'visitor' ? { side: 'visitor' } : { side: 'agent', agent, visibility });
  const unpack = ([random, name, extension, size, width, height]: PackedFile): MessageFile => ({
    id: fileIdOf({ visitor, mark, random }),
    name,
    type: typeOfExtension(extension) ?? 'application/octet-stream',
    size,
    ...(width === undefined || height === undefined ? {} : { width, height }),
  });
  return { ...metadata, files: files.map(unpack) };
}
