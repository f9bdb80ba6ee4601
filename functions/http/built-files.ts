/** Files that the build puts next to a function's bundle. Each is read when first needed, and kept. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loader } from '#functions/use-cases/visitors/serve-script.ts';

/** The API's description: a document for programs and a page for people. */
export type Description = { document: string; page: string };

/** The API's description in a folder. */
export function descriptionFiles(folder: string): () => Description {
  let description: Description | undefined;
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return () => (description ??= { document: read('openapi.json'), page: read('docs.html') });
}

/** The widget's loader in a folder, and the addresses of the chunks that it loads. */
export function loaderFiles(folder: string): () => Loader {
  let loader: Loader | undefined;
  return () => (loader ??= readLoader(folder));
}

function readLoader(folder: string): Loader {
  const source = readFileSync(join(folder, 'loader.js'), 'utf8').trim().replace(/;$/, '');
  const manifest = JSON.parse(readFileSync(join(folder, 'widget-manifest.json'), 'utf8')) as Omit<Loader, 'source'>;
  return { ...manifest, source };
}
