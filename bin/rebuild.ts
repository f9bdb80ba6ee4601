/** What `npm run dev` rebuilds when a file changes. It runs in this process. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { Metafile } from 'esbuild';
import { buildWidget } from '#widget/build.ts';
import { buildBundles, functionBundles } from './bundle-functions.ts';

/**
 * Rebuilds the bundles that contain one of these files, which are paths from the project's folder; returns the names of
 * functions whose files changed. Throws if a source doesn't compile: its bundles are then rebuilt with the next change.
 */
export type RebuildFunctions = (changed: readonly string[]) => Promise<string[]>;

/**
 * Starts from what `npm run build` wrote below `built`, with the list of each bundle's sources beside it. What is
 * rebuilt is written below `outDir`, which is emptied first.
 */
export async function functionsRebuilder(outDir: string, built = 'dist/functions'): Promise<RebuildFunctions> {
  await rm(outDir, { recursive: true, force: true });
  const sources = sourcesOf(JSON.parse(await readFile(`${built}.meta.json`, 'utf8')));
  const options = functionBundles(outDir);
  /** Saved, and not yet in the bundles. */
  const pending = new Set<string>();
  const isKnown = async (file: string, contents: Uint8Array): Promise<boolean> => {
    const latest = [join(outDir, file), join(built, file)].find((path) => existsSync(path));
    return latest !== undefined && (await readFile(latest)).equals(contents);
  };
  return async (changed) => {
    for (const file of changed) pending.add(file);
    const entryPoints = options.entryPoints.filter(({ out }) => !sources.get(out)?.isDisjointFrom(pending));
    if (entryPoints.length === 0) return [];
    const { outputFiles, metafile } = await buildBundles({ ...options, entryPoints, write: false });
    pending.clear();
    for (const [out, files] of sourcesOf(metafile)) sources.set(out, files);
    const names = new Set<string>();
    for (const { path, contents } of outputFiles) {
      // A source map says where its sources are, which differs by folder.
      if (path.endsWith('.mjs') && !(await isKnown(relative(outDir, path), contents)))
        names.add(basename(dirname(path)));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, contents);
    }
    return [...names].toSorted();
  };
}

/**
 * The sources of each bundle, by its name as `entryPoints` has it. They are followed by their
 * imports, as a bundle's own list leaves out those of which only constants were taken.
 */
function sourcesOf({ inputs, outputs }: Metafile): Map<string, Set<string>> {
  const sources = new Map<string, Set<string>>();
  for (const [path, { entryPoint }] of Object.entries(outputs)) {
    if (entryPoint === undefined) continue;
    const files = new Set([entryPoint]);
    // A set's loop reaches what is added meanwhile.
    for (const file of files) for (const { path: imported } of inputs[file]?.imports ?? []) files.add(imported);
    sources.set(`${basename(dirname(path))}/${basename(path, '.mjs')}`, files);
  }
  return sources;
}

/** Rebuilds the widget. Throws if a source doesn't compile. */
export const rebuildWidget = buildWidget;
