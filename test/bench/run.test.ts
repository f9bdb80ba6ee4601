import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;
const refused = spawnSync(process.execPath, [join(folder, 'run.ts'), 'nothing', '--json']);
const names = /There are: (.+)\.\n/.exec(refused.stderr.toString())?.[1]?.split(', ') ?? [];

describe('npm run bench', () => {
  it('refuses a name that it does not know and lists those it knows', () => {
    expect(refused.status).toBe(1);
    expect(refused.stderr.toString()).toContain('There is no bench nothing.');
    expect(refused.stdout.toString()).toBe('');
    expect(names.length).toBeGreaterThan(5);
  });

  it.each(names)('has a section of the performance page for %s', (name) => {
    expect(readFileSync('docs/performance.md', 'utf8')).toContain(`npm run bench ${name}\``);
  });

  it.each(names)('lets %s print one report and nothing else to the standard output', (name) => {
    const source = readFileSync(join(folder, `${name}.ts`), 'utf8');
    expect(source.split(`printReport('${name}'`)).toHaveLength(2);
    expect(source).not.toMatch(/console\.(log|table|info)/);
  });
});
