/** What `npm run dev` bundles again: the functions that contain what was saved, and nothing else. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { functionsRebuilder, type RebuildFunctions } from '#bin/rebuild.ts';

let folder: string;
let rebuild: RebuildFunctions;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'live-chat-rebuild-'));
  // As if the functions had been built from other sources: whatever is bundled again differs.
  mkdirSync(join(folder, 'built'));
  copyFileSync('dist/functions.meta.json', join(folder, 'built.meta.json'));
  rebuild = await functionsRebuilder(join(folder, 'out'), join(folder, 'built'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = (): string[] => (existsSync(join(folder, 'out')) ? readdirSync(join(folder, 'out')) : []);

it('rebuilds the function whose own file was saved, and no other', async () => {
  expect(await rebuild(['functions/handlers/socket-authorizer.ts'])).toEqual(['socket-authorizer']);
  expect(written()).toEqual(['socket-authorizer']);
  expect(readdirSync(join(folder, 'out/socket-authorizer'))).toContain('index.mjs');
});

it('reports no function whose bundle stayed the same', async () => {
  expect(await rebuild(['functions/handlers/socket-authorizer.ts'])).toHaveLength(1);
  expect(await rebuild(['functions/handlers/socket-authorizer.ts'])).toEqual([]);
});

it('rebuilds nothing when what was saved is in no bundle', async () => {
  expect(await rebuild(['functions/handlers/another.ts'])).toEqual([]);
  expect(written()).toEqual([]);
});

it('finds the bundles of a file of which they have only constants', async () => {
  expect(await rebuild(['core/mails/locales/copy.ts'])).toEqual(['sweep', 'visitor-api']);
  expect(readdirSync(join(folder, 'out/visitor-api')).filter((name) => name.endsWith('.mjs'))).toEqual([
    'mail-pages.mjs',
  ]);
});

it('takes what changed before it started from the build', async () => {
  const missing = functionsRebuilder(join(folder, 'out'), join(folder, 'not-built'));
  await expect(missing).rejects.toThrow('not-built.meta.json');
  // What an earlier run has left is gone, too.
  mkdirSync(join(folder, 'out/socket'), { recursive: true });
  writeFileSync(join(folder, 'out/socket/index.mjs'), 'old');
  await functionsRebuilder(join(folder, 'out'), join(folder, 'built'));
  expect(written()).toEqual([]);
});
