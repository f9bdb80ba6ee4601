#!/usr/bin/env node
/** `npx live-chat <command>`: commands for operators of a deployment, with the credentials and region of the AWS CLI. */
import { createInterface } from 'node:readline/promises';
import { commands } from '#bin/commands/all.ts';
import { main } from '#bin/kit/main.ts';

const { stdin, stdout, stderr, env } = process;
const stop = new AbortController();
process.on('SIGINT', () => {
  // Who presses it twice doesn't want to wait.
  if (stop.signal.aborted) process.exit(130);
  stop.abort();
});

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    return await lines.question(question, { signal: stop.signal });
  } finally {
    lines.close();
  }
}

const isPerson = stdin.isTTY && stderr.isTTY;
const surroundings = { stdout, stderr, env, signal: stop.signal, ask: isPerson ? ask : undefined };
process.exitCode = await main(commands, process.argv.slice(2), surroundings);
// After Ctrl-C, a request may still be waiting for its answer.
if (stop.signal.aborted) process.exit();
