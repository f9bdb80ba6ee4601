import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { endSurvivor, noteServer } from '#local/dynamodb/survivor.ts';

function aFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'live-chat-survivor-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'dynamodb.sqlite');
}

async function aProcess(...args: string[]): Promise<ChildProcess & { pid: number }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)', '--', ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  return child as ChildProcess & { pid: number };
}

it('ends the server that was left behind with a file', async () => {
  const file = aFile();
  const server = await aProcess('--db-path', file);
  const ended = once(server, 'exit');
  noteServer(file, server.pid);
  expect(await endSurvivor(file)).toBe(true);
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(await endSurvivor(file)).toBe(false);
});

it('leaves a process alone that has the same number and another file', async () => {
  const file = aFile();
  const other = await aProcess('--db-path', `${file}-of-another`.replace('dynamodb', 'other'));
  noteServer(file, other.pid);
  expect(await endSurvivor(file)).toBe(false);
  expect(other.exitCode ?? other.signalCode).toBeNull();
});

it.each(['', 'no number', '0', '-1', '1'])('does nothing where %j was noted', async (noted) => {
  const file = aFile();
  writeFileSync(`${file}.pid`, noted);
  expect(await endSurvivor(file)).toBe(false);
});

it('does nothing where nothing was noted', async () => expect(await endSurvivor(aFile())).toBe(false));
