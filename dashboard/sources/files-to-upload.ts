/** The files among those that were chosen that can be read, also those within a zip file. */
import { MAX_SOURCE_FILE_BYTES, MAX_SOURCE_PAGES } from '#core/model/knowledge/source-limits.ts';
import { unzip } from './unzip.ts';

/** A file with the path that it has below what was chosen. */
export type NamedFile = { name: string; bytes: Uint8Array };

/** What can be uploaded, how many files can't, and the zip files that can't be unpacked. */
export type Chosen = { files: NamedFile[]; skipped: number; badZips: string[] };

const READABLE = /\.(?:md|mdx|markdown|txt|html?|pdf)$/i;
/** What editors and systems leave in folders. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/|node_modules\/)/;

const canBeRead = (name: string, bytes: number): boolean =>
  READABLE.test(name) && !HIDDEN.test(name) && bytes > 0 && bytes <= MAX_SOURCE_FILE_BYTES;

/** Reads them. */
export async function filesToUpload(chosen: readonly File[]): Promise<Chosen> {
  const result: Chosen = { files: [], skipped: 0, badZips: [] };
  for (const file of chosen) {
    const name = file.webkitRelativePath || file.name;
    if (/\.zip$/i.test(name)) await addZip(result, name, file);
    else if (canBeRead(name, file.size)) result.files.push({ name, bytes: await bytesOf(file) });
    else if (!HIDDEN.test(name)) result.skipped++;
  }
  result.skipped += Math.max(0, result.files.length - MAX_SOURCE_PAGES);
  return { ...result, files: result.files.slice(0, MAX_SOURCE_PAGES) };
}

async function addZip(result: Chosen, name: string, file: File): Promise<void> {
  try {
    const entries = await unzip(await bytesOf(file), ({ name: inside, size }) => {
      const isWanted = canBeRead(inside, size);
      if (!isWanted && !HIDDEN.test(inside)) result.skipped++;
      return isWanted;
    });
    result.files.push(...entries);
  } catch {
    result.badZips.push(name);
  }
}

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());
