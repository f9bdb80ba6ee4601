/** The launcher finds, starts, restarts and stops the DynamoDB server. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { callDynamoDb } from '#local/dynamodb/call.ts';
import { findServer, type Machine } from '#local/dynamodb/find-server.ts';
import { installServer } from '#local/dynamodb/install-server.ts';
import { startDynamoDb } from '#local/dynamodb/server.ts';
import { ensureTable } from '#local/dynamodb/table.ts';
import { startTestTable, tableResource } from '#test/support/dynamodb.ts';

const item = { pk: { S: 'a' }, sk: { S: 'b' } };

function machine(changes: Partial<Machine>): Machine {
  return { environment: {}, platform: 'plan9', architecture: 'mips', locate: failToLocate, ...changes };
}
function failToLocate(name: string): string {
  throw new Error(`Cannot find ${name}`);
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('finding the server', () => {
  test('a running endpoint comes first, then a named binary, then the package of the platform', () => {
    const environment = { DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000', DYNOXIDE_BIN: '/opt/dynoxide' };
    const locate = () => '/node_modules/@dynoxide/plan9-mips/package.json';
    expect(findServer(machine({ environment, locate }))).toEqual({
      kind: 'endpoint',
      endpoint: 'http://127.0.0.1:8000',
    });
    expect(findServer(machine({ environment: { DYNOXIDE_BIN: '/opt/dynoxide' }, locate }))).toEqual({
      kind: 'binary',
      path: '/opt/dynoxide',
    });
    expect(findServer(machine({ locate }))).toMatchObject({ path: '/node_modules/@dynoxide/plan9-mips/dynoxide' });
  });

  test('a platform without a binary gets one sentence with the three options', () => {
    expect(() => findServer(machine({}))).toThrow(
      /^No DynamoDB server for plan9-mips: .*DYNAMODB_ENDPOINT.*DYNOXIDE_BIN.*@dynoxide\/plan9-mips@1\.2\.1/,
    );
  });
});

describe('a machine the lock file does not cover', () => {
  const mac = machine({ platform: 'darwin', architecture: 'arm64' });
  const run = (on: Machine, status: number, output = '') => {
    const asked: string[] = [];
    const said: string[] = [];
    const npm = (args: readonly string[]) => {
      asked.push(args.join(' '));
      return { status, output };
    };
    return { asked, said, install: () => installServer(on, { npm, say: (line) => said.push(line) }) };
  };

  test('gets the locked version of its own package without changing the lock file, and one line that says so', () => {
    const { asked, said, install } = run(mac, 0);
    install();
    expect(asked).toEqual(['install --no-save --no-audit --no-fund @dynoxide/darwin-arm64@1.2.1']);
    expect(said).toEqual([expect.stringContaining('Installing @dynoxide/darwin-arm64@1.2.1')]);
  });

  test('gets a message that says what to do when npm fails, as without a network', () => {
    expect(run(mac, 1, 'npm error network request failed').install).toThrow(
      /could not install @dynoxide\/darwin-arm64@1\.2\.1.*internet.*DYNOXIDE_BIN.*DYNAMODB_ENDPOINT.*request failed/s,
    );
  });

  test.each([
    ['has the package', machine({ platform: 'win32', architecture: 'x64', locate: (name) => name })],
    ['names a binary', machine({ platform: 'win32', architecture: 'x64', environment: { DYNOXIDE_BIN: 'd' } })],
    ['names a server', machine({ platform: 'win32', architecture: 'x64', environment: { DYNAMODB_ENDPOINT: 'h' } })],
    ['has no published binary', machine({ platform: 'plan9', architecture: 'mips' })],
  ])('installs nothing when it %s', (_, on) => {
    const { asked, install } = run(on, 0);
    install();
    expect(asked).toEqual([]);
  });
});

describe('the running server', () => {
  test('an acknowledged write survives a crash, which is reported, and the server comes back on the same address', async () => {
    const reported = Promise.withResolvers<string>();
    const server = await startDynamoDb({ report: reported.resolve });
    onTestFinished(server.stop);
    await ensureTable(server.endpoint, 'table', tableResource);
    await callDynamoDb(server.endpoint, 'PutItem', { TableName: 'table', Item: item });
    const before = server.processId();
    if (before === undefined) throw new Error('The server was not started by the test.');
    process.kill(before, 'SIGKILL');
    expect(await reported.promise).toContain('SIGKILL');
    await expect.poll(() => server.processId()).not.toBe(before);
    const answer = await callDynamoDb(server.endpoint, 'GetItem', { TableName: 'table', Key: item });
    expect(answer).toEqual({ Item: item });
  });

  test('a data folder keeps the table and its items across restarts', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'live-chat-test-'));
    onTestFinished(() => rmSync(dataFolder, { recursive: true }));
    const first = await startDynamoDb({ dataFolder });
    await ensureTable(first.endpoint, 'table', tableResource);
    await callDynamoDb(first.endpoint, 'PutItem', { TableName: 'table', Item: item });
    await first.stop();
    const second = await startDynamoDb({ dataFolder });
    onTestFinished(second.stop);
    const table = await ensureTable(second.endpoint, 'table', tableResource);
    expect(table).toMatchObject({ name: 'table', keys: ['pk', 'sk'], timeToLiveAttribute: 'expires_at_seconds' });
    expect(table.streamArn).toContain('/stream/');
    expect(await callDynamoDb(second.endpoint, 'GetItem', { TableName: 'table', Key: item })).toEqual({ Item: item });
  });

  test('stopping ends the process', async () => {
    const server = await startDynamoDb();
    expect(await answers(server.endpoint)).toBe(true);
    await server.stop();
    expect(await answers(server.endpoint)).toBe(false);
  });

  test.each(['a signal', 'an error'])('no process is left when this one is ended by %s', async (how) => {
    const file = fileURLToPath(new URL('../../../local/dynamodb/server.ts', import.meta.url));
    const program = `
      const { startDynamoDb } = await import(${JSON.stringify(file)});
      const servers = [await startDynamoDb(), await startDynamoDb()];
      process.stdout.write(servers.map((server) => server.endpoint).join());
      ${how === 'a signal' ? 'setInterval(() => {}, 1000);' : 'throw new Error();'}`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [output] = (await once(child.stdout, 'data')) as [Buffer];
    const servers = output.toString().split(',');
    expect(servers).toHaveLength(2);
    if (how === 'a signal') child.kill('SIGTERM');
    for (const url of servers) await expect.poll(() => answers(url)).toBe(false);
  });

  test('the error names a binary that cannot be started', async () => {
    process.env['DYNOXIDE_BIN'] = '/nowhere/dynoxide';
    onTestFinished(() => void delete process.env['DYNOXIDE_BIN']);
    await expect(startDynamoDb()).rejects.toThrow('/nowhere/dynoxide');
  });
});

test('a test table has the indexes, the stream and the time to live of the product', async () => {
  const table = await startTestTable();
  onTestFinished(table.stop);
  const { Table: described } = await callDynamoDb<{ Table: Record<string, unknown> }>(table.endpoint, 'DescribeTable', {
    TableName: table.tableName,
  });
  expect(described['StreamSpecification']).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
  expect(described['GlobalSecondaryIndexes']).toMatchObject([
    { IndexName: 'gsi1', Projection: { ProjectionType: 'KEYS_ONLY' } },
    { IndexName: 'gsi2', Projection: { ProjectionType: 'KEYS_ONLY' } },
  ]);
});
