import { expect, it } from 'vitest';
import { keys } from '#functions/store/keys.ts';
import { getSessionGates } from '#functions/store/access/session-gates.ts';
import { MemoryTable } from '#test/support/memory-table.ts';

const session = { widget_token: 'shop', visitor_id: 7 };

it('a session’s gates are told apart, whichever comes first', async () => {
  for (const order of [0, 1]) {
    const table = new MemoryTable();
    await table.put({ Item: { ...keys.token('shop'), widget_id: 2, is_active: true } });
    await table.put({ Item: { ...keys.visitorGate(7), admits: 'verified', blocked_until_ms: 5 } });
    const { batchGet } = table;
    table.batchGet = async (wanted, options) => {
      const items = await batchGet.call(table, wanted, options);
      return order === 0 ? items : items.toReversed();
    };
    const { gate, access } = await getSessionGates(table, session);
    expect(gate).toMatchObject({ widget_id: 2, is_active: true });
    expect(access).toEqual({ admits: 'verified', blocked_until_ms: 5 });
  }
});

it('a visitor without a gate has access, and a token that doesn’t exist has no gate', async () => {
  expect(await getSessionGates(new MemoryTable(), session)).toEqual({
    gate: undefined,
    access: { admits: undefined, blocked_until_ms: 0 },
  });
});

it('gates are read as they are now only if that is asked for', async () => {
  const table = new MemoryTable();
  const { batchGet } = table;
  const consistent: unknown[] = [];
  table.batchGet = (wanted, options) => {
    consistent.push(options?.ConsistentRead);
    return batchGet.call(table, wanted, options);
  };
  await getSessionGates(table, session);
  await getSessionGates(table, session, { consistent: true });
  expect(consistent).toEqual([false, true]);
});
