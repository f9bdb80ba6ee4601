/** The types of files that can be sent: their kind, and the extension that names each in storage. */

/** The kinds of files that a widget's settings name. */
export const fileKinds = ['image', 'document', 'text', 'archive', 'audio', 'video'] as const;
/** A kind of file. */
export type FileKind = (typeof fileKinds)[number];

/** The most files of one message. */
export const MAX_FILES = 5;
/** The most megabytes that any setting allows for one file. */
export const MAX_FILE_MEGABYTES = 100;
/** What one file may have unless settings say otherwise. */
export const DEFAULT_FILE_MEGABYTES = 20;
/** The bytes of a megabyte, as file managers count them on most systems. */
export const MEGABYTE = 1024 * 1024;

/**
 * Kind and extension by media type. HTML, SVG and XML are missing on purpose: a browser could run what they contain. Other
 * names of these types are in `core/files/type-names.ts`.
 */
const fileTypes = {
  'image/png': ['image', 'png'],
  'image/jpeg': ['image', 'jpg'],
  'image/gif': ['image', 'gif'],
  'image/webp': ['image', 'webp'],
  'image/avif': ['image', 'avif'],
  'image/heic': ['image', 'heic'],
  'application/pdf': ['document', 'pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['document', 'docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['document', 'xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['document', 'pptx'],
  'application/vnd.oasis.opendocument.text': ['document', 'odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['document', 'ods'],
  'application/vnd.oasis.opendocument.presentation': ['document', 'odp'],
  'application/msword': ['document', 'doc'],
  'application/vnd.ms-excel': ['document', 'xls'],
  'application/vnd.ms-powerpoint': ['document', 'ppt'],
  'text/plain': ['text', 'txt'],
  'text/csv': ['text', 'csv'],
  'application/zip': ['archive', 'zip'],
  'audio/mpeg': ['audio', 'mp3'],
  'audio/mp4': ['audio', 'm4a'],
  'audio/ogg': ['audio', 'ogg'],
  'audio/wav': ['audio', 'wav'],
  'audio/webm': ['audio', 'weba'],
  'video/mp4': ['video', 'mp4'],
  'video/webm': ['video', 'webm'],
  'video/quicktime': ['video', 'mov'],
} as const satisfies Record<string, readonly [FileKind, string]>;

/** The media type of a file that can be sent. */
export type FileType = keyof typeof fileTypes;

/** Every type, in the order of the kinds. */
export const allFileTypes = Object.keys(fileTypes) as FileType[];

/** Whether a media type is one that can be sent. */
export const isFileType = (type: string): type is FileType => Object.hasOwn(fileTypes, type);

/** The kind of a type. */
export const kindOfType = (type: FileType): FileKind => fileTypes[type][0];

/** The extension that names a type in storage. */
export const extensionOfType = (type: FileType): string => fileTypes[type][1];

/** The type that an extension names in storage. */
export const typeOfExtension = (extension: string): FileType | undefined =>
  allFileTypes.find((type) => fileTypes[type][1] === extension);

/** Whether a browser may show a file of this type in place. Everything else is downloaded. */
export const isShownInline = (type: string): boolean =>
  isFileType(type) && ['image', 'audio', 'video'].includes(kindOfType(type));
