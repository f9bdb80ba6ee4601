/** What `npm run dev` rebuilds when a file changes. It runs in this process and writes only files that differ. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { context } from 'esbuild';
import { buildWidget } from '#widget/build.ts';
import { functionBundles } from './bundle-functions.ts';

/** Rebuilds all functions; returns the names of those whose bundle changed. Throws if a source doesn't compile. */
export type RebuildFunctions = () => Promise<string[]>;

/** Keeps what was parsed, so that a rebuild takes a fraction of the first build. */
export async function functionsRebuilder(outDir: string): Promise<RebuildFunctions> {
  const bundler = await context({ ...functionBundles(outDir), write: false });
  const written = new Map<string, string>();
  const rebuild = async (): Promise<string[]> => {
    const { outputFiles } = await bundler.rebuild();
    const changed = outputFiles.filter(({ path, hash }) => written.get(path) !== hash);
    for (const { path, hash, contents } of changed) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, contents);
      written.set(path, hash);
    }
    return [...new Set(changed.map(({ path }) => basename(dirname(path))))];
  };
  await rebuild();
  return rebuild;
}

/** Rebuilds the widget. Throws if a source doesn't compile. */
export const rebuildWidget = buildWidget;
