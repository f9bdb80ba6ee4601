/** Starts S3 for the buckets that are called by their own addresses: an origin of its own for each, as in AWS. */
import { join } from 'node:path';
import type { Stack } from '#local/assembly/stack.ts';
import type { Authority } from '#local/iam/authority.ts';
import type { Meters } from '#local/meters/meters.ts';
import { listen, type Listener } from '#local/platform/listener.ts';
import { readRequest, respond, writeResponse } from '#local/platform/http-message.ts';
import { handleBucket, type BilledRequest } from './bucket.ts';
import { openedBuckets, type BucketDefinition } from './bucket-definition.ts';
import { expireObjects } from './lifecycle.ts';
import { Objects } from './objects.ts';

/** A bucket that has an address already, before the functions that are told about it exist. */
export type OpenBucket = { definition: BucketDefinition; listener: Listener; url: string };

/** The largest body of a request: S3's own limit for a form is 5 GB, more than memory has. */
const BODY_LIMIT_BYTES = 128 * 1024 * 1024;
const EXPIRE_EVERY_MS = 3_600_000;
const GB = 1024 ** 3;
const MONTH_MS = 730 * 3_600_000;

/** Opens a port for each bucket. */
export function openBuckets(stack: Stack): Promise<OpenBucket[]> {
  return Promise.all(
    openedBuckets(stack).map(async (definition) => {
      const listener = await listen(0);
      return { definition, listener, url: `http://localhost:${listener.port}` };
    }),
  );
}

export type S3Options = {
  stack: Stack;
  authority: Authority;
  meters: Meters;
  dataFolder: string | undefined;
  now?: () => number;
  report: (line: string) => void;
};

/** Running buckets. */
export type S3 = {
  /** For tests: the objects of the bucket of files, whose tags a scanner would set. */
  objects: Objects;
  /** Stores an object as another service of AWS does, which is billed to nobody's function. */
  store: (bucket: string, key: string, body: Buffer) => void;
  /** Counts what has been stored up to now. */
  settleStorage: () => void;
  /** Deletes what has expired by a time, in milliseconds since 1970. */
  expire: (nowMs: number) => void;
  close: () => Promise<void>;
};

/** Serves the buckets until `close`. */
export function startS3(buckets: readonly OpenBucket[], options: S3Options): S3 {
  const { stack, authority, meters, dataFolder, now = Date.now, report } = options;
  const labels = new Map(stack.resources.map(({ logicalId, label }) => [logicalId, label]));
  const all = buckets.map(({ definition, listener }) => {
    const folder = dataFolder === undefined ? undefined : join(dataFolder, 'files', definition.logicalId);
    const objects = new Objects(folder);
    const deps = {
      definition,
      objects,
      knows: (functionId: string) => authority.knows(functionId),
      authorise: authority.authorise.bind(authority),
      grants: authority.grants.bind(authority),
      now,
      billed: (request: BilledRequest) => bill(meters, labels, request),
    };
    listener.serve(
      (incoming, outgoing) =>
        void readRequest(incoming, BODY_LIMIT_BYTES)
          .then((request) => writeResponse(outgoing, handleBucket(deps, request)))
          .catch((error: Error) => {
            report(`The local S3 failed: ${error.stack}`);
            if (!outgoing.headersSent) writeResponse(outgoing, respond(500, ''));
          }),
      (_request, socket) => void socket.destroy(),
    );
    return { definition, listener, objects };
  });
  const expire = (nowMs: number): void =>
    all.forEach(({ objects, definition }) => expireObjects(objects, definition.lifecycle, nowMs));
  expire(now());
  const expiring = setInterval(() => expire(now()), EXPIRE_EVERY_MS).unref();
  let settledAtMs = now();
  return {
    objects: all[0]?.objects ?? new Objects(),
    store: (name, key, body) => {
      const found = all.find(({ definition }) => definition.name === name);
      if (!found) throw new Error(`The stack has no bucket ${name} that is served.`);
      found.objects.put(key, { body, headers: { 'content-type': 'binary/octet-stream' }, tags: {}, atMs: now() });
      meters.count({}, 's3_writes');
    },
    settleStorage: () => {
      const months = (now() - settledAtMs) / MONTH_MS;
      settledAtMs = now();
      const bytes = all.flatMap(({ objects }) => objects.all()).reduce((sum, object) => sum + object.bytes, 0);
      meters.count({}, 's3_gb_months', (bytes / GB) * months);
    },
    expire,
    close: async () => {
      clearInterval(expiring);
      await Promise.all(all.map(({ listener }) => listener.close()));
    },
  };
}

function bill(meters: Meters, labels: ReadonlyMap<string, string>, { caller, kind, bytesOut }: BilledRequest): void {
  const to = caller ? { functionName: labels.get(caller.functionId) } : {};
  if (kind === 'write') meters.count(to, 's3_writes');
  if (kind === 'read') meters.count(to, 's3_reads');
  meters.count(to, 's3_gb_out', bytesOut / GB);
}
