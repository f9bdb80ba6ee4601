/** What a report of a month reads, on the embedded table: rows, read units, milliseconds. */
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '#functions/store/dynamo-table.ts';
import type { Item } from '#functions/store/table.ts';
import { testDeps } from '#test/support/deps.ts';
import { startTestTable } from '#test/support/dynamodb.ts';
import { apiOn } from './compare.ts';

/** What reports read: rows, read units, and milliseconds. */
export type Reading = Record<string, { rows: number; units: number; ms: number }>;

/** Reports that are to come within so many milliseconds. The one by agent has no limit. */
export const FAST = ['volume', 'response-time', 'resolution-time', 'satisfaction', 'bots'];
export const FAST_MS = 500;
const BATCH = 25;
const TRIES = 20;

/** Puts what was counted, and the widgets and agents it is of, into a table of its own, and asks for each report. */
export async function readingOf(
  items: readonly Item[],
  widget: number,
  query: Record<string, string>,
): Promise<Reading> {
  const server = await startTestTable();
  const client = documentClient(server.client);
  const wanted = items.filter(({ pk }) => /^(METRICS|WIDGET|AGENT)#/.test(String(pk)));
  for (let at = 0; at < wanted.length; at += BATCH) {
    const puts = wanted.slice(at, at + BATCH).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [server.tableName]: puts } }));
  }
  // A month isn't over yet, so nothing of it is added up by day: each report reads every row.
  const deps = testDeps(server, Date.parse(query['from'] ?? ''));
  let rows = 0;
  const { query: read } = deps.table;
  deps.table.query = async (input) => {
    const answer = await read(input);
    rows += answer.items.length;
    return answer;
  };
  const ask = apiOn(deps);
  const reading: Reading = {};
  for (const name of [...FAST, 'agents']) {
    const times: number[] = [];
    const tries = FAST.includes(name) ? TRIES : 1;
    // What else runs on the machine only ever adds: the fastest counts, and a fast one is enough.
    while (times.length < tries && Math.min(...times) > FAST_MS) {
      deps.resetUnits();
      rows = 0;
      const before = performance.now();
      const { status } = await ask(`/reports/${name}`, { ...query, widget_id: String(widget) });
      times.push(performance.now() - before);
      if (status !== 200) throw new Error(`The report ${name} answered ${status}.`);
    }
    reading[name] = { rows, units: deps.units.read, ms: Math.round(Math.min(...times)) };
  }
  await server.stop();
  return reading;
}
