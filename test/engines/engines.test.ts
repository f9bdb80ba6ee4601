/** Where the other engines are looked for, and that their absence is no failure. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { engines, locate } from './engines.ts';

const programs = Object.entries(engines).map(([name, engine]) => ({
  name,
  engine: { ...engine, programs: { ...engine.programs, browser: ['browser'] } },
}));

function folderWith(...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'live-chat-engines-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of names) writeFileSync(join(folder, name), '', { mode: 0o755 });
  return folder;
}

it.each(programs)('$name is found on the path, with a display where it needs one', ({ engine }) => {
  const [driver = ''] = engine.programs.driver;
  const PATH = folderWith(driver, 'browser');
  const found = locate(engine, { PATH, DISPLAY: ':0' });
  expect(found).toHaveProperty('command', [join(PATH, driver)]);
  expect(JSON.stringify(found)).toContain(join(PATH, 'browser'));
  const blind = engine.needsDisplay ? { missing: ['xvfb-run'] } : found;
  expect(locate(engine, { PATH })).toEqual(blind);
});

it('a driver that draws is started on a display of its own where there is none', () => {
  const { engine } = programs.find(({ engine }) => engine.needsDisplay) ?? {};
  const PATH = folderWith('WebKitWebDriver', 'browser', 'xvfb-run');
  const command = [join(PATH, 'xvfb-run'), '-a', join(PATH, 'WebKitWebDriver')];
  expect(engine && locate(engine, { PATH })).toHaveProperty('command', command);
});

it.each(Object.values(engines))('without $title its script says so in one line and succeeds', ({ title, programs }) => {
  const name = title.toLowerCase();
  const run = spawnSync(process.execPath, ['test/engines/run.ts', name], { env: { PATH: '' }, encoding: 'utf8' });
  expect(run.stdout).toMatch(new RegExp(`^${title} isn't installed here: no ${programs.driver[0]}.*, skipped\\.\\n$`));
  expect([run.status, run.stderr]).toEqual([0, '']);
});
