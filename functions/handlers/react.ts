/** Reader of the stream: what follows from each step of a conversation's life, which rules run, and what webhooks and the event bus are sent. */
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { needsTurn } from '#core/conversation/rows.ts';
import {
  type Start,
  coreDeps,
  deliveryStarterOf,
  eventBusOf,
  filesOf,
  reachOf,
  starterOf,
} from '#functions/container.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import type { Deps } from '#functions/deps.ts';
import { settleAll, oneByOne } from '#functions/platform/settle.ts';
import { botToTrain } from '#functions/store/automation/training-store.ts';
import { fromItem } from '#functions/store/conversations/conversation-store.ts';
import type { Item } from '#functions/store/table.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import type { NotedQuarters } from '#functions/use-cases/reports/count-metric-events.ts';
import { hoursOf } from '#functions/use-cases/reports/count-row.ts';
import { keepFiles } from '#functions/use-cases/files/keep-files.ts';
import { type Outside, tellOutside } from '#functions/use-cases/webhooks/tell-outside.ts';
import { project } from '#functions/use-cases/projector.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';
import { rulesOnEvent, rulesOnRow } from '#functions/use-cases/rules/rules-on-rows.ts';
import { measureTo } from '#functions/platform/metrics/measure.ts';
import { readVariables } from '#functions/platform/variables.ts';
import {
  type StreamEvent,
  type StreamRecord,
  inGroups,
  insertedItem,
  insertedKey,
} from '#functions/platform/stream-records.ts';

/** What reacting needs besides: the functions that take the turns of bots and workflows, and that train bots on their articles; webhooks and the event bus. */
export type ReactDeps = Deps & { startTurn: Start; startTraining: Start; files: OpenFiles; outside?: Outside };

/** The handler on these dependencies. */
export function react(deps: ReactDeps): (event: StreamEvent) => Promise<DynamoDBBatchResponse> {
  const noted: NotedQuarters = new Set();
  return async ({ Records }) => {
    const shared = { explain: explainWaiting(deps), hours: hoursOf(deps), noted, whole: oneByOne() };
    const outside = tellOutside(deps, shared.explain);
    const handle = async (record: StreamRecord): Promise<void> => {
      const item = insertedItem(record);
      const bot = item && botToTrain(item);
      if (bot !== undefined) await deps.startTraining({ bot_id: bot });
      else if (isEvent(item)) await settleAll([outside.told(item), rulesOnEvent(deps, item)]);
      else if (isRow(item)) {
        // Read first: a row that can't be read must not leave work behind that has begun.
        const row = fromItem(item);
        await settleAll([
          ...(isOnlyPublished(item) ? [] : [startTurn(deps, item), keepSent(deps, item), project(deps, item, shared)]),
          outside.row(row),
          rulesOnRow(deps, row),
        ]);
      }
    };
    const failed = await inGroups(Records, (record) => insertedKey(record)?.pk ?? '', handle, deps.log);
    await outside.start();
    return failed;
  };
}

const isRow = (item: Item | undefined): item is Item =>
  item !== undefined && String(item['pk']).startsWith('CONV#') && String(item['sk']).startsWith('MSG#');

const isEvent = (item: Item | undefined): item is Item => item !== undefined && String(item['pk']).startsWith('EVENT#');

/** Whether a row is here for webhooks, the event bus and rules alone. */
const isOnlyPublished = ({ milestone }: Item): boolean => milestone === 'published';

async function startTurn({ startTurn: start }: ReactDeps, item: Item): Promise<void> {
  const row = fromItem(item);
  if (needsTurn(row)) await start({ conversation_id: row.conversation_id, seq: row.seq });
}

/** Files of a stored message are kept; all other uploads are deleted within a day. */
async function keepSent(deps: ReactDeps, item: Item): Promise<void> {
  const sent = fromItem(item).metadata?.files;
  if (sent)
    await keepFiles(
      deps,
      sent.map(({ id }) => id),
    );
}

function build() {
  const variables = readVariables('react', process.env);
  const deps = { ...coreDeps(variables), measure: measureTo(variables.METRICS) };
  return react({
    ...deps,
    reach: reachOf(variables, deps),
    files: filesOf(variables),
    startTurn: starterOf(variables.AUTOMATION_FUNCTION),
    startTraining: starterOf(variables.FIT_FUNCTION),
    outside: {
      subscriptions: deps.events,
      startDelivery: deliveryStarterOf(variables),
      putEvents: eventBusOf(variables),
    },
  });
}

/** What Lambda calls. */
export const handler = lazyHandler('react', build);
