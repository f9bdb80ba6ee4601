/** The private bucket of mails that arrived. A mail stays until it has been read, with time to find out why if it wasn't. */
import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, ObjectOwnership, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '#lib/kit/acknowledge.ts';
import { encryptedBy, type OwnKey } from '#lib/kit/own-key.ts';
import type { Provided } from '#lib/kit/handler-function.ts';

/** The bucket. Only SES writes to it, by the rule of this ARN. */
export class MailBucket extends Construct {
  readonly bucket: Bucket;
  /** Its address, with the right to read mails. */
  readonly provided: Provided;

  constructor(scope: Construct, id: string, { ruleArn, key }: { ruleArn: string; key?: OwnKey | undefined }) {
    super(scope, id);
    this.bucket = new Bucket(this, 'bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      ...encryptedBy(key),
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ id: 'read', expiration: Duration.days(2) }],
    });
    acknowledge(this.bucket, {
      S1: 'Only SES writes here and one function reads; access logs would tell nothing else.',
    });
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects('*')],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': ruleArn } },
      }),
    );
    const logicalId = this.bucket.stack.getLogicalId(this.bucket.node.defaultChild as CfnBucket);
    this.provided = {
      value: `https://${this.bucket.bucketRegionalDomainName}`,
      grant: (fn) => {
        fn.allow(['s3:GetObject'], [this.bucket.arnForObjects('*')]);
        acknowledge(fn.ownRole, { [`IAM5[Resource::<${logicalId}.Arn>/*]`]: 'Each mail is an object of its own.' });
      },
    };
  }
}
