/** The built loader, from the files the build puts next to the function's bundle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loader } from '#functions/use-cases/visitors/serve-script.ts';

/** Reads the loader from a folder when first asked, and keeps it. */
export function loaderFiles(folder: string): () => Loader {
  let loader: Loader | undefined;
  return () => (loader ??= read(folder));
}

function read(folder: string): Loader {
  const source = readFileSync(join(folder, 'loader.js'), 'utf8').trim().replace(/;$/, '');
  const { app } = JSON.parse(readFileSync(join(folder, 'widget-manifest.json'), 'utf8')) as { app: string };
  return { source, app };
}
