import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Synthesized, text } from './synthesized.ts';

type Alarm = {
  AlarmDescription: string;
  AlarmActions?: unknown[];
  MetricName?: string;
  Dimensions?: { Name: string; Value: unknown }[];
  Threshold: number;
  Metrics?: { Expression?: string; MetricStat?: { Metric: { Dimensions: { Name: string; Value: unknown }[] } } }[];
};

/** List prices of a month: https://aws.amazon.com/cloudwatch/pricing and https://aws.amazon.com/secrets-manager/pricing */
const ALARM_METRIC_USD = 0.1;
const SECRET_USD = 0.4;

const ALARM = 'AWS::CloudWatch::Alarm';

describe('alarms', () => {
  const stack = new Synthesized();
  const alarms = stack.all<Alarm>(ALARM).map(([, { Properties }]) => Properties);

  it('cost what docs/cost.md says, with the secret and the sweep at most a dollar a month', () => {
    const [, secret, watched, count, sweep, total] =
      /One secret costs ([\d.]+) USD, and four alarms on (\w+) metrics cost ([\d.]+) USD\. The sweep, which runs every minute, costs ([\d.]+) USD[^]*?That is ([\d.]+) USD/.exec(
        readFileSync('docs/cost.md', 'utf8'),
      ) ?? [];
    const metrics = alarms.map(({ Metrics }) => Metrics?.filter(({ MetricStat }) => MetricStat).length ?? 1);
    const billed = metrics.reduce((sum, one) => sum + one, 0);
    expect(watched).toBe(['none', 'one', 'two', 'three', 'four', 'five', 'six'][billed]);
    expect(Number(count)).toBeCloseTo(billed * ALARM_METRIC_USD);
    expect(Number(secret)).toBe(SECRET_USD);
    // An invocation each minute, of at most a second and 256 MB.
    const runs = 60 * 24 * 30.4;
    expect(Number(sweep)).toBeLessThanOrEqual(runs * (0.2e-6 + 0.25 * 0.0000133334) + 0.01);
    expect(Number(total)).toBeCloseTo(Number(secret) + Number(count) + Number(sweep));
    expect(Number(total)).toBeLessThanOrEqual(1);
  });

  it('ring above a bound, stay quiet without data, and say what to do', () => {
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
        EvaluationPeriods: expect.any(Number),
        Threshold: expect.any(Number),
      });
      expect(alarm.AlarmDescription).toMatch(/[a-z].*[:.]/);
    }
  });

  it('watch the stream, the dead letters, the share of HTTP requests that fail, and the lines of errors', () => {
    const dimensions = alarms.flatMap(({ Dimensions, Metrics }) => [
      ...(Dimensions ?? []),
      ...(Metrics ?? []).flatMap(({ MetricStat }) => MetricStat?.Metric.Dimensions ?? []),
    ]);
    const [[queue] = ['']] = stack.all('AWS::SQS::Queue');
    const watched = dimensions.map(({ Value }) => text(Value));
    expect(watched).toContain(`\${${stack.functionId('assign')}}`);
    expect(watched).toContain(`\${${queue}.QueueName}`);
    expect(watched).toContain(`\${${stack.apiId('HTTP')}}`);
    expect(alarms.map(({ MetricName }) => MetricName)).toContain('errors-logged');
  });

  it('count every line of level ERROR of every function as one metric', () => {
    const filters = stack.properties<{
      LogGroupName: { Ref: string };
      FilterPattern: string;
      MetricTransformations: object;
    }>('AWS::Logs::MetricFilter');
    const functionLogs = stack
      .properties<{ LoggingConfig?: { LogGroup: { Ref: string } } }>('AWS::Lambda::Function')
      .flatMap(({ LoggingConfig }) => (LoggingConfig ? [LoggingConfig.LogGroup.Ref] : []))
      .filter((name) => !name.startsWith('chatfiles'));
    expect(filters.map(({ LogGroupName }) => LogGroupName.Ref).sort()).toEqual(functionLogs.sort());
    for (const { FilterPattern, MetricTransformations } of filters) {
      expect(FilterPattern).toBe('{ $.level = "ERROR" }');
      expect(MetricTransformations).toMatchObject([
        { MetricNamespace: 'live-chat/live-chat-prod', MetricName: 'errors-logged', MetricValue: '1' },
      ]);
    }
  });

  it.each([
    [2, 2, false],
    [3, 5, true],
    [3, 200, false],
    [30, 200, true],
  ])('ring for %i failed requests of %i in five minutes: %s', (failed, requests, rings) => {
    const alarm = alarms.find(({ Metrics }) => Metrics?.some(({ Expression }) => Expression?.includes('failed')));
    const [, least, share] =
      /^IF\(failed >= (\d+), 100 \* failed \/ requests, (0)\)$/.exec(
        alarm?.Metrics?.find(({ Expression }) => Expression)?.Expression ?? '',
      ) ?? [];
    const value = failed >= Number(least) ? (100 * failed) / requests : Number(share);
    expect(value > Number(alarm?.Threshold)).toBe(rings);
  });

  it('each have a heading of their own in the runbook', () => {
    const runbook = readFileSync('docs/runbook.md', 'utf8');
    const names = stack.all(ALARM).map(([id]) => id);
    const headings = [...runbook.matchAll(/^### `([\w-]+)`$/gm)].map(([, name = '']) => name);
    expect(headings.length).toBe(names.length);
    for (const heading of headings)
      expect(names.some((id) => id.startsWith(`chatalarms${heading.replaceAll('-', '')}`))).toBe(true);
  });

  it('are emailed only to the configured address', () => {
    expect(alarms.flatMap(({ AlarmActions = [] }) => AlarmActions)).toEqual([]);
    const mailed = new Synthesized({ alarmEmail: 'ops@example.com' });
    expect(mailed.properties('AWS::SNS::Subscription')).toMatchObject([
      { Protocol: 'email', Endpoint: 'ops@example.com' },
    ]);
    expect(mailed.properties<Alarm>(ALARM).every(({ AlarmActions }) => AlarmActions?.length === 1)).toBe(true);
  });

  it("may be mailed: the topic's own policy lets this account's alarms publish, and no other's", () => {
    const mailed = new Synthesized({ alarmEmail: 'ops@example.com' });
    const [policy] = mailed.properties<{ PolicyDocument: { Statement: object[] } }>('AWS::SNS::TopicPolicy');
    expect(policy?.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    );
  });
});

describe('an idle deployment', () => {
  /** What is billed by the hour, or by the month for a piece, even when idle. */
  const idle =
    /^AWS::(EC2|ECS|EKS|RDS|ElastiCache|OpenSearch.*|ElasticLoadBalancing.*|NetworkFirewall|WAFv2|KMS|MSK|Kinesis|Redshift.*|Neptune|DAX)::/;

  it('has one secret and no other resource that is billed while idle', () => {
    const types = Object.values(new Synthesized().template.Resources).map(({ Type }) => Type);
    expect(types.filter((type) => idle.test(type))).toEqual([]);
    expect(types.filter((type) => type === 'AWS::SecretsManager::Secret')).toHaveLength(1);
    // Up to three of an account are free.
    expect(types.filter((type) => type === 'AWS::CloudWatch::Dashboard').length).toBeLessThanOrEqual(1);
  });

  it('has no provisioned capacity', () => {
    const template = JSON.stringify(new Synthesized().template);
    expect(template).not.toMatch(/ProvisionedThroughput|ProvisionedConcurren|ProvisionedPollerConfig/);
  });
});
