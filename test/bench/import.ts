/** An import of 100,000 messages, against its budget: five minutes and 300 MB on two cores, and numbers that are right at once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { steadyMemory } from '#bin/portable/steady-memory.ts';
import { anAgent } from '#test/support/conversations.ts';
import { testDeps } from '#test/support/deps.ts';
import { startTestTable } from '#test/support/dynamodb.ts';
import { writeLargeExport } from '#test/support/exports.ts';
import { bulkOf, imported, storedWidget } from '#test/support/imports.ts';
import { recount } from '#functions/use-cases/reports/recount.ts';
import { printReport, tableOf } from './kit/report.ts';

const CONVERSATIONS = Number(process.env['CONVERSATIONS'] ?? 5000);
const MESSAGES = 20;
const MAX_MINUTES = 5;
const MAX_MB = 300;

const folder = mkdtempSync(join(tmpdir(), 'import-'));
const table = await startTestTable();
try {
  const deps = testDeps(table);
  const agent = await anAgent(deps, { name: 'Ana', email: 'ana@example.com' });
  const firstSeconds = Date.UTC(2026, 2, 1) / 1000;
  writeLargeExport(folder, CONVERSATIONS, MESSAGES, firstSeconds);
  const target = { ...deps, bulk: bulkOf(table), widget: await storedWidget(deps.table, 1) };
  let maxMb = 0;
  const sample = setInterval(() => (maxMb = Math.max(maxMb, process.memoryUsage.rss() / 1e6)), 20);
  const run = async () => {
    deps.resetUnits();
    const begun = performance.now();
    const cpu = process.cpuUsage();
    const { report } = await imported(target, folder, {
      agents: [{ ...agent, email: 'ana@example.com' }],
      onProgress: steadyMemory(),
    });
    const { user, system } = process.cpuUsage(cpu);
    return {
      cpu: Math.round((user + system) / 1e6),
      seconds: Math.round((performance.now() - begun) / 100) / 10,
      report,
      units: { ...deps.units },
    };
  };
  const first = await run();
  clearInterval(sample);
  const again = await run();
  const { drift, facts } = await recount(deps);
  const rowOf = (name: string, { seconds, cpu, report }: typeof first) => ({
    run: name,
    seconds,
    'processor seconds': cpu,
    written: report.conversations.written,
  });
  printReport('import', {
    tables: [
      tableOf(`${CONVERSATIONS} conversations, ${CONVERSATIONS * MESSAGES} messages`, [
        { ...rowOf('first', first), 'max MB': Math.round(maxMb) },
        rowOf('again', again),
      ]),
    ],
    budgets: [
      { name: 'time of the first run', value: first.seconds, limit: MAX_MINUTES * 60, unit: 's' },
      { name: 'memory', value: maxMb, limit: MAX_MB, unit: 'MB' },
      { name: `differences of ${facts} metric events from a recount`, value: drift.length, limit: 0 },
      { name: 'rows written by the second run', value: again.report.rows, limit: 0 },
    ],
  });
} finally {
  rmSync(folder, { recursive: true });
  await table.stop();
}
