/** The dependencies of use cases on a table in memory: for rules that take many steps, and for the readers of its stream. */
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Deps } from '#functions/deps.ts';
import type { Delivery } from '#functions/platform/push.ts';
import type { StreamEvent } from '#functions/platform/stream-records.ts';
import type { Change } from './memory-table.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import { noFiles } from './files.ts';
import { MemoryTable } from './memory-table.ts';

/** Dependencies, and what a test may look at or turn. */
export type MemoryDeps = Deps & {
  table: MemoryTable;
  delivered: Delivery[];
  clock: { ms: number };
  /** Starts of the function that takes the turns of bots and flows. */
  started: object[];
  startTurn: (event: object) => Promise<void>;
  startTraining: (event: object) => Promise<void>;
  files: OpenFiles;
  /** Events that were logged as errors. */
  errors: Record<string, unknown>[];
};

/** Dependencies on an empty table. */
export function memoryDeps(startMs = Date.UTC(2026, 5, 1, 12)): MemoryDeps {
  const delivered: Delivery[] = [];
  const started: object[] = [];
  const errors: Record<string, unknown>[] = [];
  const clock = { ms: startMs };
  let drawn = 0;
  return {
    table: new MemoryTable(),
    push: {
      listeners: async () => new Map(),
      deliver: async (deliveries) => (delivered.push(...deliveries), 'done'),
      reply: async () => 'sent',
      end: async () => {},
    },
    now: () => clock.ms,
    random: () => (drawn++ % 4096) / 4096,
    log: { info: () => {}, warn: () => {}, error: (event, fields) => void errors.push({ event, ...fields }) },
    delivered,
    started,
    startTurn: async (event) => void started.push(event),
    startTraining: async (event) => void started.push(event),
    files: noFiles,
    clock,
    errors,
  };
}

/** The stream's records of changes, as Lambda is given them. */
export function streamEvent(changes: readonly Change[]): StreamEvent {
  return {
    Records: changes.map(({ eventName, key, image }, index) => ({
      eventName,
      dynamodb: {
        Keys: { pk: { S: key.pk }, sk: { S: key.sk } },
        ...(image ? { NewImage: marshall(image, { removeUndefinedValues: true }) } : {}),
        SequenceNumber: String(index + 1),
      },
    })),
  };
}

/** What a reader of the stream is given that was written since it was given something last. */
export function unread(table: MemoryTable): () => StreamEvent {
  let read = table.changes.length;
  return () => {
    const fresh = table.changes.slice(read);
    read = table.changes.length;
    return streamEvent(fresh);
  };
}
