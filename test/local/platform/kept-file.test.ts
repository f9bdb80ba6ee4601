import { mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { KeptFile } from '#local/platform/kept-file.ts';

const schema = z.object({ secret: z.string() });
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-file-'));
});

describe('a file in the data folder', () => {
  it('has what was written last, for the next start', () => {
    new KeptFile(folder, 'secrets.json', schema).write({ secret: 'former' });
    new KeptFile(folder, 'secrets.json', schema).write({ secret: 'new' });
    expect(new KeptFile(folder, 'secrets.json', schema).read()).toEqual({ secret: 'new' });
    expect(readdirSync(folder)).toEqual(['secrets.json']);
  });

  // Windows has no such modes.
  it.runIf(process.platform !== 'win32')('can be read by its owner only', () => {
    new KeptFile(folder, 'secrets.json', schema).write({ secret: 'mine' });
    expect((statSync(join(folder, 'secrets.json')).mode & 0o777).toString(8)).toBe('600');
  });

  it('that is broken is moved aside with a word, and a new one is begun', () => {
    const file = join(folder, 'secrets.json');
    writeFileSync(file, '{"secret":');
    const warned: string[] = [];
    expect(new KeptFile(folder, 'secrets.json', schema, (line) => warned.push(line)).read()).toBeUndefined();
    expect(warned.join()).toContain(file);
    const [aside = ''] = readdirSync(folder);
    expect(readFileSync(join(folder, aside), 'utf8')).toBe('{"secret":');
  });

  it('is none without a folder', () => {
    const none = new KeptFile(undefined, 'secrets.json', schema);
    none.write({ secret: 'kept nowhere' });
    expect(none.read()).toBeUndefined();
  });
});
