/** Reader of the stream: what follows from each step of a conversation's life. */
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { coreDeps } from '../container.ts';
import type { Deps } from '../deps.ts';
import type { Item } from '../store/table.ts';
import { hoursOf } from '../use-cases/count-row.ts';
import { reactTo } from '../use-cases/react.ts';
import { explainWaiting } from '../use-cases/waiting-reason.ts';
import { readVariables } from '../variables.ts';
import type { StreamEvent, StreamRecord } from './records.ts';
import { inGroups, insertedItem, insertedKey } from './records.ts';

/** The handler on these dependencies. */
export function react(deps: Deps): (event: StreamEvent) => Promise<DynamoDBBatchResponse> {
  return ({ Records }) => {
    const shared = { explain: explainWaiting(deps), hours: hoursOf(deps) };
    const handle = async (record: StreamRecord): Promise<void> => {
      const item = insertedItem(record);
      if (isRow(item)) await reactTo(deps, item, shared);
    };
    return inGroups(Records, (record) => insertedKey(record)?.pk ?? '', handle, deps.log);
  };
}

const isRow = (item: Item | undefined): item is Item =>
  item !== undefined && String(item['pk']).startsWith('CONV#') && String(item['sk']).startsWith('MSG#');

let ready: ReturnType<typeof react> | undefined;

/** What Lambda calls. */
export const handler = (event: StreamEvent): Promise<DynamoDBBatchResponse> =>
  (ready ??= react(coreDeps(readVariables('react', process.env))))(event);
