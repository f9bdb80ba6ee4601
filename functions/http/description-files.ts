/** The API's description, from the files the build puts next to the function's bundle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The description as a document for programs and as a page for people. */
export type Description = { document: string; page: string };

/** Reads the description from a folder when first asked, and keeps it. */
export function descriptionFiles(folder: string): () => Description {
  let description: Description | undefined;
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return () => (description ??= { document: read('openapi.json'), page: read('docs.html') });
}
