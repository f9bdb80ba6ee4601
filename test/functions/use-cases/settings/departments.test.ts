import { defaultAssignment } from '#core/assignment/default-choices.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { departmentStore } from '#functions/store/settings/department-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { assignTo, reopen, requeue, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { departments } from '#functions/use-cases/settings/departments.ts';
import { createItem, deleteItem, updateItem } from '#functions/use-cases/settings/resource.ts';
import { widgets } from '#functions/use-cases/settings/widgets.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';
import { anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const SALES = 7;
const by = { type: 'system', reason: 'test' } as const;
let deps: MemoryDeps;
beforeEach(async () => {
  deps = memoryDeps();
  await departmentStore.put(
    deps.table,
    {
      id: SALES,
      name: 'Sales',
      notify_emails: [],
      ...defaultAssignment,
      created_at: new Date(deps.now()).toISOString(),
      version: 1,
    },
    0,
  );
});

async function chatOfSales(): Promise<Id> {
  const start = aStart(await aVisitor(deps), { widget: { id: 1, department_id: SALES } });
  return (await startConversation(deps, start)).row.conversation_id;
}
const queued = async (department: Id | null) =>
  (await readQueue(deps.table, department, 10)).map(({ conversation_id }) => conversation_id);

describe('a department that is deleted', () => {
  it('is not, while chats wait in its queue', async () => {
    await chatOfSales();
    await expect(deleteItem(deps, departments, SALES)).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each([
    ['given back', (chat: Id) => requeue(deps, chat, by)],
    ['reopened', async (chat: Id) => (await resolve(deps, chat, by), await reopen(deps, chat, by))],
  ])('leaves its chats with their agents; one that is %s waits in the default queue', async (_, again) => {
    const ana = await anAgent(deps);
    const chat = await chatOfSales();
    await assignTo(deps, chat, ana, by, { force: false });
    await deleteItem(deps, departments, SALES);
    await deps.table.delete({ Key: { pk: `ROSTER#default`, sk: String(ana.id).padStart(16, '0') } });
    await assignTo(deps, chat, await anAgent(deps, { name: 'Bob', chosen_status: 'away' }), by, { force: false });
    await again(chat);
    expect(await queued(SALES)).toEqual([]);
    expect(await queued(null)).toEqual([chat]);
    expect((await loadConversation(deps.table, chat, { consistent: true }))?.metadata.department_id).toBeNull();
  });

  it('takes along what came to its queue in the last moment', async () => {
    const ana = await anAgent(deps);
    const chat = await chatOfSales();
    await assignTo(deps, chat, ana, by, { force: false });
    const { transact } = deps.table;
    deps.table.transact = async (writes) => {
      deps.table.transact = transact;
      await requeue(deps, chat, by);
      return transact(writes);
    };
    await deleteItem(deps, departments, SALES);
    expect(await queued(SALES)).toEqual([]);
    expect(await queued(null)).toEqual([chat]);
  });
});

describe('a widget whose department changes', () => {
  const SUPPORT = 8;
  const widgetDeps = () => ({ ...deps, randomText: () => 'x' });

  it('takes its waiting chats along, and leaves those of other widgets and those that an agent has', async () => {
    await departmentStore.put(
      deps.table,
      {
        id: SUPPORT,
        name: 'Support',
        notify_emails: [],
        ...defaultAssignment,
        created_at: new Date(deps.now()).toISOString(),
        version: 1,
      },
      0,
    );
    const { id } = await createItem(widgetDeps(), widgets, { name: 'Shop', department_id: SALES });
    const start = async (widget: Id) =>
      (await startConversation(deps, aStart(await aVisitor(deps), { widget: { id: widget, department_id: SALES } })))
        .row.conversation_id;
    const [waiting, taken, other] = [await start(id), await start(id), await start(99)];
    await assignTo(deps, taken, await anAgent(deps, { department_ids: [SALES] }), by, { force: false });
    await updateItem(widgetDeps(), widgets, id, { department_id: SUPPORT });
    expect([await queued(SUPPORT), await queued(SALES)]).toEqual([[waiting], [other]]);
    expect((await loadConversation(deps.table, taken, { consistent: true }))?.row.state.status).toBe('active');
    await updateItem(widgetDeps(), widgets, id, { department_id: null });
    expect([await queued(SUPPORT), await queued(null)]).toEqual([[], [waiting]]);
  });
});

describe('chats of one department that start at the same time', () => {
  it('write nothing in common: DynamoDB refuses transactions that meet in an item, also in one that is only checked', async () => {
    const written: string[][] = [];
    const { transact } = deps.table;
    deps.table.transact = (writes) => {
      const keysOf = writes.flatMap((write) => Object.values(write)).map((one) => one.Key ?? one.Item);
      written.push(keysOf.map(({ pk, sk }) => `${pk} ${sk}`));
      return transact(writes);
    };
    await chatOfSales();
    await chatOfSales();
    const [first = [], second = []] = written;
    expect(first.length).toBeGreaterThan(2);
    expect(first.filter((key) => second.includes(key))).toEqual([]);
  });

  it('come to the default queue when the department is deleted in that moment', async () => {
    const { transact } = deps.table;
    deps.table.transact = async (writes) => {
      deps.table.transact = transact;
      await deleteItem(deps, departments, SALES);
      return transact(writes);
    };
    const chat = await chatOfSales();
    expect(await queued(SALES)).toEqual([chat]);
    await sweep(deps)();
    expect([await queued(SALES), await queued(null)]).toEqual([[], [chat]]);
  });
});

it('the reason for waiting knows every agent of a large team', async () => {
  for (let count = 0; count < 130; count++) await anAgent(deps, { chosen_status: 'offline' });
  await anAgent(deps, { department_ids: [SALES], current_chats_count: 5 });
  const state = await loadConversation(deps.table, await chatOfSales(), { consistent: true });
  expect(state && (await explainWaiting(deps)(state.metadata, state.row.state))).toBe('all_full');
});

describe('the name of a department', () => {
  const create = (name: string) => createItem(deps, departments, { name, notify_emails: [], ...defaultAssignment });

  it('is not taken again, in whatever case', async () => {
    await expect(create('SALES')).rejects.toMatchObject({ code: 'conflict' });
    const support = await create('Support');
    await expect(updateItem(deps, departments, support.id, { name: 'sales' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is taken once when two people take it at the same time', async () => {
    const results = await Promise.allSettled([create('Support'), create('Support'), create('Billing')]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('is free again once its department has another one or is deleted', async () => {
    await updateItem(deps, departments, SALES, { name: 'Sales team' });
    const next = await create('Sales');
    await deleteItem(deps, departments, next.id);
    expect(await create('Sales')).toMatchObject({ name: 'Sales' });
  });

  it('may change its case', async () => {
    expect(await updateItem(deps, departments, SALES, { name: 'SALES' })).toMatchObject({ name: 'SALES' });
  });
});
