/** A resolved conversation is closed by its row alone; the reader of the stream puts it into the list of closed ones. */
import { beforeEach, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { react } from '#functions/handlers/react.ts';
import { conversationsByStatus } from '#functions/store/conversations/conversation-index.ts';
import { appendRow } from '#functions/store/conversations/conversation-store.ts';
import { listAsClosed } from '#functions/store/lifecycle/transition-store.ts';
import type { Table } from '#functions/store/table.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { close, reopen, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { applyIdleRules } from '#functions/use-cases/lifecycle/idle.ts';
import { type MemoryDeps, memoryDeps, unread } from '#test/support/memory-deps.ts';
import { aWaitingChat } from '#test/support/waiting-chats.ts';

const by = { type: 'system', reason: 'test' } as const;

let deps: MemoryDeps;
let id: Id;
beforeEach(async () => {
  deps = memoryDeps();
  id = await aWaitingChat(deps);
  await resolve(deps, id, by);
});

const listed = async () => {
  const of = async (status: 'active' | 'resolved' | 'closed' | 'pending') =>
    (await conversationsByStatus(deps.table, status, { limit: 10 })).ids.includes(id) ? [status] : [];
  return (await Promise.all([of('pending'), of('active'), of('resolved'), of('closed')])).flat();
};

async function asRead() {
  const state = await loadConversation(deps.table, id, { consistent: true });
  if (!state) throw new Error('It is not there.');
  return { id, state: state.row.state, info: state.items.get('INFO') };
}

it('is one write, and listed by the reader of the stream, also when that is told twice', async () => {
  const news = unread(deps.table);
  await close(deps, id, by);
  const told = news();
  expect(told.Records.map(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S)).toEqual(['MSG#00000003']);
  expect(await listed()).toEqual(['resolved']);
  await react(deps)(told);
  expect(await listed()).toEqual(['closed']);
  const before = deps.table.changes.length;
  await react(deps)(told);
  expect(deps.table.changes.slice(before).filter(({ key }) => key.sk === 'INFO')).toEqual([]);
});

it('stays in the list of who reopened it, whatever was read before', async () => {
  await close(deps, id, by);
  const late = await asRead();
  await reopen(deps, id, by);
  await listAsClosed(deps.table, late);
  expect(await listed()).toEqual(['pending']);
});

it('stays where it is that was reopened and resolved again', async () => {
  await close(deps, id, by);
  const late = await asRead();
  deps.clock.ms += 1000;
  await reopen(deps, id, by);
  await resolve(deps, id, by);
  await listAsClosed(deps.table, late);
  expect(await listed()).toEqual(['resolved']);
});

it('stays where its place was read after somebody reopened it', async () => {
  await close(deps, id, by);
  const { state } = await asRead();
  deps.clock.ms += 1000;
  await reopen(deps, id, by);
  await listAsClosed(deps.table, { ...(await asRead()), state });
  expect(await listed()).toEqual(['pending']);
  await resolve(deps, id, by);
  await listAsClosed(deps.table, { ...(await asRead()), state });
  expect(await listed()).toEqual(['resolved']);
});

it('is closed once where the answer of its write was lost', async () => {
  const table: Table = Object.create(deps.table, {
    put: {
      value: async (request: Parameters<Table['put']>[0]) => {
        await deps.table.put(request);
        return deps.table.put(request);
      },
    },
  });
  expect(await close({ ...deps, table }, id, by)).toMatchObject({ outcome: 'done', rows: [{ milestone: 'closed' }] });
});

it('is no answer to somebody who wrote at the same moment', async () => {
  const { row } = (await loadConversation(deps.table, id, { consistent: true })) ?? {};
  const table: Table = Object.create(deps.table, {
    put: {
      value: async (request: Parameters<Table['put']>[0]) => {
        if (row) await appendRow(deps.table, { ...row, id: row.id - 1, seq: row.seq + 1, milestone: null });
        return deps.table.put(request);
      },
    },
  });
  const result = await close({ ...deps, table }, id, by);
  expect(result.outcome === 'done' && result.rows[0]?.seq).toBeGreaterThan((row?.seq ?? 0) + 1);
});

it('is listed by the sweep where the stream was never read', async () => {
  await close(deps, id, by);
  deps.clock.ms += 10 * 86_400_000;
  const never = { first_response_timeout_seconds: null, resolve_after_idle_minutes: null, follow_up: null };
  const widgets = [{ id: 1, ...never, close_after_resolved_hours: 24 }];
  await applyIdleRules(deps, { widgets, positions: {}, until: Infinity });
  expect(await listed()).toEqual(['closed']);
});
