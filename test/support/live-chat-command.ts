/** Runs `npx live-chat` within the test, without a process of its own. */
import { Writable } from 'node:stream';
import type { ExitCode } from '#bin/kit/exit-codes.ts';
import { main } from '#bin/kit/main.ts';
import { commands } from '#bin/commands/all.ts';

/** What a command printed, and its exit code. */
export type Ran = { code: ExitCode; out: string; err: string };

/** What a test gives instead of a person at a terminal. */
export type Given = {
  env?: Record<string, string>;
  /** What is answered to every question; without it, nobody can be asked. */
  answer?: string;
  signal?: AbortSignal;
  list?: typeof commands;
};

/** A stream that remembers what was written. */
export function memory(): Writable & { text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk.toString());
      done();
    },
  });
  return Object.assign(stream, { text: () => chunks.join('') });
}

/** Variables with which AWS's clients of this process reach a test's server; set for the rest of the test file. */
export function useEndpoint(variable: string, url: string): void {
  Object.assign(process.env, {
    [variable]: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
}

/** Runs one command line. */
export async function liveChat(args: readonly string[], given: Given = {}): Promise<Ran> {
  const { answer, list = commands, signal = new AbortController().signal } = given;
  const [stdout, stderr] = [memory(), memory()];
  Object.assign(process.env, given.env);
  const code = await main(list, args, {
    stdout,
    stderr,
    env: process.env,
    signal,
    ask: answer === undefined ? undefined : async () => answer,
  });
  return { code, out: stdout.text(), err: stderr.text() };
}
