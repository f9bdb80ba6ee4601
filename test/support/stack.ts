/** The running stack for journeys: the very assembly that deploys, on a free port, with the demo's agents. */
import { gatewayConnection } from '#functions/platform/socket-gateway/connection-id.ts';
import { startStack } from '#local/stack/stack.ts';
import type { RunningStack, StackOptions } from '#local/stack/stack.ts';
import { noteUsedGrant } from '#test/lib/checks/grants.ts';
import { signIn } from './people.ts';
import { watchStack } from './trouble.ts';

/** A stack of a test's own. */
export type TestStack = RunningStack & {
  /** Resolves when everything that was caused has happened: streams read, invocations and asynchronous calls done. */
  settled(): Promise<void>;
  /** Cuts a connection without a `$disconnect`. */
  killSocket(connectionId: string): void;
};

/** Starts a stack with agents for agent1 and agent2. */
export async function startTestStack(options: Partial<StackOptions> = {}): Promise<TestStack> {
  const stack = await startStack({
    assembly: 'cdk.out',
    port: 0,
    grantUsed: noteUsedGrant,
    ...options,
    ...watchStack(options),
  });
  const admin = await signIn(stack.url, 'admin');
  const { data } = await admin.call('listAgents', { query: {} });
  const missing = ['agent1', 'agent2'].filter((name) => data.every(({ user_id }) => user_id !== name));
  for (const user_id of missing) await admin.call('createAgent', { body: { user_id } });
  const killSocket = (id: string): void => {
    const { ConnectionId } = gatewayConnection(id);
    for (const stage of stack.sockets) stage.connection(ConnectionId)?.kill();
  };
  return { ...stack, settled: () => stack.drain(), killSocket };
}
