/** An export of this product on disk: what its manifest lists, whole and undamaged. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { CommandError } from '#bin/kit/exit-codes.ts';
import { EXPORT_FORMAT } from '#core/portable/exported.ts';
import type { OwnRow } from '#functions/use-cases/portable/import-own.ts';
import { jsonValues } from './json-values.ts';

const manifestSchema = z.object({
  format: z.literal(EXPORT_FORMAT.format),
  version: z.int(),
  files: z.array(z.object({ name: z.string().check(z.regex(/^[a-z0-9-]+\.(jsonl|csv)$/)), sha256: z.string() })),
});

/** The lines of an export, as often as they are asked for. @throws CommandError 4 if it is not whole, or of a later version */
export async function openOwnExport(folder: string): Promise<() => AsyncGenerator<OwnRow>> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new CommandError(
      4,
      `${folder} has no manifest.json. An export that was stopped has none: run it again to finish it.`,
    );
  const parsed = z.safeParse(manifestSchema, valueOf(text));
  if (!parsed.success)
    throw new CommandError(4, `${folder}/manifest.json is not the manifest of an export of this product.`);
  const { version, files } = parsed.data;
  if (version > EXPORT_FORMAT.version)
    throw new CommandError(
      4,
      `The export has version ${version}. This version of the product reads up to ${EXPORT_FORMAT.version}.`,
    );
  for (const { name, sha256 } of files) {
    const found = await checksumOf(join(folder, name));
    if (found === undefined) throw new CommandError(4, `${folder} has no ${name}, which its manifest lists.`);
    if (found !== sha256)
      throw new CommandError(4, `${name} is not as it was exported: its checksum differs from the manifest's.`);
  }
  return () =>
    linesOf(
      folder,
      files.map(({ name }) => name).filter((name) => name.endsWith('.jsonl')),
    );
}

/** The value of a text; undefined for one that isn't JSON. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The checksum of a file; undefined where there is none. */
async function checksumOf(path: string): Promise<string | undefined> {
  if (!(await stat(path).catch(() => undefined))?.isFile()) return undefined;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function* linesOf(folder: string, names: readonly string[]): AsyncGenerator<OwnRow> {
  for (const file of names) {
    let row = 0;
    for await (const found of jsonValues(join(folder, file))) {
      row += 1;
      yield { file, row, value: 'value' in found ? found.value : undefined };
    }
  }
}
