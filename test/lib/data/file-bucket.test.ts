import { describe, expect, it } from 'vitest';
import { Synthesized, text } from '#test/lib/synthesized.ts';

type HeadersPolicy = {
  ResponseHeadersPolicyConfig: {
    SecurityHeadersConfig: { ContentSecurityPolicy?: { ContentSecurityPolicy: unknown } };
  };
};

type PolicyOfBucket = { Bucket: unknown; PolicyDocument: unknown };

const bucketOf = (stack: Synthesized) =>
  stack.all('AWS::S3::Bucket').find(([id]) => id.startsWith('chatchatfiles')) ?? ['', undefined];

describe('the bucket of files', () => {
  const stack = new Synthesized();
  const [bucketId, bucket] = bucketOf(stack);
  const asRef = `\${${bucketId}}`;

  /** Part of a template with references as text; those to the bucket as they are where it has the name and isn't the stack's. */
  const rendered = (part: unknown, name = ''): unknown => {
    const asText = JSON.stringify(part, (_, value: unknown) =>
      typeof value === 'object' && value !== null && /^(Ref|Fn::)/.test(Object.keys(value)[0] ?? '')
        ? text(value)
        : value,
    );
    return JSON.parse(
      asText
        .replaceAll(asRef, name)
        .replaceAll(`\${${bucketId}.Arn}`, `arn:\${AWS::Partition}:s3:::${name}`)
        .replaceAll(`\${${bucketId}.RegionalDomainName}`, `${name}.s3.\${AWS::Region}.\${AWS::URLSuffix}`),
    );
  };

  it('is private, encrypted, owned by the account, and reached over TLS only', () => {
    expect(bucket?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    const policies = stack
      .properties<{ Bucket: { Ref: string }; PolicyDocument: unknown }>('AWS::S3::BucketPolicy')
      .filter(({ Bucket }) => Bucket.Ref === bucketId);
    expect(policies).toMatchObject([
      {
        PolicyDocument: {
          Statement: [{ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
        },
      },
    ]);
  });

  it('deletes after a day what no message has, and uploads that were broken off', () => {
    expect(bucket?.Properties['LifecycleConfiguration']).toEqual({
      Rules: [
        {
          Id: 'never-sent',
          Status: 'Enabled',
          ExpirationInDays: 1,
          TagFilters: [{ Key: 'state', Value: 'pending' }],
        },
        { Id: 'never-finished', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
      ],
    });
  });

  it('takes forms from any site, whose widget has them signed', () => {
    expect(bucket?.Properties['CorsConfiguration']).toEqual({
      CorsRules: [
        {
          AllowedOrigins: ['*'],
          AllowedMethods: ['POST', 'GET', 'HEAD'],
          AllowedHeaders: ['*'],
          ExposedHeaders: ['etag'],
          MaxAge: 3600,
        },
      ],
    });
  });

  it('is kept with its files whatever happens to the stack', () => {
    for (const settings of [{}, { stage: 'trial' }])
      expect(bucketOf(new Synthesized(settings))[1]).toMatchObject({ DeletionPolicy: 'Retain' });
  });

  it('can be one that a deleted stack left: all else uses it as it would use its own', () => {
    const name = 'live-chat-old-files-abc123';
    const adopting = new Synthesized({ fileBucket: name });
    expect(bucketOf(adopting)).toEqual(['', undefined]);
    const isOfFiles = (id: string) => id.startsWith('chatchatfiles');
    const policyId = Object.keys(adopting.template.Resources).find(isOfFiles) ?? '';
    expect(adopting.resource(policyId)).toMatchObject({ Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: name } });
    const own = stack.properties<PolicyOfBucket>('AWS::S3::BucketPolicy').find(({ Bucket }) => text(Bucket) === asRef);
    expect(rendered(adopting.resource<PolicyOfBucket>(policyId).Properties.PolicyDocument)).toEqual(
      rendered(own?.PolicyDocument, name),
    );
    const others = ({ template: { Resources, Outputs } }: Synthesized) => [
      Outputs,
      Object.fromEntries(Object.entries(Resources).filter(([id]) => !isOfFiles(id))),
    ];
    expect(rendered(others(adopting))).toEqual(rendered(others(stack), name));
  });

  it('that exists already is scanned as its own would be, and sends its events to a function itself', () => {
    const fileBucket = 'live-chat-old-files-abc123';
    expect(
      new Synthesized({ fileBucket, files: { malwareScan: 'guardduty' } }).properties(
        'AWS::GuardDuty::MalwareProtectionPlan',
      ),
    ).toMatchObject([{ ProtectedResource: { S3Bucket: { BucketName: fileBucket } } }]);
    const scan = 'arn:aws:lambda:us-east-1:123456789012:function:scan';
    const byFunction = new Synthesized({ fileBucket, files: { malwareScan: scan } });
    expect(
      byFunction
        .properties<{ FunctionName: unknown }>('AWS::Lambda::Permission')
        .map(({ FunctionName }) => FunctionName),
    ).toContain(scan);
    expect(byFunction.all('Custom::S3BucketNotifications')).toEqual([]);
  });

  it('is no origin of the distribution: nothing in it is ever served from the site or the dashboard', () => {
    expect(JSON.stringify(stack.properties('AWS::CloudFront::Distribution'))).not.toContain(bucketId);
  });

  it('may be called by the dashboard, for files only', () => {
    const [policy = ''] = stack
      .properties<HeadersPolicy>('AWS::CloudFront::ResponseHeadersPolicy')
      .map(({ ResponseHeadersPolicyConfig: { SecurityHeadersConfig } }) => SecurityHeadersConfig.ContentSecurityPolicy)
      .filter((csp) => csp !== undefined)
      .map(({ ContentSecurityPolicy }) => text(ContentSecurityPolicy));
    const origin = `https://\${${bucketId}.RegionalDomainName}`;
    const directives = policy.split('; ').filter((directive) => directive.includes(origin));
    expect(directives.map((directive) => directive.split(' ')[0])).toEqual(['media-src', 'img-src', 'connect-src']);
  });

  it('is told to functions with what the deployment allows', () => {
    const variablesOf = (settings: object) =>
      new Synthesized(settings).resource<{ Environment: { Variables: Record<string, unknown> } }>(
        new Synthesized(settings).functionId('visitor-api'),
      ).Properties.Environment.Variables;
    expect(variablesOf({})).toMatchObject({
      FILE_KINDS: 'image,document,text,archive,audio,video',
      FILE_MEGABYTES: '20',
    });
    expect(variablesOf({ files: { kinds: ['image'], maxMegabytes: 5 } })).toMatchObject({
      FILE_KINDS: 'image',
      FILE_MEGABYTES: '5',
    });
    expect(variablesOf({ files: { kinds: [] } })).toMatchObject({ FILE_KINDS: '' });
  });
});
