import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '#bin/kit/settings-file.ts';

describe('the settings file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'live-chat-settings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, content: string) => writeFileSync(join(folder, name), content);

  it('may be missing', async () => {
    expect(await readSettings(folder)).toEqual({ name: undefined, content: undefined });
  });

  it('is JSON, or TypeScript with a default export', async () => {
    write('live-chat.config.json', '{"common":{}}');
    expect(await readSettings(folder)).toEqual({ name: 'live-chat.config.json', content: { common: {} } });
    rmSync(join(folder, 'live-chat.config.json'));
    write('live-chat.config.ts', 'const stages: object = { prod: {} };\nexport default { stages };\n');
    expect(await readSettings(folder)).toEqual({ name: 'live-chat.config.ts', content: { stages: { prod: {} } } });
  });

  it.each([
    ['live-chat.config.json', '{"common":', /^live-chat\.config\.json can't be read: .*JSON/],
    ['live-chat.config.ts', 'export const stages = {};', /can't be read: it has no default export: export default/],
    ['live-chat.config.ts', 'throw new Error("no region");', /^live-chat\.config\.ts can't be read: no region$/],
  ])('%s that is wrong is refused with its name and the reason: %s', async (name, content, sentence) => {
    write(name, content);
    await expect(readSettings(folder)).rejects.toThrow(sentence);
  });

  it('may be another one, which is named', async () => {
    write('live-chat.config.json', '{}');
    write('other.json', '{"stages":{"eu":{}}}');
    const other = join(folder, 'other.json');
    expect(await readSettings(folder, other)).toEqual({ name: other, content: { stages: { eu: {} } } });
    await expect(readSettings(folder, join(folder, 'none.json'))).rejects.toThrow(/none\.json can't be read: ENOENT/);
  });

  it('is one: two are refused', async () => {
    write('live-chat.config.json', '{}');
    write('live-chat.config.ts', 'export default {};');
    await expect(readSettings(folder)).rejects.toThrow(
      'There are two settings files, live-chat.config.json and live-chat.config.ts. Keep one.',
    );
  });
});
