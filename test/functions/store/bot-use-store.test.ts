import { beforeEach, describe, expect, it } from 'vitest';
import type { Table } from '#functions/store/table.ts';
import { copilotUse, countCopilotUse, countToolUse, toolUse } from '#functions/store/automation/bot-use-store.ts';
import { MemoryTable } from '#test/support/memory-table.ts';

const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 2, 31, 12);
let table: Table;
beforeEach(() => {
  table = new MemoryTable();
});

describe('the calls of tools', () => {
  const call = (tool: string, atMs: number, ms: number, failed = false) =>
    countToolUse(table, { bot: 1, tool, failed, ms, atMs });

  it('are counted by tool and day, newest first, with their average time', async () => {
    await call('find_order', NOON - DAY_MS, 300);
    await call('find_order', NOON, 100);
    await call('find_order', NOON, 300, true);
    await call('create_ticket', NOON, 50);
    expect(await toolUse(table, 1, NOON)).toEqual([
      {
        day: '2026-03-31',
        tools: [
          { name: 'create_ticket', calls: 1, failed: 0, average_ms: 50 },
          { name: 'find_order', calls: 2, failed: 1, average_ms: 200 },
        ],
      },
      { day: '2026-03-30', tools: [{ name: 'find_order', calls: 1, failed: 0, average_ms: 300 }] },
    ]);
  });

  it('are shown for 30 days, of one bot', async () => {
    await call('find_order', NOON - 30 * DAY_MS, 1);
    await call('find_order', NOON - 31 * DAY_MS, 1);
    await countToolUse(table, { bot: 2, tool: 'find_order', failed: false, ms: 1, atMs: NOON });
    expect((await toolUse(table, 1, NOON)).map(({ day }) => day)).toEqual(['2026-03-01']);
  });
});

describe('what agents had written', () => {
  it('is counted by task with its tokens, apart from the calls of tools', async () => {
    await countCopilotUse(table, { bot: 1, task: 'draft', tokens: 700, atMs: NOON });
    await countCopilotUse(table, { bot: 1, task: 'shorter', tokens: 0, atMs: NOON });
    await countToolUse(table, { bot: 1, tool: 'find_order', failed: false, ms: 1, atMs: NOON });
    expect(await copilotUse(table, 1, NOON)).toEqual([
      {
        day: '2026-03-31',
        uses: 2,
        tokens: 700,
        tasks: expect.arrayContaining([
          { task: 'draft', uses: 1, tokens: 700 },
          { task: 'shorter', uses: 1, tokens: 0 },
        ]),
      },
    ]);
  });
});
