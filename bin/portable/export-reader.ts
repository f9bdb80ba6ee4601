/** An export on disk: a file, or a folder with files in any order. It is looked through once, and then read a kind at a time. */
import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { DomainError } from '#core/model/errors.ts';
import type { ImportFormat, ImportedPerson, RowKind } from '#core/portable/imported.ts';
import type { ExportReader, SkippedRow, SourceRow } from '#functions/use-cases/portable/import-deps.ts';
import { jsonValues, parseValue } from './json-values.ts';

const ENDINGS = new Set(['.json', '.jsonl', '.ndjson']);
/** Lists in the answers of the products' APIs. */
const LISTS = ['payload', 'data', 'conversations', 'contacts', 'users', 'leads', 'macros', 'admins', 'messages'];

/** Where messages of conversations are: file, offset, length and position in the value, one after the other. */
type Places = Map<string, number[]>;

/** An export that is open: close it in the end. */
export type OpenExport = ExportReader & { close: () => Promise<void> };

/**
 * Opens an export, and looks through it once. `onSkipped` is told of what can't be read at all.
 * @throws DomainError `not_found` if there is nothing to read
 */
export async function openExport(
  path: string,
  format: ImportFormat,
  onSkipped: (skipped: SkippedRow) => void,
): Promise<OpenExport> {
  const files = await filesOf(path);
  if (files.length === 0) throw new DomainError('not_found', `There is no .json, .jsonl or .ndjson file in ${path}.`);
  const kinds = new Map(files.map((file) => [file, new Set<RowKind>()]));
  const counts: Record<RowKind, number> = {
    contact: 0,
    conversation: 0,
    message: 0,
    canned_response: 0,
    person: 0,
    other: 0,
  };
  const places: Places = new Map();
  const team: ImportedPerson[] = [];
  const rowsOf = (kind: RowKind) =>
    rowsOfKind(
      files.filter((file) => kinds.get(file)?.has(kind)),
      format,
      kind,
    );
  for (const [index, file] of files.entries()) {
    for await (const { row, value, kind, place, problem } of rowsIn(file, format)) {
      if (problem !== undefined) {
        onSkipped({ file: basename(file), row, id: null, field: 'row', message: problem, isWholeRow: true });
        continue;
      }
      counts[kind] += 1;
      kinds.get(file)?.add(kind);
      if (kind === 'person') team.push(...[format.readPerson(value)].filter((person) => person !== undefined));
      const conversation = kind === 'message' ? format.conversationOf(value) : undefined;
      if (conversation !== undefined) {
        const known = places.get(conversation) ?? [];
        known.push(index, ...place);
        places.set(conversation, known);
      }
    }
  }
  const handles = new Map<number, FileHandle>();
  return {
    format,
    team,
    digest: await digestOf(path, files),
    counts: { contacts: counts.contact, conversations: counts.conversation, cannedResponses: counts.canned_response },
    contacts: () => rowsOf('contact'),
    conversations: () => rowsOf('conversation'),
    cannedResponses: () => rowsOf('canned_response'),
    messagesOf: (conversation) => readPlaces(files, handles, places.get(conversation) ?? []),
    close: async () => {
      for (const handle of handles.values()) await handle.close();
    },
  };
}

async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new DomainError('not_found', `There is no file or folder ${path}.`);
  if (!found.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  const named = names
    .filter((name) => ENDINGS.has(extname(name).toLowerCase()))
    .sort()
    .map((name) => join(path, name));
  // Folders may be named so, too, and a pipe would never end.
  const areFiles = await Promise.all(named.map(async (file) => (await stat(file).catch(() => undefined))?.isFile()));
  return named.filter((_, index) => areFiles[index]);
}

type FoundRow = { row: number; value: unknown; kind: RowKind; place: [number, number, number]; problem?: string };

/** The rows of a file. An answer of an API is as many rows as its list has. */
async function* rowsIn(file: string, format: ImportFormat): AsyncGenerator<FoundRow> {
  const name = basename(file, extname(file));
  let row = 0;
  for await (const { offset, length, ...found } of jsonValues(file)) {
    if ('problem' in found) {
      row += 1;
      yield { row, value: undefined, kind: 'other', place: [offset, length, 0], problem: found.problem };
      continue;
    }
    for (const [index, value] of listOf(found.value).entries()) {
      row += 1;
      yield { row, value, kind: format.kindOf(value, name), place: [offset, length, index] };
    }
  }
}

/** The rows in a value: itself, or the list that an API has wrapped. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null || 'id' in value) return [value];
  for (const name of LISTS) {
    const inside = (value as Record<string, unknown>)[name];
    if (Array.isArray(inside)) return inside;
    if (name === 'data' && typeof inside === 'object' && inside !== null) return listOf(inside);
  }
  return [value];
}

async function* rowsOfKind(files: readonly string[], format: ImportFormat, wanted: RowKind): AsyncGenerator<SourceRow> {
  for (const file of files) {
    for await (const { row, value, kind, problem } of rowsIn(file, format))
      if (kind === wanted && problem === undefined) yield { file: basename(file), row, value };
  }
}

async function readPlaces(
  files: readonly string[],
  handles: Map<number, FileHandle>,
  places: readonly number[],
): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let at = 0; at < places.length; at += 4) {
    const [file = 0, offset = 0, length = 0, index = 0] = places.slice(at, at + 4);
    const handle = handles.get(file) ?? (await open(files[file] ?? ''));
    handles.set(file, handle);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
    found.push(listOf(parseValue(buffer))[index]);
  }
  return found;
}

const EDGE_BYTES = 64 * 1024;

/** By names, sizes, beginnings and ends of the files: an export that grew is another one. */
async function digestOf(path: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      hash.update(`${file.slice(path.length)}\0${size}\0`);
      for (const position of [0, Math.max(0, size - EDGE_BYTES)]) {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(EDGE_BYTES), 0, EDGE_BYTES, position);
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  }
  return hash.digest('base64url').slice(0, 22);
}
