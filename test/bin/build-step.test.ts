import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runStep } from '#bin/build-step.ts';

describe('a build step', () => {
  let folder: string;
  const run = vi.fn<() => Promise<void>>();
  const step = () =>
    runStep({ name: 'piece', inputs: [join(folder, 'in')], output: join(folder, 'out'), run, cache: folder });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'live-chat-step-'));
    mkdirSync(join(folder, 'in/deep'), { recursive: true });
    writeFileSync(join(folder, 'in/deep/a.ts'), 'one');
    run.mockReset().mockImplementation(async () => writeFileSync(join(folder, 'out'), 'built'));
    vi.spyOn(console, 'log').mockReturnValue();
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('runs once while nothing changes', async () => {
    await step();
    await step();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a file changed', () => writeFileSync(join(folder, 'in/deep/a.ts'), 'two')],
    ['a file was added', () => writeFileSync(join(folder, 'in/b.ts'), 'one')],
    ['a file went', () => rmSync(join(folder, 'in/deep/a.ts'))],
    ['its output is gone', () => rmSync(join(folder, 'out'))],
  ])('runs again when %s', async (_case, change) => {
    await step();
    change();
    await step();
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('runs again after it failed', async () => {
    run.mockRejectedValueOnce(new Error('does not compile'));
    await expect(step()).rejects.toThrow('does not compile');
    await step();
    expect(run).toHaveBeenCalledTimes(2);
  });
});
