/** What `npm run dev` builds again when a file changes: in this process, and only what differs is written. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { context } from 'esbuild';
import { buildWidget } from '#widget/build.ts';
import { functionBundles } from './bundle-functions.ts';

/** Builds all functions again; answers the names of those whose bundle changed. Throws what does not compile. */
export type RebuildFunctions = () => Promise<string[]>;

/** Keeps what was parsed, so that building again takes a fraction of the first time. */
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

/** Builds the widget again; throws what does not compile. */
export const rebuildWidget = buildWidget;
