/** What is put into the site's bucket: files named by their content are kept for ever, the rest is asked for each time. */
import { join } from 'node:path';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import type { DashboardSettings } from '../core/contract/dashboard-settings.ts';
import { acknowledge } from './acknowledge.ts';

export type SiteFilesProps = {
  bucket: Bucket;
  /** Folder with `widget/public/` and `dashboard/`. */
  assets: string;
  settings: DashboardSettings;
};

const forEver = [CacheControl.fromString('public, max-age=31536000, immutable')];
const askEachTime = [CacheControl.noCache()];

export class SiteFiles extends Construct {
  constructor(scope: Construct, id: string, { bucket, assets, settings }: SiteFilesProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'logs', {
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Never pruned: pages that were loaded before a deployment still ask for the files of the one before.
    const shared = { destinationBucket: bucket, prune: false, logGroup, memoryLimit: 256 };
    const dashboard = Source.asset(join(assets, 'dashboard'));
    new BucketDeployment(this, 'widget', {
      ...shared,
      sources: [Source.asset(join(assets, 'widget/public'))],
      destinationKeyPrefix: 'widget',
      cacheControl: forEver,
    });
    const hashed = new BucketDeployment(this, 'dashboard-assets', {
      ...shared,
      sources: [dashboard],
      destinationKeyPrefix: 'dashboard',
      exclude: ['*'],
      include: ['assets/*'],
      cacheControl: forEver,
    });
    const pages = new BucketDeployment(this, 'dashboard-pages', {
      ...shared,
      sources: [dashboard, Source.jsonData('config.json', settings)],
      destinationKeyPrefix: 'dashboard',
      exclude: ['assets/*'],
      cacheControl: askEachTime,
    });
    acknowledgeUploader({ bucket, uploader: pages.handlerRole.node.scope ?? this });
    // The page names the assets, so they are there first.
    pages.node.addDependency(hashed);
  }
}

/** The uploader is the CDK's own function: its runtime and its role are chosen there. */
function acknowledgeUploader({ bucket, uploader }: { bucket: Bucket; uploader: IConstruct }): void {
  const wildcards = [
    ...['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*'].map((action) => `Action::s3:${action}`),
    `Resource::<${Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket)}.Arn>/*`,
    'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*',
  ];
  const basics = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  const reason = "The CDK's own uploader, which runs while the stack is deployed and never else.";
  const rules = ['L1', `IAM4[Policy::${basics}]`, ...wildcards.map((wildcard) => `IAM5[${wildcard}]`)];
  acknowledge(uploader, Object.fromEntries(rules.map((rule) => [rule, reason])));
}
