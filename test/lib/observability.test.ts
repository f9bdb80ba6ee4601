import { describe, expect, it } from 'vitest';
import { Synthesized, text } from './synthesized.ts';

type Alarm = {
  AlarmDescription: string;
  AlarmActions?: unknown[];
  MetricName?: string;
  Dimensions?: { Name: string; Value: unknown }[];
  Metrics?: { MetricStat?: { Metric: { Dimensions: { Name: string; Value: unknown }[] } } }[];
};

const ALARM = 'AWS::CloudWatch::Alarm';

describe('alarms', () => {
  const stack = new Synthesized();
  const alarms = stack.all<Alarm>(ALARM).map(([, { Properties }]) => Properties);

  it('are at most five, over at most six metrics, which is what they are billed by', () => {
    expect(alarms.length).toBeLessThanOrEqual(5);
    const metrics = alarms.map(({ Metrics }) => Metrics?.filter(({ MetricStat }) => MetricStat).length ?? 1);
    expect(metrics.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(6);
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

  it('watch both readers of the stream, the dead letters, the HTTP API and the socket', () => {
    const dimensions = alarms.flatMap(({ Dimensions, Metrics }) => [
      ...(Dimensions ?? []),
      ...(Metrics ?? []).flatMap(({ MetricStat }) => MetricStat?.Metric.Dimensions ?? []),
    ]);
    const [[queue] = ['']] = stack.all('AWS::SQS::Queue');
    const watched = dimensions.map(({ Value }) => text(Value));
    for (const name of ['assign', 'react', 'socket'] as const)
      expect(watched).toContain(`\${${stack.functionId(name)}}`);
    expect(watched).toContain(`\${${queue}.QueueName}`);
    expect(alarms.some(({ MetricName }) => MetricName === '5xx')).toBe(true);
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
    expect(types).not.toContain('AWS::CloudWatch::Dashboard');
  });

  it('has no provisioned capacity', () => {
    const template = JSON.stringify(new Synthesized().template);
    expect(template).not.toMatch(/ProvisionedThroughput|ProvisionedConcurren|ProvisionedPollerConfig/);
  });
});
