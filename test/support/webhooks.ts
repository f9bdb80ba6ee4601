/** Webhooks on the APIs of a test: the stream's reader, the function that delivers, the sweep, and a receiver with faults. */
import { lookup } from 'node:dns';
import { type IncomingMessage, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { deliver } from '#functions/handlers/deliver.ts';
import { react } from '#functions/handlers/react.ts';
import { pushKeysOf } from '#functions/identity/push-keys.ts';
import type { PutEvents } from '#functions/platform/event-bus/event-bus.ts';
import { safeSender } from '#functions/platform/network/safe-fetch.ts';
import type { Deps } from '#functions/deps.ts';
import { startDueDeliveries } from '#functions/use-cases/webhooks/start-due.ts';
import { subscriptionsOf } from '#functions/store/webhooks/subscriptions.ts';
import type { Apis, MemoryApis } from './api.ts';
import { noFiles } from './files.ts';
import { streamEvent } from './memory-deps.ts';
import { narrowTable } from '#test/support/narrow-table.ts';

/** A request that the receiver got. */
export type Received = { headers: Record<string, string>; text: string; event: ReceivedEvent };
type ReceivedEvent = {
  id: string;
  type: string;
  timestamp: string;
  subject: { type: string; id: number };
  seq: number;
  data: Record<string, never>;
};

/** How the receiver answers. */
export type Answering = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A receiver on this machine, which accepts everything unless `answer` is set. */
export async function startReceiver() {
  const received: Received[] = [];
  const state: { answer: Answering } = { answer: (_, response) => response.writeHead(204).end() };
  const server = createServer((incoming, response) => {
    let text = '';
    incoming.on('data', (chunk: Buffer) => (text += chunk.toString()));
    incoming.on('end', () => {
      received.push({ headers: incoming.headers as Record<string, string>, text, event: JSON.parse(text) });
      state.answer(incoming, response, text);
    });
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return {
    received,
    url: `http://localhost:${(server.address() as AddressInfo).port}/hook`,
    /** Sets how it answers from now on. */
    answer: (answer: Answering) => (state.answer = answer),
    /** Accepts everything again, and forgets what it got. */
    reset: () => {
      received.length = 0;
      state.answer = (_, response) => response.writeHead(204).end();
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** The functions that deliver, on some dependencies. `starts` counts what was started. */
export function deliveringFunctions(
  deps: Deps,
  { bus = [], putEvents }: { bus?: string[]; putEvents?: PutEvents } = {},
) {
  const starts: number[] = [];
  const limits = { timeoutMs: 10_000 };
  const subscriptions = subscriptionsOf(deps, bus);
  const startDelivery = async (webhook_id: number) => void starts.push(webhook_id);
  const reacting = react({
    ...deps,
    startTurn: async () => {},
    startTraining: async () => {},
    files: noFiles,
    outside: { subscriptions, putEvents, startDelivery },
  });
  const delivering = deliver({
    ...deps,
    table: narrowTable(deps.table),
    hasMail: true,
    get timeoutMs() {
      return limits.timeoutMs;
    },
    sendEvent: safeSender(request, lookup),
    sendPush: async () => 'sent',
    pushKeys: pushKeysOf(async () => 'secret'),
  });
  return {
    starts,
    /** How long a try may take. */
    limits,
    subscriptions,
    startDelivery,
    react: reacting,
    /** Runs what was started, until nothing is. */
    deliver: async () => {
      while (starts.length > 0) await delivering({ kind: 'webhook', webhook_id: starts.shift() });
    },
    /** What the sweep does each minute. */
    sweep: () => startDueDeliveries({ ...deps, startDelivery }),
  };
}

/** The same on running APIs, whose table's stream is read from what its items are now. */
export function deliveringApis(api: Apis | MemoryApis, options: Parameters<typeof deliveringFunctions>[1] = {}) {
  const { deps } = api;
  const functions = deliveringFunctions(deps, options);
  Object.assign(api.agentDeps, {
    onThisMachine: true,
    events: functions.subscriptions,
    startDelivery: functions.startDelivery,
  });
  Object.assign(api.visitorDeps, { events: functions.subscriptions });
  Object.assign(deps, { events: functions.subscriptions });
  const seen = new Set<string>();
  /** What the stream's mapping lets through of what was put since. */
  const fresh = async () => {
    const items = (await api.allItems()).map((item) => unmarshall(item));
    const isNew = ({ pk, sk }: Record<string, unknown>) => !seen.has(`${String(pk)} ${String(sk)}`);
    const wanted = items.filter(
      (item) => isNew(item) && (String(item['pk']).startsWith('EVENT#') || item['milestone'] !== undefined),
    );
    for (const { pk, sk } of items) seen.add(`${String(pk)} ${String(sk)}`);
    return wanted
      .sort((one, other) =>
        String(one['pk']) + String(one['sk']) < String(other['pk']) + String(other['sk']) ? -1 : 1,
      )
      .map((image) => ({
        eventName: 'INSERT' as const,
        key: { pk: String(image['pk']), sk: String(image['sk']) },
        image,
      }));
  };
  return {
    ...functions,
    fresh,
    /** Lets the stream be read, and everything be delivered. Answers with the records. */
    settle: async () => {
      const records = await fresh();
      if (records.length > 0) await functions.react(streamEvent(records));
      await functions.deliver();
      return records;
    },
    /** Time passes, and the sweep runs. */
    later: async (minutes: number) => {
      api.clock.ms += minutes * 60_000;
      await functions.sweep();
      await functions.deliver();
    },
  };
}
