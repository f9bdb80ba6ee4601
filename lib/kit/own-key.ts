/** A KMS key of the owner's own, and what using what it encrypts takes. */
import { Stack, Token } from 'aws-cdk-lib';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { HandlerFunction } from './handler-function.ts';

/** What DynamoDB, S3, SQS and Secrets Manager do with a key in the name of a function that reads and writes. */
const keyActions = [
  'Decrypt',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
].map((action) => `kms:${action}`);

/**
 * The key of `encryptionKeyArn`. Its policy is its owner's: it must let the account's roles use it, and SES and
 * GuardDuty where mails are received and files are scanned.
 */
export class OwnKey extends Construct {
  readonly key: IKey;

  constructor(scope: Construct, id: string, arn: string) {
    super(scope, id);
    requireRegion(arn, Stack.of(this).region);
    this.key = Key.fromKeyArn(this, 'key', arn);
  }

  /** Lets a function use what the key encrypts. */
  grantTo(fn: HandlerFunction): void {
    fn.allow(keyActions, [this.key.keyArn]);
    const byTheQueue = "The CDK's own grant to who sends dead letters; the key is one, and its policy is its owner's.";
    acknowledge(fn.ownRole, {
      'IAM5[Action::kms:ReEncrypt*]': byTheQueue,
      'IAM5[Action::kms:GenerateDataKey*]': byTheQueue,
    });
  }
}

/** How a bucket is encrypted: with the key, or with S3's own. A bucket key asks KMS once for many objects. */
export const encryptedBy = (own?: OwnKey): Pick<BucketProps, 'encryption' | 'encryptionKey' | 'bucketKeyEnabled'> =>
  own
    ? { encryption: BucketEncryption.KMS, encryptionKey: own.key, bucketKeyEnabled: true }
    : { encryption: BucketEncryption.S3_MANAGED };

function requireRegion(arn: string, region: string): void {
  const own = arn.split(':')[3] ?? '';
  if (Token.isUnresolved(region) || own === region) return;
  throw new Error(
    `The settings of live chat are wrong. encryptionKeyArn: the key is in ${own}, and the stack in ${region}. Name a key in ${region}.`,
  );
}
