import { describe, expect, test } from 'vitest';
import { propertyRules } from '#local/assembly/property-rules.ts';
import { resourceTypes } from '#local/assembly/resource-types.ts';
import { refuseUnread, unreadProperties } from '#local/assembly/unread-properties.ts';

const resource = (type: string, properties: Record<string, unknown>) => ({ logicalId: 'One', type, properties });
const faults = (type: string, properties: Record<string, unknown>) =>
  unreadProperties({ resources: [resource(type, properties)] });

describe('properties that the local stack does not carry out', () => {
  test('are refused with their path', () => {
    expect(
      faults('AWS::ApiGatewayV2::Stage', { ApiId: 'api', DefaultRouteSettings: { DataTraceEnabled: true } }),
    ).toEqual([
      expect.stringMatching(
        /^The template's One \(AWS::ApiGatewayV2::Stage\) sets DefaultRouteSettings\.DataTraceEnabled, which/,
      ),
    ]);
    const rules = [{ Status: 'Enabled', Transitions: [{ StorageClass: 'GLACIER' }] }];
    expect(faults('AWS::S3::Bucket', { LifecycleConfiguration: { Rules: rules } })).toEqual([
      expect.stringContaining('sets LifecycleConfiguration.Rules[].Transitions[].StorageClass, which'),
    ]);
  });

  test('are refused for a value that is not carried out, and accepted for one that is, also as text', () => {
    expect(faults('AWS::Lambda::Function', { Runtime: 'nodejs18.x' })).toEqual([
      expect.stringContaining(
        'sets Runtime to "nodejs18.x"; the local stack carries out "nodejs24.x" or "python3.13" only.',
      ),
    ]);
    expect(faults('AWS::ApiGatewayV2::Stage', { AutoDeploy: false })).toHaveLength(1);
    expect(faults('AWS::ApiGatewayV2::Stage', { AutoDeploy: 'true' })).toEqual([]);
  });

  test('are refused for every property of a type that has no rules', () => {
    expect(faults('AWS::Made::Up', {})).toEqual([
      expect.stringContaining('is a AWS::Made::Up, whose properties nothing'),
    ]);
  });

  test('are nothing in types that one machine needs no part of', () => {
    expect(faults('AWS::CloudWatch::Alarm', { Threshold: 1 })).toEqual([]);
  });

  test('stop the stack from starting, with the first five', () => {
    const odd = resource('AWS::SQS::Queue', Object.fromEntries([...'abcdefg'].map((name) => [name, 1])));
    expect(() => refuseUnread({ resources: [odd] })).toThrow(/sets a, [^]*sets e, (?![^]*sets f, )/);
  });
});

test('every type that a part of the local stack runs has rules, and every rule is of such a type', () => {
  const run = Object.entries(resourceTypes).flatMap(([type, kind]) => ('run' in kind ? [type] : []));
  expect(Object.keys(propertyRules).sort()).toEqual(run.sort());
});

test('every exception has a reason, and no path is both carried out and ignored', () => {
  for (const [type, { read, only = {}, ignored = {} }] of Object.entries(propertyRules)) {
    for (const [path, reason] of Object.entries(ignored))
      expect([type, path, reason.length > 5]).toEqual([type, path, true]);
    const paths = [...read, ...Object.keys(only), ...Object.keys(ignored)];
    expect([type, paths.filter((path, index) => paths.indexOf(path) !== index)]).toEqual([type, []]);
  }
});
