/** Two stages in two regions of one account, as teams have them: valid together, and with no name in common. */
import { type App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterEach, describe, expect, it } from 'vitest';
import { removeFolders, type Resource, testApp, testStack } from './synthesized.ts';

const account = '111122223333';
const regions = ['eu-central-1', 'us-east-1'] as const;

/** Every optional setting at once. */
const everything = (region: string) => ({
  domain: { name: 'chat.example.com', hostedZone: { id: 'Z0123456789ABC', name: 'example.com' } },
  mfa: 'required',
  webAclArn: `arn:aws:wafv2:us-east-1:${account}:global/webacl/site/1`,
  tableThroughput: { maxReadUnits: 2000, maxWriteUnits: 1000 },
  encryptionKeyArn: `arn:aws:kms:${region}:${account}:key/11112222-3333-4444-5555-666677778888`,
  alarmEmail: 'team@example.com',
  metrics: true,
  requestAlarm: 50_000,
  budget: { usd: 20, email: 'team@example.com' },
  canary: true,
  tracing: true,
  accessLogs: 'all',
  mail: {
    from: 'chat@team.example.com',
    identity: 'example.com',
    configurationSet: 'company',
    replies: { domain: 'reply.example.com' },
  },
  httpStepHosts: ['api.example.com'],
  cardHosts: ['crm.example.com'],
  modelKeysSecretArn: `arn:aws:secretsmanager:${region}:${account}:secret:models-AbCdEf`,
  eventBus: { name: 'default' },
  files: { malwareScan: 'guardduty' },
  functions: { automation: { memory: 512, concurrency: 20 } },
  tags: { team: 'support' },
  terminationProtection: true,
  permissionsBoundary: 'Bounds',
});

/** The other choice where there are two. */
const otherwise = {
  userPool: { id: 'eu-central-1_AbCdEfGhI', signInDomain: 'login.example.com' },
  files: { malwareScan: `arn:aws:lambda:eu-central-1:${account}:function:scan` },
  keepData: false,
  fileBucket: 'live-chat-old-files-abc123',
  dashboard: false,
  waf: { requestsPerAddress: 2000 },
  table: {
    arn: `arn:aws:dynamodb:eu-central-1:${account}:table/restored`,
    streamArn: `arn:aws:dynamodb:eu-central-1:${account}:table/restored/stream/2026-11-30T10:00:00.000`,
  },
};

function validatedApp(): App {
  const app = testApp({ validated: true });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

/** Where the names are that AWS keeps once for an account, or for the world. All others are the stack's own, or AWS chooses them. */
const globalNames: Record<string, string> = {
  'AWS::CloudFront::Function': 'Name',
  'AWS::CloudFront::CachePolicy': 'CachePolicyConfig.Name',
  'AWS::CloudFront::OriginRequestPolicy': 'OriginRequestPolicyConfig.Name',
  'AWS::CloudFront::ResponseHeadersPolicy': 'ResponseHeadersPolicyConfig.Name',
  'AWS::CloudFront::OriginAccessControl': 'OriginAccessControlConfig.Name',
  'AWS::CloudFront::Distribution': 'DistributionConfig.Aliases',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::Cognito::UserPoolClient': 'CallbackURLs',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::SES::ReceiptRuleSet': 'RuleSetName',
  'AWS::SES::ConfigurationSet': 'Name',
};

type Properties = { [name: string]: Properties } | undefined;

/** A name as it will be: references to the region filled in, and to the stack's own resources by the stack and region. */
const filled = (name: Properties, place: string, region: string): string =>
  JSON.stringify(name, (_, value: { Ref?: string; 'Fn::GetAtt'?: string[] } | null) => {
    if (value?.Ref === 'AWS::Region') return region;
    if (value?.Ref !== undefined) return `${place}/${value.Ref}`;
    const attribute = value?.['Fn::GetAtt'];
    return attribute === undefined ? value : `${place}/${attribute.join('.')}`;
  });

const namesIn = (resources: Record<string, Resource<Properties>>, place: string, region: string): string[] =>
  Object.values(resources).flatMap((resource) => {
    const path = globalNames[resource.Type];
    const name = path?.split('.').reduce<Properties>((value, field) => value?.[field], resource.Properties);
    return name === undefined ? [] : [`${resource.Type} ${filled(name, place, region)}`];
  });

/** The validator starts a WASM engine, which takes long on a busy machine. */
describe('two stages in two regions', { timeout: 240_000 }, () => {
  afterEach(removeFolders);

  it.each(['agnostic', 'pinned'])('have no name in common: %s', (kind) => {
    const names = ['prod', 'test'].flatMap((stage) =>
      regions.flatMap((region) => {
        const app = testApp();
        const stack = testStack(app, { stage, ...(kind === 'pinned' && { account, region }) });
        return namesIn(Template.fromStack(stack).toJSON()['Resources'], `${stage}/${region}`, region);
      }),
    );
    expect(names.length).toBeGreaterThan(4 * 10);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("pass CloudFormation's rules and cdk-nag's: the defaults, every setting at once pinned, and the other choices", () => {
    const app = validatedApp();
    testStack(app);
    const stacks = regions.map((region) =>
      testStack(app, { stage: region === 'us-east-1' ? 'us' : 'eu', account, region, ...everything(region) }),
    );
    testStack(app, { stage: 'other', account, region: 'eu-central-1', ...otherwise });
    expect(() => app.synth()).not.toThrow();
    const certificates = stacks.map((stack) =>
      Template.fromStack(stack).findResources('AWS::CertificateManager::Certificate'),
    );
    expect(certificates.map((found) => Object.keys(found).length)).toEqual([0, 1]);
    for (const stack of stacks) {
      const records = Template.fromStack(stack).findResources('AWS::Route53::RecordSet');
      const made = Object.values(records).map(({ Properties: { Name, Type, HostedZoneId } }) => [
        Name,
        Type,
        HostedZoneId,
      ]);
      expect(made.toSorted()).toEqual([
        ['chat.example.com.', 'A', 'Z0123456789ABC'],
        ['chat.example.com.', 'AAAA', 'Z0123456789ABC'],
      ]);
    }
    expect(app.node.children.map(({ node }) => node.id).filter((id) => id.endsWith('-certificate'))).toEqual([
      'live-chat-eu-certificate',
    ]);
  });
});
