/**
 * `npm run test:dynamodb-local [files]`: the tests of the store on Amazon's DynamoDB Local, which Maven downloads. Needs
 * Java 17 and Maven; where one is missing, it says so and succeeds. Files share the server, each with a table of its own.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const VERSION = '2.6.1';
/** It holds that many tables on two cores without slowing down the tests beyond their time. */
const WORKERS = '1';
const READY_SECONDS = 30;

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>live-chat</groupId><artifactId>dynamodb-local</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>com.amazonaws</groupId><artifactId>DynamoDBLocal</artifactId><version>${VERSION}</version>
  </dependency></dependencies>
</project>`;

const isThere = (command: string): boolean => spawnSync(command, ['-version']).status === 0;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function untilReady(endpoint: string): Promise<void> {
  for (let second = 0; second < READY_SECONDS; second++) {
    if (await fetch(endpoint).catch(() => undefined)) return;
    await delay(1000);
  }
  throw new Error(`DynamoDB Local doesn't answer at ${endpoint}.`);
}

async function main(files: readonly string[]): Promise<number> {
  const missing = [...(isThere('java') ? [] : ['java']), ...(isThere('mvn') ? [] : ['mvn'])];
  if (missing.length > 0) {
    console.log(`Skipped: DynamoDB Local needs Java and Maven, and there is no ${missing.join(' and no ')}.`);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'live-chat-dynamodb-local-'));
  writeFileSync(join(folder, 'pom.xml'), pom);
  const copied = spawnSync('mvn', ['-q', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (copied.status !== 0) return copied.status ?? 1;
  const port = await freePort();
  const classes = ['lib/*', '.'].join(delimiter);
  const runner = 'com.amazonaws.services.dynamodbv2.local.main.ServerRunner';
  const options = ['-Djava.library.path=lib', '-cp', classes, runner, '-inMemory', '-port', String(port)];
  const server = spawn('java', options, { cwd: folder, stdio: 'ignore' });
  try {
    const endpoint = `http://127.0.0.1:${port}`;
    await untilReady(endpoint);
    const flags = ['--project', 'parts', '--maxWorkers', WORKERS, '--testTimeout', '900000'];
    const { status } = spawnSync('npx', ['vitest', 'run', ...flags, ...files], {
      stdio: 'inherit',
      env: { ...process.env, DYNAMODB_ENDPOINT: endpoint },
    });
    return status ?? 1;
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

const named = process.argv.slice(2);
process.exitCode = await main(named.length > 0 ? named : ['test/functions/store']);
