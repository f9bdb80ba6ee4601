/** Files in the bucket of a deployment: what a function loads with its first file. */
import { randomText } from '#functions/platform/random-text.ts';
import { type BucketOptions, ObjectStore } from '#functions/platform/s3/object-store.ts';
import type { FileRules } from '#core/files/file-limits.ts';
import type { Log } from '#functions/platform/log.ts';
import type { Files } from './files.ts';
import { openFiles } from './open-files.ts';

/** Lambda's credentials of the function's role. */
const credentials = () => {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN = '' } = process.env;
  return { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, sessionToken: AWS_SESSION_TOKEN };
};

/** A bucket, what the deployment allows, and whether something scans each object. */
type BucketSettings = Omit<BucketOptions, 'credentials' | 'denied'> & {
  rules: FileRules;
  isScanned: boolean;
  log: Log;
};

const MINUTE = 60_000;

/** Logs that access was denied, once a minute: a request that names a file which doesn't exist is denied, too. */
function deniedSeldom({ log, now }: Pick<BucketSettings, 'log' | 'now'>): () => void {
  let nextMs = 0;
  return () => {
    if (now() < nextMs) return;
    nextMs = now() + MINUTE;
    log.warn('file_denied', {});
  };
}

/** The bucket of mails, which are only read. */
export const mailBucket = ({
  log,
  ...bucket
}: Omit<BucketOptions, 'credentials' | 'bucket' | 'denied'> & { log: Log }): ObjectStore =>
  new ObjectStore({ ...bucket, bucket: '', credentials, denied: deniedSeldom({ log, now: bucket.now }) });

/** Files in this bucket, by what the deployment allows. */
export function filesIn({ rules, isScanned, log, ...bucket }: BucketSettings): Files {
  const store = new ObjectStore({ ...bucket, credentials, denied: deniedSeldom({ log, now: bucket.now }) });
  return openFiles({ store, rules, isScanned, randomText, now: bucket.now });
}
