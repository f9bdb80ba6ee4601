/** Reader of the stream: what follows from each step of a conversation's life. */
import type { Context, DynamoDBBatchResponse } from 'aws-lambda';
import { needsTurn } from '../../core/rows.ts';
import { settleAll } from '../all-done.ts';
import type { Start } from '../container.ts';
import { coreDeps, starterOf } from '../container.ts';
import { withinDeadline } from '../deadline.ts';
import type { Deps } from '../deps.ts';
import { oneByOne } from '../one-by-one.ts';
import { botToTrain } from '../store/fit-store.ts';
import { fromItem } from '../store/row-item.ts';
import type { Item } from '../store/table.ts';
import type { Noted } from '../use-cases/count-facts.ts';
import { hoursOf } from '../use-cases/count-row.ts';
import { project } from '../use-cases/react.ts';
import { explainWaiting } from '../use-cases/waiting-reason.ts';
import { readVariables } from '../variables.ts';
import type { StreamEvent, StreamRecord } from './records.ts';
import { inGroups, insertedItem, insertedKey } from './records.ts';

/** What reacting needs besides: the functions that take the turns of bots and flows, and that fit bots to their articles. */
export type ReactDeps = Deps & { startTurn: Start; startFit: Start };

/** The handler on these dependencies. */
export function react(deps: ReactDeps): (event: StreamEvent) => Promise<DynamoDBBatchResponse> {
  const noted: Noted = new Set();
  return ({ Records }) => {
    const shared = { explain: explainWaiting(deps), hours: hoursOf(deps), noted, whole: oneByOne() };
    const handle = async (record: StreamRecord): Promise<void> => {
      const item = insertedItem(record);
      const bot = item && botToTrain(item);
      if (bot !== undefined) await deps.startFit({ bot_id: bot });
      else if (isRow(item)) await settleAll([startTurn(deps, item), project(deps, item, shared)]);
    };
    return inGroups(Records, (record) => insertedKey(record)?.pk ?? '', handle, deps.log);
  };
}

const isRow = (item: Item | undefined): item is Item =>
  item !== undefined && String(item['pk']).startsWith('CONV#') && String(item['sk']).startsWith('MSG#');

async function startTurn({ startTurn: start }: ReactDeps, item: Item): Promise<void> {
  const row = fromItem(item);
  if (needsTurn(row)) await start({ conversation_id: row.conversation_id, seq: row.seq });
}

let ready: ReturnType<typeof react> | undefined;

/** What Lambda calls. */
export const handler = (event: StreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
  withinDeadline(context, () => (ready ??= react(build()))(event));

function build(): ReactDeps {
  const variables = readVariables('react', process.env);
  return {
    ...coreDeps(variables),
    startTurn: starterOf(variables.AUTOMATION_FUNCTION),
    startFit: starterOf(variables.FIT_FUNCTION),
  };
}
