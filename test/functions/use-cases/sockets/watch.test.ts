/** Who looks on: an agent whose network died is named no longer than their lease. */
import { expect, it } from 'vitest';
import { sweep } from '#functions/handlers/sweep.ts';
import { getConnection, subscribe, putConnection } from '#functions/store/sockets/connection-store.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { watch } from '#functions/use-cases/sockets/watch.ts';
import { anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

it('names an agent who is gone no longer to the colleagues who have the same conversation open', async () => {
  const deps = memoryDeps();
  const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
  const { conversation_id } = row;
  const looking = async (name: string, leaseSeconds: number) => {
    const { id, user_id } = await anAgent(deps, { name, connected: false });
    await heartbeat(deps, id, leaseSeconds);
    const token_expires_at_seconds = deps.now() / 1000 + 3600;
    const who = { principal: 'agent', user_id, name, agent_id: id, token_expires_at_seconds } as const;
    await putConnection(deps.table, `of ${name}`, who, deps.now());
    const connection = await getConnection(deps.table, `of ${name}`);
    if (!connection) throw new Error('It was just stored.');
    await subscribe(deps.table, connection, [{ kind: 'agent', id }]);
    await watch(deps, connection, conversation_id);
    return { id, name };
  };
  await looking('Ana', 75);
  const ben = await looking('Ben', 150);
  deps.clock.ms += 76_000;
  deps.delivered.length = 0;
  await sweep(deps)();
  expect(deps.delivered.filter(({ frame }) => frame.type === 'viewing')).toEqual([
    {
      channels: [{ kind: 'watch', id: conversation_id }],
      frame: { type: 'viewing', conversation_id, agents: [ben] },
    },
  ]);
});
