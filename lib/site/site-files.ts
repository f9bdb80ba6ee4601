/** Files in the site's bucket: those named by their content are cached forever, all others are revalidated each time. */
import { join } from 'node:path';
import { DefaultStackSynthesizer, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BucketDeployment, CacheControl, Source, type ISource } from 'aws-cdk-lib/aws-s3-deployment';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';
import { acknowledge } from '#lib/kit/acknowledge.ts';

export type SiteFilesProps = {
  bucket: Bucket;
  /** Folder with `widget/public/` and `dashboard/`. */
  assets: string;
  settings: DashboardSettings;
};

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';

/** How long files are cached. Those with a hash of their content in their name never change. */
const kinds = {
  'widget-scripts': { folder: 'widget/public', prefix: 'widget', only: ['*.js'], cacheControl: IMMUTABLE },
  'widget-texts': { folder: 'widget/public', prefix: 'widget', exclude: ['*.js'], cacheControl: REVALIDATE },
  'dashboard-assets': { folder: 'dashboard', prefix: 'dashboard', only: ['assets/*'], cacheControl: IMMUTABLE },
  'dashboard-pages': { folder: 'dashboard', prefix: 'dashboard', exclude: ['assets/*'], cacheControl: REVALIDATE },
} as const satisfies Record<string, Kind>;

type Kind = { folder: string; prefix: string; only?: string[]; exclude?: string[]; cacheControl: string };

/** Uploads the built files with each deployment. */
export class SiteFiles extends Construct {
  /** The uploaded widget scripts. Whatever publishes their names depends on this. */
  readonly widgetScripts: Construct;
  /** The uploaded dashboard pages, which depend on the API that they call. */
  readonly dashboardPages: Construct;

  constructor(scope: Construct, id: string, { bucket, assets, settings }: SiteFilesProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'logs', {
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const upload = (name: keyof typeof kinds, ...more: ISource[]) => {
      const { folder, prefix, only, exclude, cacheControl }: Kind = kinds[name];
      return new BucketDeployment(this, name, {
        sources: [Source.asset(join(assets, folder)), ...more],
        destinationBucket: bucket,
        destinationKeyPrefix: prefix,
        exclude: only ? ['*'] : exclude,
        include: only,
        cacheControl: [CacheControl.fromString(cacheControl)],
        // Never pruned: pages loaded before a deployment still request the previous files.
        prune: false,
        logGroup,
        memoryLimit: 256,
      });
    };
    this.widgetScripts = upload('widget-scripts');
    upload('widget-texts');
    const dashboardAssets = upload('dashboard-assets');
    const pages = upload('dashboard-pages', Source.jsonData('config.json', settings));
    this.dashboardPages = pages;
    // A page names its assets, so they are uploaded first.
    pages.node.addDependency(dashboardAssets);
    acknowledgeUploader({ bucket, uploader: pages.handlerRole.node.scope ?? this });
  }
}

/** The uploader is the CDK's own function. The CDK chooses its runtime and role. */
function acknowledgeUploader({ bucket, uploader }: { bucket: Bucket; uploader: IConstruct }): void {
  const { synthesizer } = Stack.of(bucket);
  const qualifier = synthesizer.bootstrapQualifier ?? DefaultStackSynthesizer.DEFAULT_QUALIFIER;
  const wildcards = [
    ...['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*'].map((action) => `Action::s3:${action}`),
    `Resource::<${Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket)}.Arn>/*`,
    `Resource::arn:<AWS::Partition>:s3:::cdk-${qualifier}-assets-<AWS::AccountId>-<AWS::Region>/*`,
  ];
  const basics = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  const reason = "The CDK's own uploader, which runs while the stack is deployed and never else.";
  const rules = ['L1', `IAM4[Policy::${basics}]`, ...wildcards.map((wildcard) => `IAM5[${wildcard}]`)];
  acknowledge(uploader, Object.fromEntries(rules.map((rule) => [rule, reason])));
}
