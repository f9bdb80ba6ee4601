import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockFolder } from '#local/stack/data-lock.ts';

function dataFolder(owner?: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'live-chat-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  if (owner !== undefined) writeFileSync(join(folder, 'in-use-by'), String(owner));
  return folder;
}

test('a lock that a killed process left behind is taken over', () => {
  const folder = dataFolder(2 ** 30);
  lockFolder(folder)();
  expect(existsSync(join(folder, 'in-use-by'))).toBe(false);
});

test('a stale lock with the ID of this process is taken over, as in a container that was killed', () => {
  expect(() => lockFolder(dataFolder(process.pid))()).not.toThrow();
});

test('a lock of a running process is respected, be it this one or another', () => {
  const folder = dataFolder();
  onTestFinished(lockFolder(folder));
  expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`);
  expect(() => lockFolder(dataFolder(process.ppid))).toThrow(`process ${process.ppid}`);
});
