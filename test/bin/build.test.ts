import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

it('says in one sentence that a folder with "#" in its path must be renamed', () => {
  const parent = mkdtempSync(join(tmpdir(), 'live-chat-folder-'));
  const folder = join(parent, 'shop #1');
  mkdirSync(folder);
  const { status, stderr } = spawnSync(process.execPath, [resolve('bin/build.ts')], { cwd: folder, encoding: 'utf8' });
  rmSync(parent, { recursive: true });
  expect(status).toBe(1);
  expect(stderr.trim()).toMatch(/^The folder \S+shop #1 can't be built in: .* Rename the folder\.$/);
});

/** Needs `npm run build` first, as `npm test` does it. */
it('writes nothing when everything is built, so that a read-only checkout starts', { timeout: 60_000 }, () => {
  const files = ['.cache/*', 'dist/functions/**', 'dist/widget/**', 'dist/dashboard/**'];
  const changed = () => globSync(files).map((file) => `${file} ${statSync(file).ctimeMs}`);
  const before = changed();
  expect(before.length).toBeGreaterThan(50);
  expect(spawnSync(process.execPath, [resolve('bin/build.ts')]).status).toBe(0);
  expect(changed()).toEqual(before);
});
