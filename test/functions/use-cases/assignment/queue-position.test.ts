import { beforeEach, describe, expect, it } from 'vitest';
import { leaseStart } from '#functions/store/assignment/lease-store.ts';
import { assign } from '#functions/handlers/assign.ts';
import { close } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps, unread } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;
let deliver: () => Promise<unknown>;

beforeEach(() => {
  deps = memoryDeps();
  const next = unread(deps.table);
  deliver = () => assign(deps)(next());
});

const seconds = (count: number) => void (deps.clock.ms += count * 1000);

async function chat(): Promise<number> {
  deps.clock.ms += 1;
  return (await startConversation(deps, aStart(await aVisitor(deps)))).row.conversation_id;
}
async function atWork(max: number) {
  const agent = await anAgent(deps, { max_concurrent_chats: max });
  await deps.table.transact([leaseStart(agent.id, deps.now() + 1e9)]);
  return agent;
}

/** The positions told since the last time, by conversation. */
function told(): Record<number, [number, number | null]> {
  const frames = deps.delivered.flatMap(({ channels: [channel], frame }) =>
    channel?.kind === 'visitor' && frame.type === 'queue.position' ? [frame] : [],
  );
  deps.delivered.length = 0;
  return Object.fromEntries(
    frames.map((frame) => [frame.conversation_id, [frame.position, frame.estimated_wait_seconds]]),
  );
}

describe('who waits', () => {
  it('receives the queue position, and again only when it changes', async () => {
    const [first, second, third] = [await chat(), await chat(), await chat()];
    await deliver();
    expect(told()).toEqual({ [first]: [1, null], [second]: [2, null], [third]: [3, null] });
    seconds(20);
    const fourth = await chat();
    await deliver();
    expect(told()).toEqual({ [fourth]: [4, null] });
    seconds(20);
    await atWork(2);
    await deliver();
    expect(told()).toEqual({ [third]: [1, null], [fourth]: [2, null] });
  });

  it('receives it every fifteen seconds at most', async () => {
    const first = await chat();
    await deliver();
    expect(told()).toEqual({ [first]: [1, null] });
    seconds(14);
    const second = await chat();
    await deliver();
    expect(told()).toEqual({});
    seconds(1);
    const third = await chat();
    await deliver();
    expect(told()).toEqual({ [second]: [2, null], [third]: [3, null] });
  });

  it('receives it only among the first fifty', async () => {
    for (let count = 0; count < 53; count++) await chat();
    await deliver();
    expect(Object.keys(told())).toHaveLength(50);
  });

  it('is given an estimate once ten who had to wait were served', async () => {
    const chats: number[] = [];
    for (let count = 0; count < 14; count++) chats.push(await chat());
    await deliver();
    await atWork(1);
    for (const taken of chats.slice(0, 10)) {
      seconds(30);
      await deliver();
      told();
      await close(deps, taken, { type: 'visitor' });
    }
    seconds(30);
    await deliver();
    const waits = Object.values(told()).map(([position, wait]) => [position, Math.round(Number(wait) / 30)]);
    expect(waits).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });
});
