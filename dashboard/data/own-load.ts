/** How many chats the own agent has. The server doesn't push it, so it is followed from what happens to the known chats. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Agent, AgentStatus } from '#core/model/team/agent.ts';

/** The load of the own agent. */
export type OwnLoad = {
  chats: ReadonlySignal<number>;
  /** The server said how many there are. */
  know: (chats: number) => void;
  stop: () => void;
};

/**
 * Follows the load from the number of own open chats that are `known` here. Some may be unknown, as no list has shown them,
 * so what the server said is the base: it falls as known chats end, and is exceeded when more are known.
 */
export function createOwnLoad(known: ReadonlySignal<number>): OwnLoad {
  const base = signal({ said: 0, maxKnown: 0 });
  const stop = effect(() => {
    if (known.value > base.peek().maxKnown) base.value = { ...base.peek(), maxKnown: known.value };
  });
  return {
    chats: computed(() => Math.max(known.value, base.value.said - (base.value.maxKnown - known.value))),
    know: (chats) => {
      base.value = { said: chats, maxKnown: known.peek() };
    },
    stop,
  };
}

/** Whether an agent with so many chats is at the maximum. */
export const reaches = ({ max_concurrent_chats: max }: Agent, chats: number): boolean => chats >= max;

/** The status of an agent as it is shown: who is online and at the maximum is busy, and nobody is offline. */
export const statusShown = (agent: Agent | undefined, isFull: boolean): AgentStatus =>
  agent?.status === 'online' && isFull ? 'busy' : (agent?.status ?? 'offline');
