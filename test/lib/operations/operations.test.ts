import { describe, expect, it } from 'vitest';
import { unreadProperties } from '#local/assembly/unread-properties.ts';
import { resourceTypes } from '#local/assembly/resource-types.ts';
import { Synthesized, text } from '#test/lib/synthesized.ts';

/** Everything that operators can switch on. */
const everything = {
  metrics: true,
  canary: true,
  tracing: true,
  accessLogs: 'all',
  budget: { usd: 20, email: 'team@example.com' },
  requestAlarm: 50_000,
};

const without = ['AWS::Budgets::Budget', 'AWS::WAFv2::WebACL', 'AWS::XRay::SamplingRule'];

/** What CloudFormation computes, as text: the local stack has it filled in before it reads properties. */
const filled = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && ('Ref' in value || Object.keys(value).some(isComputed))
    ? text(value)
    : value;

const isComputed = (key: string): boolean => ['Fn::GetAtt', 'Fn::Join', 'Fn::Select'].includes(key);

describe('what operators switch on', () => {
  it('is nothing but the dashboard by default', () => {
    const stack = new Synthesized();
    expect(without.filter((type) => stack.all(type).length > 0)).toEqual([]);
    expect(JSON.stringify(stack.template)).not.toMatch(/AccessLogSettings|TracingConfig|xray:/);
  });

  it('runs on one machine as well', () => {
    const { Resources } = new Synthesized(everything).template;
    const resources = Object.entries(Resources).map(([logicalId, { Type: type, Properties = {} }]) => ({
      logicalId,
      type,
      properties: JSON.parse(JSON.stringify(Properties, (_, value) => filled(value))),
    }));
    expect(resources.filter(({ type }) => !(type in resourceTypes))).toEqual([]);
    const own = resources.filter(({ type }) => /::(Stage|Budget|Dashboard|Alarm|LogGroup)$/.test(type));
    expect(unreadProperties({ resources: own })).toEqual([]);
    const traced = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
    expect(unreadProperties({ resources: traced }).filter((fault) => fault.includes('Tracing'))).toEqual([]);
  });

  it('stays far below the 500 resources CloudFormation takes', () => {
    expect(Object.keys(new Synthesized(everything).template.Resources).length).toBeLessThan(400);
  });
});
