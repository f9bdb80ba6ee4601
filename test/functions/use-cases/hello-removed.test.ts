/** A socket of an agent who is removed while it says hello leaves nothing behind that would go on hearing. */
import { expect, it } from 'vitest';
import { getConnection, putConnection } from '#functions/store/sockets/connection-store.ts';
import { keys } from '#functions/store/keys.ts';
import { hello } from '#functions/use-cases/sockets/hello.ts';
import { anAgent } from '#test/support/conversations.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

it('listens to no department any more', async () => {
  const deps = memoryDeps();
  const { id } = await anAgent(deps, { user_id: 'ana' });
  const until = deps.now() / 1000 + 3600;
  const who = {
    principal: 'agent',
    user_id: 'ana',
    name: 'Ana',
    agent_id: id,
    token_expires_at_seconds: until,
  } as const;
  await putConnection(deps.table, 'socket', who, deps.now());
  const connection = await getConnection(deps.table, 'socket');
  const { get } = deps.table;
  deps.table.get = async (input) => {
    const read = await get(input);
    if (input.Key?.['sk'] === 'AGENT') await deps.table.delete({ Key: keys.agent(id) });
    return read;
  };
  if (connection) await hello(deps, connection, [], { heartbeatSeconds: 25, leaseSeconds: 75 });
  expect(deps.table.items.filter(({ pk }) => /^(CHANNEL|CONN)#/.test(String(pk)))).toEqual([]);
});
