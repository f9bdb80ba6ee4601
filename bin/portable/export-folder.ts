/**
 * Writes an export into a folder: a file of JSON Lines for each part of the table, a manifest once all are whole, and a cursor
 * until then, from which a stopped export goes on.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '#bin/kit/exit-codes.ts';
import { EXPORT_FORMAT } from '#core/portable/exported.ts';
import { csvOf } from '#functions/http/csv.ts';
import { settleAll } from '#functions/platform/settle.ts';
import type { BulkTable } from '#functions/store/portable/bulk-table.ts';
import type { Item } from '#functions/store/table.ts';
import { csvColumns, csvRowOf } from '#functions/use-cases/portable/conversation-csv.ts';
import { type ExportedGroup, exportedGroups } from '#functions/use-cases/portable/export-items.ts';

const SEGMENTS = 4;
/** After how many bytes of a file its place is noted. */
const NOTED_AFTER = 4 * 1024 * 1024;

/** How far a part is: its files up to these bytes have everything up to the key; `isDone`: there is no more. */
type SegmentCursor = { after: Item | null; bytes: number; csvBytes: number; lines: number; isDone: boolean };
type Cursor = { table: string; began_at: string; withCsv: boolean; segments: SegmentCursor[] };

/** What an export is made of. */
export type ExportJob = {
  bulk: BulkTable;
  tableName: string;
  folder: string;
  withCsv: boolean;
  now: () => number;
  /** Called with how many lines there are; what it throws stops the export, which may go on later. */
  onProgress: (lines: number) => void;
};

/** The manifest of a finished export. */
export type Manifest = typeof EXPORT_FORMAT & {
  table: string;
  began_at: string;
  finished_at: string;
  lines: number;
  files: { name: string; bytes: number; sha256: string }[];
};

/** Exports everything, or goes on with an export that was stopped. @throws CommandError 4 if the folder has a finished one */
export async function exportFolder(job: ExportJob): Promise<Manifest> {
  const { folder } = job;
  await mkdir(folder, { recursive: true });
  if (await stat(join(folder, 'manifest.json')).catch(() => undefined))
    throw new CommandError(4, `${folder} has a finished export. Name a new folder.`);
  const cursor = await readCursor(job);
  const lines = () => cursor.segments.reduce((sum, segment) => sum + segment.lines, 0);
  const note = serial(() => replaceFile(join(folder, 'cursor.json'), JSON.stringify(cursor)));
  // Where one fails, the others end first: nothing may be written once this has ended.
  await settleAll(
    cursor.segments.map((segment, index) =>
      exportSegment(job, segment, { index, note, onLines: () => job.onProgress(lines()) }),
    ),
  );
  if (job.withCsv) await joinCsv(folder);
  const names = [...cursor.segments.keys()].map((index) => `data-${index}.jsonl`);
  const files = await Promise.all(
    [...names, ...(job.withCsv ? ['conversations.csv'] : [])].map((name) => described(folder, name)),
  );
  const manifest: Manifest = {
    ...EXPORT_FORMAT,
    table: cursor.table,
    began_at: cursor.began_at,
    finished_at: new Date(job.now()).toISOString(),
    lines: lines(),
    files,
  };
  await replaceFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await rm(join(folder, 'cursor.json'), { force: true });
  return manifest;
}

async function readCursor({ folder, tableName, withCsv, now }: ExportJob): Promise<Cursor> {
  const text = await readFile(join(folder, 'cursor.json'), 'utf8').catch(() => undefined);
  if (text === undefined) {
    const nothing = { after: null, bytes: 0, csvBytes: 0, lines: 0, isDone: false };
    return {
      table: tableName,
      began_at: new Date(now()).toISOString(),
      withCsv,
      segments: Array.from({ length: SEGMENTS }, () => ({ ...nothing })),
    };
  }
  const cursor = JSON.parse(text) as Cursor;
  if (cursor.table !== tableName || cursor.withCsv !== withCsv)
    throw new CommandError(
      4,
      `${folder} has the beginning of another export: of ${cursor.table}${cursor.withCsv ? ', with --csv' : ''}. Go on with that one, or name a new folder.`,
    );
  return cursor;
}

/** What was written after the cursor was noted is written again. */
async function exportSegment(
  { bulk, folder, withCsv }: ExportJob,
  segment: SegmentCursor,
  { index, note, onLines }: { index: number; note: () => Promise<void>; onLines: () => void },
): Promise<void> {
  const data = await openAt(join(folder, `data-${index}.jsonl`), segment.bytes);
  const csv = withCsv ? await openAt(join(folder, `conversations-${index}.csv`), segment.csvBytes) : undefined;
  try {
    if (segment.isDone) return;
    const progress = { ...segment };
    const flush = async (): Promise<void> => {
      await Promise.all([data.sync(), csv?.sync()]);
      Object.assign(segment, progress);
      await note();
      onLines();
    };
    const range = { segment: index, total: SEGMENTS, after: segment.after ?? undefined };
    for await (const group of exportedGroups({ bulk }, range)) {
      progress.bytes += await append(data, textOf(group));
      if (csv) progress.csvBytes += await append(csv, csvOfGroup(group));
      progress.lines += group.lines.length;
      progress.after = group.after;
      if (progress.bytes - segment.bytes >= NOTED_AFTER) await flush();
    }
    progress.isDone = true;
    await flush();
  } finally {
    await data.close();
    await csv?.close();
  }
}

const textOf = ({ lines }: ExportedGroup): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

const headerOf = (): string => csvOf([], csvColumns);
function csvOfGroup({ lines }: ExportedGroup): string {
  const row = csvRowOf(lines);
  return row ? csvOf([row], csvColumns).slice(headerOf().length) : '';
}

async function append(file: FileHandle, text: string): Promise<number> {
  if (text === '') return 0;
  const bytes = Buffer.from(text);
  await file.appendFile(bytes);
  return bytes.length;
}

async function openAt(path: string, bytes: number): Promise<FileHandle> {
  const file = await open(path, 'a+');
  await file.truncate(bytes);
  return file;
}

async function joinCsv(folder: string): Promise<void> {
  const whole = await open(join(folder, 'conversations.csv'), 'w');
  await whole.appendFile(headerOf());
  for (let index = 0; index < SEGMENTS; index++) {
    const part = join(folder, `conversations-${index}.csv`);
    for await (const chunk of createReadStream(part)) await whole.appendFile(chunk as Buffer);
  }
  await whole.close();
  for (let index = 0; index < SEGMENTS; index++) await rm(join(folder, `conversations-${index}.csv`));
}

async function described(folder: string, name: string): Promise<Manifest['files'][number]> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(join(folder, name))) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { name, bytes, sha256: hash.digest('hex') };
}

/** Whatever happens, the file has either its former content or the new one. */
async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** One run at a time, each after the last. */
function serial(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(work, work);
    return last;
  };
}
