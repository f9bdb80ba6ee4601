/** Reads the settings file of the deployments, which git ignores: JSON, or TypeScript with a default export. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The names that a settings file may have. */
export const settingsFiles = ['live-chat.config.json', 'live-chat.config.ts'] as const;

/** The file's name and content; both undefined without a file. */
export type ReadSettings = { name: string | undefined; content: unknown };

/**
 * Reads the file of a folder, or another one that is named. A file in TypeScript exports its settings as the default.
 * @param given path of a file that is read instead
 * @throws Error with one sentence if there are two files, or if one can't be read
 */
export async function readSettings(folder: string, given?: string): Promise<ReadSettings> {
  if (given !== undefined) return { name: given, content: await read(given, resolve(given)) };
  const [name, ...more] = settingsFiles.filter((file) => existsSync(join(folder, file)));
  if (name === undefined) return { name, content: undefined };
  if (more.length > 0) throw new Error(`There are two settings files, ${[name, ...more].join(' and ')}. Keep one.`);
  return { name, content: await read(name, join(folder, name)) };
}

async function read(name: string, path: string): Promise<unknown> {
  try {
    if (name.endsWith('.json')) return JSON.parse(readFileSync(path, 'utf8'));
    const file = (await import(pathToFileURL(path).href)) as { default?: unknown };
    if (file.default === undefined) throw new Error('it has no default export: export default { stages: { … } }');
    return file.default;
  } catch (error) {
    throw new Error(`${name} can't be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Settings of a place in AWS: the stage `local` does without. */
export const onlyInAws = [
  'account',
  'region',
  'domain',
  'table',
  'userPool',
  'fileBucket',
  'webAclArn',
  'waf',
  'encryptionKeyArn',
  'permissionsBoundary',
  'terminationProtection',
] as const;
