import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operatorMetrics } from '#core/metrics/operator-metrics.ts';
import { type AlarmData, rings } from '#test/lib/alarm-math.ts';
import { Synthesized, text } from '#test/lib/synthesized.ts';

type Alarm = {
  AlarmDescription: string;
  AlarmActions?: unknown[];
  MetricName?: string;
  Dimensions?: { Name: string; Value: unknown }[];
  Threshold: number;
  EvaluationPeriods: number;
  Metrics?: {
    Id: string;
    Expression?: string;
    MetricStat?: { Metric: { MetricName: string; Dimensions: { Name: string; Value: unknown }[] } };
  }[];
};

/** List prices of a month: https://aws.amazon.com/cloudwatch/pricing and https://aws.amazon.com/secrets-manager/pricing */
const ALARM_METRIC_USD = 0.1;
const SECRET_USD = 0.4;
const OWN_METRIC_USD = 0.3;

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

  it('cost no more with metrics, which have a price of their own in docs/cost.md', () => {
    const measuring = new Synthesized({ metrics: true });
    expect(measuring.all(ALARM)).toHaveLength(alarms.length);
    const [, count, most, idle] =
      /\*\*`metrics`\*\*: (\w+) metrics cost ([\d.]+) USD a month if each is measured in every hour, and ([\d.]+) USD while nobody chats/.exec(
        readFileSync('docs/cost.md', 'utf8'),
      ) ?? [];
    const names = Object.keys(operatorMetrics);
    expect(count).toBe(['seven', 'eight', 'nine', 'ten'][names.length - 7]);
    expect(Number(most)).toBeCloseTo(names.length * OWN_METRIC_USD);
    // The queue's two are measured each minute.
    expect(Number(idle)).toBeCloseTo(2 * OWN_METRIC_USD);
    const given = (stack: Synthesized) =>
      stack
        .properties<{ Environment?: { Variables: { METRICS?: string } } }>('AWS::Lambda::Function')
        .flatMap(({ Environment }) => Environment?.Variables.METRICS ?? []);
    expect(new Set(given(new Synthesized()))).toEqual(new Set(['']));
    expect(new Set(given(measuring))).toEqual(new Set(['live-chat/live-chat-prod']));
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

  /**
   * Sums or maxima of one period after another, by the metric. A small site has two agents and a few requests in five
   * minutes, a large one thousands.
   */
  it.each<[site: string, alarm: string, data: AlarmData, is: boolean]>([
    ['small', 'http-errors', { '5xx': [2], Count: [2] }, false],
    ['small', 'http-errors', { '5xx': [3], Count: [5] }, true],
    ['small', 'http-errors', { '5xx': [3], Count: [59] }, true],
    ['small', 'http-errors', { Count: [20] }, false],
    ['small', 'http-errors', {}, false],
    ['large', 'http-errors', { '5xx': [3], Count: [200] }, false],
    ['large', 'http-errors', { '5xx': [500], Count: [10_000] }, false],
    ['large', 'http-errors', { '5xx': [501], Count: [10_000] }, true],
    ['small', 'errors-logged', { 'errors-logged': [2] }, false],
    ['small', 'errors-logged', { 'errors-logged': [3] }, true],
    ['small', 'errors-logged', {}, false],
    ['large', 'errors-logged', { 'errors-logged': [40] }, true],
    // The sweep, each minute: nobody's requests are its measure.
    ['small', 'errors-logged', { 'errors-logged': [5], Count: [10] }, true],
    ['large', 'errors-logged', { 'errors-logged': [5], Count: [10_000] }, true],
    ['small', 'stream-behind', { IteratorAge: [61_000, 61_000, 61_000] }, true],
    ['small', 'stream-behind', { IteratorAge: [61_000, 61_000] }, false],
    ['small', 'stream-behind', { IteratorAge: [900_000, 900] }, false],
    ['large', 'stream-behind', { IteratorAge: [60_000, 60_000, 60_000] }, false],
    ['large', 'stream-behind', { IteratorAge: [90_000, 70_000, 61_000, 300] }, false],
    ['small', 'dead-letters', { ApproximateNumberOfMessagesVisible: [1] }, true],
    ['small', 'dead-letters', { ApproximateNumberOfMessagesVisible: [0] }, false],
    ['large', 'dead-letters', { ApproximateNumberOfMessagesVisible: [300] }, true],
    ['small', 'canary', { Errors: [1] }, false],
    ['small', 'canary', { Errors: [1, 1] }, true],
    ['large', 'canary', { Errors: [1, 0, 1, 0] }, false],
    ['small', 'many-requests', { Count: [50_001] }, true],
    ['large', 'many-requests', { Count: [50_000] }, false],
  ])('on a %s site, %s with %j: %s', (_, name, data, is) => {
    const withAll = new Synthesized({ requestAlarm: 50_000, canary: true });
    const id = `chatalarms${name.replaceAll('-', '')}`;
    const [, alarm] = withAll.all<Alarm>(ALARM).find(([logicalId]) => logicalId.startsWith(id)) ?? [];
    expect(alarm && rings(alarm.Properties, data)).toBe(is);
  });

  it('each name a heading of their own in the runbook, and none of them is without an alarm', () => {
    const runbook = readFileSync('docs/runbook.md', 'utf8');
    const all = new Synthesized({ requestAlarm: 50_000, canary: true }).all<Alarm>(ALARM);
    const named = all.map(
      ([, { Properties }]) => / See docs\/runbook\.md#([\w-]+)$/.exec(Properties.AlarmDescription)?.[1],
    );
    const headings = [...runbook.matchAll(/^### `([\w-]+)`$/gm)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(headings.toSorted());
    for (const [position, [id]] of all.entries())
      expect(id).toContain(`chatalarms${named[position]?.replaceAll('-', '')}`);
  });

  it('are one more where the settings count requests', () => {
    const counted = new Synthesized({ requestAlarm: 50_000 });
    expect(counted.all(ALARM)).toHaveLength(alarms.length + 1);
    const rows = readFileSync('docs/deploy.md', 'utf8');
    expect(rows).toMatch(/^\| `requestAlarm` .* 0\.10 USD a month/m);
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
