/** The cost of a write must not grow with the stream: without its two indexes the server looks through all records each time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { callDynamoDb } from '#local/dynamodb/call.ts';
import { startDynamoDb } from '#local/dynamodb/server.ts';
import { ensureTable } from '#local/dynamodb/table.ts';
import { StreamReader } from '#local/dynamodb/stream-reader.ts';
import { tableResource } from '#test/support/dynamodb.ts';

const records = 100_000;

/** Copies the newest record of the stream so many times, with rising numbers. */
function multiplyRecords(file: string, times: number): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 5000');
  database.exec(`
    WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < ${times})
    INSERT INTO _stream_records (table_name, event_name, keys_json, new_image, old_image, sequence_number, shard_id, created_at)
    SELECT r.table_name, r.event_name, r.keys_json, r.new_image, r.old_image, CAST(CAST(r.sequence_number AS INTEGER) + n AS TEXT), r.shard_id, r.created_at
    FROM counter, (SELECT * FROM _stream_records ORDER BY id DESC LIMIT 1) AS r`);
  database.close();
}

/** How long the quickest of many runs takes: what else the machine does only ever adds. */
async function quickestMilliseconds(run: (number: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let number = 0; number < 61; number += 1) {
    const start = performance.now();
    await run(number);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

test(`a write and an empty read cost the same behind ${records} records as behind ten`, async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'live-chat-test-'));
  const server = await startDynamoDb({ dataFolder });
  onTestFinished(async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true });
  });
  const table = await ensureTable(server.endpoint, 'growing', tableResource);
  const put = (number: number) =>
    callDynamoDb(server.endpoint, 'PutItem', {
      TableName: 'growing',
      Item: { pk: { S: `pk-${number}` }, sk: { S: String(Math.random()) } },
    });
  const reader = new StreamReader(server.endpoint, table.streamArn ?? '', 'LATEST');
  const measure = async () => {
    const write = await quickestMilliseconds(put);
    await reader.read();
    return { write, read: await quickestMilliseconds(() => reader.read()) };
  };
  const before = await measure();
  multiplyRecords(join(dataFolder, 'dynamodb.sqlite'), records);
  // Reads past the copies, so that what is measured is an empty read.
  while ((await reader.read()).length > 0);
  const after = await measure();
  expect(after.write).toBeLessThan(before.write * 3 + 1);
  expect(after.read).toBeLessThan(before.read * 3 + 1);
});
