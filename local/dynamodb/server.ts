/** Starts the DynamoDB server, keeps it running, and stops it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { callDynamoDb } from './call.ts';
import { onProcessEnd } from './end-with-us.ts';
import { findServer } from './find-server.ts';
import { endSurvivor, noteServer } from './survivor.ts';
import { addStreamIndexes } from './stream-indexes.ts';

export type DynamoDbServer = {
  endpoint: string;
  /** Process ID of the server that we started; undefined if we didn't start it. */
  processId: () => number | undefined;
  stop: () => Promise<void>;
};

export type ServerOptions = {
  /** Folder of the data. Default: a temporary folder, removed at the end. */
  dataFolder?: string | undefined;
  /** Receives messages for the user: the server crashed and was restarted. */
  report?: (line: string) => void;
};

/** Linux's folder in memory. A write takes half as long there; containers often give it 64 MB only. */
const IN_MEMORY = '/dev/shm';
const ROOM_BYTES = 2 ** 30;

/** Where data that is thrown away is quickest: in memory, where there is room. */
function quickestFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM_BYTES ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

const startAttempts = 5;
const readyWithinMilliseconds = 10_000;

/** Starts dynoxide on a file and a free port (or uses `DYNAMODB_ENDPOINT`), and resolves when it responds. */
export async function startDynamoDb(options: ServerOptions = {}): Promise<DynamoDbServer> {
  const source = findServer();
  if (source.kind === 'endpoint') {
    await untilReady(source.endpoint);
    return { endpoint: source.endpoint, processId: () => undefined, stop: async () => {} };
  }
  const folder = options.dataFolder ?? mkdtempSync(join(quickestFolder(), 'live-chat-dynamodb-'));
  mkdirSync(folder, { recursive: true });
  const databaseFile = join(folder, 'dynamodb.sqlite');
  const report = options.report ?? console.error;
  const removeTemporary = (): void => {
    if (!options.dataFolder) rmSync(folder, { recursive: true, force: true });
  };
  if (options.dataFolder) await endSurvivor(databaseFile);
  const { child, port } = await startOnFreePort(source.path, databaseFile).catch((error: unknown) => {
    removeTemporary();
    throw error;
  });
  const kept = restartOnCrash(child, () => launch(source.path, databaseFile, port), report);
  const forget = onProcessEnd(() => {
    kept.current().kill('SIGKILL');
    removeTemporary();
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    processId: () => kept.current().pid,
    stop: async () => {
      forget();
      await kept.stop();
      removeTemporary();
    },
  };
}

async function startOnFreePort(binary: string, databaseFile: string): Promise<{ child: ChildProcess; port: number }> {
  let failure: unknown;
  for (let attempt = 0; attempt < startAttempts; attempt += 1) {
    const port = await freePort();
    try {
      return { child: await launch(binary, databaseFile, port), port };
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** Runs the binary until it responds. If another process takes the port in between, it exits and this throws. */
async function launch(binary: string, databaseFile: string, port: number): Promise<ChildProcess> {
  const child = spawn(binary, ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', databaseFile], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // It has its own process group: Ctrl-C must reach only us, because the stack still writes while it stops.
    detached: process.platform !== 'win32',
  });
  const complaint: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => complaint.push(chunk.toString()));
  const gone = new Promise<never>((_, reject) => {
    child.once('error', (error) =>
      reject(new Error(`The DynamoDB server ${binary} can't be started: ${error.message}.`)),
    );
    child.once('exit', (code, signal) =>
      reject(
        new Error(
          `The DynamoDB server ${binary} ended with ${signal ?? code}: ${complaint.join('').trim() || 'no message'}`,
        ),
      ),
    );
  });
  gone.catch(() => {});
  await Promise.race([untilReady(`http://127.0.0.1:${port}`), gone]);
  child.stderr?.removeAllListeners('data').resume();
  if (child.pid !== undefined) noteServer(databaseFile, child.pid);
  addStreamIndexes(databaseFile);
  return child;
}

/** Restarts the server on the same port and file after a crash. No acknowledged write is lost by that. */
function restartOnCrash(first: ChildProcess, start: () => Promise<ChildProcess>, report: (line: string) => void) {
  let current = first;
  let stopping = false;
  const watch = (child: ChildProcess) =>
    child.once('exit', (code, signal) => {
      if (!stopping) void restart(signal ?? `exit code ${code}`);
    });
  const restart = async (reason: string) => {
    report(`The DynamoDB server crashed (${reason}). It is being restarted with the same data.`);
    try {
      current = await start();
    } catch (error) {
      report(`The DynamoDB server could not be restarted: ${(error as Error).message}`);
      return;
    }
    if (stopping) current.kill();
    else watch(current);
  };
  watch(first);
  return {
    current: () => current,
    stop: async () => {
      stopping = true;
      if (current.exitCode !== null || current.signalCode !== null) return;
      const ended = once(current, 'exit');
      current.kill();
      await ended;
    },
  };
}

async function untilReady(endpoint: string): Promise<void> {
  const deadline = Date.now() + readyWithinMilliseconds;
  for (;;) {
    try {
      await callDynamoDb(endpoint, 'ListTables', {});
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`No DynamoDB server answers at ${endpoint}.`, { cause: error });
      await delay(5);
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
