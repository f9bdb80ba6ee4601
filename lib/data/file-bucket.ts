/** The private bucket of the files that visitors and agents send, on an origin of its own, and what each function may do with it. */
import { Duration, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketPolicy,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { FunctionName } from '#core/contract/environment.ts';
import { acknowledge } from '#lib/kit/acknowledge.ts';
import { encryptedBy, type OwnKey } from '#lib/kit/own-key.ts';
import type { Config } from '#lib/settings/config.ts';
import type { HandlerFunction, Provided } from '#lib/kit/handler-function.ts';
import { MalwareScan, objectsOf } from './malware-scan.ts';

type ObjectAction = 'GetObject' | 'PutObject' | 'DeleteObject' | 'GetObjectTagging' | 'PutObjectTagging';

/** A function that signs a form or an address lends its own rights to whoever has it. */
const signs = ['GetObject', 'PutObject', 'PutObjectTagging'] as const satisfies ObjectAction[];

/** What each function does with objects. Only the sweep deletes, and only it may list. */
const objectActions: Partial<Record<FunctionName, readonly ObjectAction[]>> = {
  'visitor-api': signs,
  'agent-api': signs,
  react: ['GetObjectTagging', 'PutObjectTagging'],
  sweep: ['DeleteObject', 'GetObjectTagging', 'PutObjectTagging'],
  'inbound-mail': signs,
};

/** And more, where a scanner's tag decides whether a file opens. */
const scannedActions: Partial<Record<FunctionName, readonly ObjectAction[]>> = {
  'visitor-api': ['GetObjectTagging'],
  'agent-api': ['GetObjectTagging'],
};

/** The tag of an upload that no message has yet. The stream's reader takes it away. */
const PENDING = { state: 'pending' };

export type FileBucketProps = Pick<Config, 'files' | 'fileBucket'> & {
  /** Encrypts files. Default: a key of AWS's own, which is free. */
  key?: OwnKey | undefined;
};

/** The bucket. `origin` is where browsers post and read files. */
export class FileBucket extends Construct {
  readonly bucket: IBucket;
  /** `https://…` without a trailing slash. */
  readonly origin: string;
  readonly provides: Record<'FILES_BUCKET' | 'FILES_URL' | 'MALWARE_SCAN' | 'FILE_KINDS' | 'FILE_MEGABYTES', Provided>;
  readonly #isScanned: boolean;

  constructor(scope: Construct, id: string, { files, fileBucket, key }: FileBucketProps) {
    super(scope, id);
    this.bucket = fileBucket === undefined ? this.#own(key) : this.#existing(fileBucket, key);
    const { malwareScan: by } = files;
    this.#isScanned = by !== undefined;
    if (by !== undefined) new MalwareScan(this, 'malware-scan', { bucket: this.bucket, by });
    this.origin = `https://${this.bucket.bucketRegionalDomainName}`;
    this.provides = {
      FILES_BUCKET: { value: this.bucket.bucketName, grant: (fn) => this.#grant(fn) },
      FILES_URL: { value: this.origin },
      MALWARE_SCAN: { value: this.#isScanned ? 'yes' : '' },
      FILE_KINDS: { value: files.kinds.join(',') },
      FILE_MEGABYTES: { value: `${files.maxMegabytes}` },
    };
  }

  #own(key?: OwnKey): Bucket {
    const bucket = new Bucket(this, 'bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      ...encryptedBy(key),
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [
        { id: 'never-sent', tagFilters: PENDING, expiration: Duration.days(1) },
        { id: 'never-finished', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      // Widgets run on any site. A request works by the signature in it, never by a cookie.
      cors: [
        {
          allowedOrigins: ['*'],
          allowedMethods: [HttpMethods.POST, HttpMethods.GET, HttpMethods.HEAD],
          allowedHeaders: ['*'],
          exposedHeaders: ['etag'],
          maxAge: 3600,
        },
      ],
    });
    acknowledge(bucket, {
      S1: "Access logs would keep visitors' addresses that nothing here needs.",
    });
    return bucket;
  }

  /**
   * A bucket that a deleted stack left. What it consists of stayed with it: CORS and lifecycle rules, encryption, who owns
   * its objects. Its policy went with the stack.
   */
  #existing(bucketName: string, key?: OwnKey): IBucket {
    const bucket = Bucket.fromBucketAttributes(this, 'existing', {
      bucketName,
      region: Stack.of(this).region,
      ...(key && { encryptionKey: key.key }),
    });
    const policy = new BucketPolicy(this, 'policy', { bucket });
    policy.document.addStatements(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:*'],
        resources: [bucket.bucketArn, bucket.arnForObjects('*')],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
    return bucket;
  }

  #grant(fn: HandlerFunction): void {
    const scanned = this.#isScanned ? (scannedActions[fn.functionId] ?? []) : [];
    const actions = [...(objectActions[fn.functionId] ?? []), ...scanned];
    fn.allow(
      actions.map((action) => `s3:${action}`),
      [this.bucket.arnForObjects('*')],
    );
    if (actions.includes('DeleteObject')) fn.allow(['s3:ListBucket'], [this.bucket.bucketArn]);
    acknowledge(fn.ownRole, { [`IAM5[Resource::${objectsOf(this.bucket)}]`]: 'Each file is an object of its own.' });
  }
}
