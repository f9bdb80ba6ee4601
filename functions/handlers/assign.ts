/** Reader of the stream: someone waits, or someone has room. Either way their department is looked at as it is now. */
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { coreDeps } from '#functions/container.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import type { Deps } from '#functions/deps.ts';
import { type Key } from '#functions/store/keys.ts';
import { departmentOfPartition } from '#functions/store/partitions.ts';
import { notifyWaiting } from '#functions/use-cases/assignment/notify-waiting.ts';
import { assignWaiting, QUEUE_PAGE } from '#functions/use-cases/assignment/assign.ts';
import { broadcastQueuePositions } from '#functions/use-cases/assignment/queue-position.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';
import { readVariables } from '#functions/platform/variables.ts';
import { type StreamEvent, type StreamRecord, failures, insertedKey } from '#functions/platform/stream-records.ts';

/** What of the function's 30 seconds is spent on claims; what is left then is delivered again. */
const BUSY_MS = 20_000;

/** The handler on these dependencies. */
export function assign(deps: Deps): (event: StreamEvent) => Promise<DynamoDBBatchResponse> {
  return async ({ Records }) => {
    const until = deps.now() + BUSY_MS;
    const byPartition = Map.groupBy(Records, (record) => insertedKey(record)?.pk.replace(/^(QUEUE|ROSTER)#/, ''));
    const failed = await Promise.all(
      [...byPartition.values()].map(async (records) => ((await settle(deps, records, until)) ? [] : records)),
    );
    return failures(failed.flat());
  };
}

/** Assigns, announces what still waits of these records, and tells who waits where they stand; answers whether that was brought to an end. */
async function settle(deps: Deps, records: StreamRecord[], until: number): Promise<boolean> {
  const found = records.flatMap((record) => insertedKey(record) ?? []).filter(({ pk }) => /^(QUEUE|ROSTER)#/.test(pk));
  const [first] = found;
  if (!first) return true;
  const department = departmentOfPartition(first.pk);
  try {
    const { isSettled, waiting, served } = await assignWaiting(deps, department, until);
    if (!isSettled) return false;
    const explain = explainWaiting(deps);
    // Beyond a full page nobody has looked: those may wait too.
    const mayWait = ({ pk, sk }: Key): boolean =>
      pk.startsWith('QUEUE#') &&
      (waiting.find(({ key }) => key.sk === sk)?.announced === false ||
        (waiting.length >= QUEUE_PAGE && waiting.every(({ key }) => key.sk !== sk)));
    for (const key of found.filter(mayWait)) await notifyWaiting(deps, key, explain);
    if (waiting.length > 0 || served > 0) await broadcastQueuePositions(deps, department, served);
    return true;
  } catch (error) {
    deps.log.error('assignment_failed', { department, error });
    return false;
  }
}

const build = () => assign(coreDeps(readVariables('assign', process.env)));

/** What Lambda calls. */
export const handler = lazyHandler('assign', build);
