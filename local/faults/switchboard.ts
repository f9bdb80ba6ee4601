/** `POST /local/faults`: what AWS and networks do to a deployment on bad days, switched on while the stack runs. */
import * as z from 'zod/mini';
import type { Faults } from '#local/aws/dynamodb/faults.ts';
import type { Connection } from '#local/websocket/connection.ts';
import { seededRandom } from './seeded-random.ts';

const share = z.number().check(z.minimum(0), z.maximum(1));

/** What is switched on. What is left out is off; sockets are only those that are open at this moment. */
export const switches = z.strictObject({
  /** Share of requests to DynamoDB that is throttled. */
  throttled_share: z._default(z.number().check(z.minimum(0), z.maximum(0.5)), 0),
  /** Whether requests for an item that a transaction uses are refused. */
  transaction_conflicts: z._default(z.boolean(), false),
  /** How far indexes are behind, milliseconds. */
  index_lag_ms: z._default(z.int().check(z.minimum(0), z.maximum(60_000)), 0),
  /** Share of the open sockets that is cut without a `$disconnect`. */
  cut_share: z._default(share, 0),
  /** Share of the open sockets that falls silent in both directions. */
  silent_share: z._default(share, 0),
  /** Chooses the sockets: the same seed, the same ones of as many. */
  seed: z._default(z.int(), 1),
});

type Sockets = { connectionIds(): string[]; connection(id: string): Connection | undefined };

/** Switches faults on and off. @returns how many sockets were cut, and how many fell silent */
export async function switchFaults(
  faults: Pick<Faults, 'throttledShare' | 'transactionConflicts' | 'lagIndexes'>,
  stages: readonly Sockets[],
  wanted: z.infer<typeof switches>,
): Promise<{ cut: number; silent: number }> {
  faults.throttledShare = wanted.throttled_share;
  faults.transactionConflicts = wanted.transaction_conflicts;
  await faults.lagIndexes(wanted.index_lag_ms);
  const random = seededRandom(wanted.seed);
  const done = { cut: 0, silent: 0 };
  for (const stage of stages)
    for (const id of stage.connectionIds()) {
      const drawn = random();
      const connection = stage.connection(id);
      if (drawn < wanted.cut_share) {
        connection?.kill();
        done.cut++;
      } else if (drawn < wanted.cut_share + wanted.silent_share) {
        connection?.makeHalfOpen();
        done.silent++;
      }
    }
  return done;
}
