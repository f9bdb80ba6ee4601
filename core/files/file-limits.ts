/** Which files may be sent: what a widget allows, within what the deployment allows. */
import type { FileLimits } from '#core/model/files/file.ts';
import { cleanFileName } from './file-name.ts';
import {
  type FileKind,
  type FileType,
  MAX_FILES,
  MEGABYTE,
  allFileTypes,
  kindOfType,
} from '#core/model/files/file-types.ts';
import { statedType } from './type-names.ts';

/** Kinds and the size of one file, of a widget or of a deployment. */
export type FileRules = { kinds: readonly FileKind[]; max_megabytes: number; voice_messages?: boolean };

/** What a widget and its deployment allow together; null where no file may be sent. */
export function allowedFiles(widget: FileRules, deployment: FileRules): FileLimits | null {
  const kinds = deployment.kinds.filter((kind) => widget.kinds.includes(kind));
  if (kinds.length === 0) return null;
  const max_bytes = Math.min(widget.max_megabytes, deployment.max_megabytes) * MEGABYTE;
  const types = allFileTypes.filter((type) => kinds.includes(kindOfType(type)));
  const voice = widget.voice_messages === true && kinds.includes('audio');
  return { kinds, types, max_bytes, max_files: MAX_FILES, voice };
}

/** A file that may be uploaded, with the name it gets; or the field that is wrong and a sentence for the sender. */
export type Offer =
  | { outcome: 'accepted'; name: string; type: FileType; size: number }
  | { outcome: 'rejected'; field: 'name' | 'type' | 'size'; reason: string };

const kindNames: Record<FileKind, string> = {
  image: 'images',
  document: 'PDF and office documents',
  text: 'text files',
  archive: 'ZIP archives',
  audio: 'audio',
  video: 'video',
};

/** Judges a file by what its sender's device states. */
export function judgeOffer(
  offered: { name: string; type: string; size: number },
  allowed: Pick<FileLimits, 'kinds' | 'max_bytes'>,
): Offer {
  const { name, size } = offered;
  const type = statedType(offered.type, name);
  if (type === undefined || !allowed.kinds.includes(kindOfType(type)))
    return { outcome: 'rejected', field: 'type', reason: wrongType(allowed.kinds) };
  if (size === 0) return { outcome: 'rejected', field: 'size', reason: 'The file is empty.' };
  if (size > allowed.max_bytes) {
    const reason = `The file is larger than ${allowed.max_bytes / MEGABYTE} MB.`;
    return { outcome: 'rejected', field: 'size', reason };
  }
  return { outcome: 'accepted', name: cleanFileName(name, type), type, size };
}

/** Its format is created here, not when the module loads: the first one of a process loads data of languages for milliseconds. */
function wrongType(kinds: readonly FileKind[]): string {
  const list = new Intl.ListFormat('en', { type: 'conjunction' });
  return `Files of this type can't be sent here. You can send ${list.format(kinds.map((kind) => kindNames[kind]))}.`;
}
