/** What a file's type is called elsewhere: by browsers, and by the extension of its name. */
import { type FileType, allFileTypes, extensionOfType, isFileType } from '#core/model/files/file-types.ts';

/** Further extensions. */
const extensions: Partial<Record<FileType, readonly string[]>> = {
  'image/jpeg': ['jpeg', 'jfif', 'jpe'],
  'image/heic': ['heif'],
  'text/plain': ['log', 'md'],
  'audio/mp4': ['mp4'],
  'audio/ogg': ['oga', 'opus'],
  'audio/webm': ['webm'],
  'video/mp4': ['m4v'],
  'video/quicktime': ['qt'],
};

/** Other names that browsers send. */
const aliases: Record<string, FileType> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/heif': 'image/heic',
  'application/x-pdf': 'application/pdf',
  'text/markdown': 'text/plain',
  'application/csv': 'text/csv',
  'text/x-csv': 'text/csv',
  'application/x-zip-compressed': 'application/zip',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/opus': 'audio/ogg',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'video/x-m4v': 'video/mp4',
};

/** The extensions that belong to a type; the first one is its own. */
export const extensionsOf = (type: FileType): string[] => [extensionOfType(type), ...(extensions[type] ?? [])];

/** Types that say nothing: browsers send one of them for files that their system doesn't know. */
const UNSTATED = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

/** What follows the last dot of a name, in lower case; empty without a dot. */
export const extensionOf = (name: string): string => /[^.]\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * The type of a file as its sender states it, without parameters; where nothing is stated, by its name's extension.
 * Undefined for every type that can't be sent.
 */
export function statedType(type: string, name: string): FileType | undefined {
  const [bare = ''] = type.toLowerCase().split(';');
  const stated = bare.trim();
  if (isFileType(stated)) return stated;
  // An extension of two types, such as `webm`, means the one that is listed last: video.
  if (UNSTATED.has(stated)) return allFileTypes.findLast((one) => extensionsOf(one).includes(extensionOf(name)));
  return Object.hasOwn(aliases, stated) ? aliases[stated] : undefined;
}
