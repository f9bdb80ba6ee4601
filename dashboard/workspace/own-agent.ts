/** Who this person is in the team: an agent, none yet, or none any more. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { ApiError } from '#core/contract/client.ts';
import type { Agent } from '#core/model/team/agent.ts';
import type { Api } from '#dashboard/api/api.ts';

/** This person's agent record: not loaded yet, none, removed, or the record. `error` with none or removed: not even admins have access. */
export type Me = {
  state: 'loading' | 'none' | 'removed' | 'failed' | 'ready';
  agent: Agent | undefined;
  error: unknown;
};

/** The own agent. */
export type OwnAgent = {
  me: ReadonlySignal<Me>;
  /** The record came in a response or a frame. */
  set: (agent: Agent) => void;
  /** Fetches the record and connects the agent; an admin may do without one. */
  load: () => Promise<void>;
  /** Fetches the record, and nothing else. */
  look: () => Promise<void>;
  /** Finds out, at most every ten seconds, whether the person is still an agent, and disconnects those who aren't. */
  check: () => Promise<void>;
};

type OwnAgentDeps = {
  api: Api;
  onAgent: (agent: Agent) => void;
  connect: (socketUrl: string) => void;
  /** Ends the socket: who isn't an agent must not go on looking online. */
  disconnect: () => void;
};

const CHECK_EVERY_MS = 10_000;

/** Makes it, not loaded yet. */
export function createOwnAgent({ api, onAgent, connect, disconnect }: OwnAgentDeps): OwnAgent {
  const me = signal<Me>({ state: 'loading', agent: undefined, error: undefined });
  const set = (agent: Agent) => {
    me.value = { state: 'ready', agent: { ...me.peek().agent, ...agent }, error: undefined };
    onAgent(agent);
  };
  const lack = (error?: unknown) => {
    const hasBeenOne = me.peek().agent !== undefined || me.peek().state === 'removed';
    me.value = { state: hasBeenOne ? 'removed' : 'none', agent: undefined, error };
    disconnect();
  };
  return {
    me,
    set,
    load: async () => {
      try {
        const { agent, socket_url } = await api('getMe', {});
        if (!agent) return lack();
        set(agent);
        connect(socket_url);
      } catch (error) {
        if (isRefusal(error)) return lack(error);
        me.value = { state: 'failed', agent: undefined, error };
      }
    },
    look: async () => {
      const { agent } = await api('getMe', {});
      if (agent) set(agent);
    },
    check: atMostEvery(CHECK_EVERY_MS, async () => {
      if (me.peek().state !== 'ready') return;
      await api('getMe', {}).then(
        ({ agent }) => agent ?? lack(),
        (error: unknown) => isRefusal(error) && lack(error),
      );
    }),
  };
}

/** Whether the person has no access at all, as somebody deactivated. */
const isRefusal = (error: unknown): boolean => error instanceof ApiError && error.status === 403;

/** The work, unless it was done moments ago. */
function atMostEvery(ms: number, work: () => Promise<void>): () => Promise<void> {
  let doneAt = -Infinity;
  return async () => {
    if (performance.now() - doneAt < ms) return;
    doneAt = performance.now();
    await work();
  };
}
