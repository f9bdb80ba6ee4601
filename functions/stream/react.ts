/** Reader of the stream: what follows from each step of a conversation's life. */
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { coreDeps } from '../container.ts';
import type { Deps } from '../deps.ts';
import { hasEffect, reactTo } from '../use-cases/react.ts';
import { explainWaiting } from '../use-cases/waiting-reason.ts';
import { readVariables } from '../variables.ts';
import type { StreamEvent, StreamRecord } from './records.ts';
import { inGroups, insertedKey, milestoneOf } from './records.ts';

/** The handler on these dependencies. */
export function react(deps: Deps): (event: StreamEvent) => Promise<DynamoDBBatchResponse> {
  return ({ Records }) => {
    const explain = explainWaiting(deps);
    const handle = async (record: StreamRecord): Promise<void> => {
      const key = insertedKey(record);
      if (!key?.pk.startsWith('CONV#') || !key.sk.startsWith('MSG#')) return;
      if (hasEffect(milestoneOf(record))) await reactTo(deps, key, explain);
    };
    return inGroups(Records, (record) => insertedKey(record)?.pk ?? '', handle, deps.log);
  };
}

let ready: ReturnType<typeof react> | undefined;

/** What Lambda calls. */
export const handler = (event: StreamEvent): Promise<DynamoDBBatchResponse> =>
  (ready ??= react(coreDeps(readVariables('react', process.env))))(event);
