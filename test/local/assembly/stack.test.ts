import { expect, test } from 'vitest';
import { resolveSecrets } from '#local/assembly/dynamic-references.ts';
import { deploy } from '#local/assembly/stack.ts';
import type { Synthesized, Template } from '#local/assembly/template.ts';

const synthesized = (template: Template): Synthesized => ({ stackName: 'Chat', template, assets: new Map() });

/** The evaluated `Value` of a function's only property, in a stack that has a few resources to refer to. */
function evaluated(value: unknown, rest: Partial<Template> = {}): unknown {
  const stack = deploy(
    synthesized({
      ...rest,
      Resources: {
        Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
        Named: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'named' } },
        Subject: { Type: 'AWS::Lambda::Function', Properties: { Value: value } },
      },
    }),
  );
  return stack.resources.find(({ logicalId }) => logicalId === 'Subject')?.properties['Value'];
}

test.each([
  ['Ref of a resource with a name', { Ref: 'Named' }, 'named'],
  ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
  ['Ref of a parameter', { Ref: 'Stage' }, 'live'],
  ['GetAtt', { 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:lambda:us-east-1:123456789012:function:named'],
  ['GetAtt in one text', { 'Fn::GetAtt': 'Named.Arn' }, 'arn:aws:lambda:us-east-1:123456789012:function:named'],
  ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Named' }]] }, 'a-named'],
  ['Select of a Split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
  [
    'Sub',
    { 'Fn::Sub': '${AWS::Region}/${Named}/${Named.Arn}' },
    'us-east-1/named/arn:aws:lambda:us-east-1:123456789012:function:named',
  ],
  ['Sub with its own names and a literal', { 'Fn::Sub': ['${X}-${!X}', { X: { Ref: 'Named' } }] }, 'named-${X}'],
  ['If', { 'Fn::If': ['IsLive', 'yes', 'no'] }, 'yes'],
  [
    'If that takes nothing',
    { a: { 'Fn::If': ['IsLive', { Ref: 'AWS::NoValue' }, 1] }, b: [{ Ref: 'AWS::NoValue' }, 2] },
    { b: [2] },
  ],
  ['FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] }, 256],
  ['Base64', { 'Fn::Base64': 'abc' }, 'YWJj'],
  ['an output of the stack itself', { 'Fn::GetStackOutput': { StackName: 'Chat', OutputName: 'Out' } }, 'named'],
  [
    'a policy statement, whose Condition is no function',
    { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ],
])('%s is evaluated', (_name, value, expected) => {
  const template: Partial<Template> = {
    Parameters: { Stage: { Default: 'live' } },
    Conditions: { IsLive: { 'Fn::Not': [{ 'Fn::Or': [{ 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] }, false] }] } },
    Mappings: { Sizes: { live: { memory: 256 } } },
    Outputs: { Out: { Value: { Ref: 'Named' } } },
  };
  expect(evaluated(value, template)).toEqual(expected);
});

test('IDs and addresses look like those of AWS and are the same at every start', () => {
  const endpoint = evaluated({ 'Fn::GetAtt': ['Api', 'ApiEndpoint'] });
  expect(endpoint).toMatch(/^https:\/\/[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/);
  expect(evaluated({ 'Fn::GetAtt': ['Api', 'ApiEndpoint'] })).toBe(endpoint);
});

test('a resource whose condition is false does not exist', () => {
  const stack = deploy(
    synthesized({
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Condition: 'Never' } },
    }),
  );
  expect(stack.resources).toEqual([]);
});

test.each([
  [
    'resource type',
    { Resources: { Bus: { Type: 'AWS::Events::EventBus' } } },
    /Bus is a AWS::Events::EventBus, which the local stack doesn't support/,
  ],
  [
    'attribute',
    { Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { x: { 'Fn::GetAtt': ['A', 'Depth'] } } } } },
    /reads A\.Depth/,
  ],
  [
    'function',
    { Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { x: { 'Fn::Cidr': [] } } } } },
    /uses Fn::Cidr/,
  ],
  ['name', { Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { x: { Ref: 'B' } } } } }, /refers to B/],
])('an unknown %s is an error in one sentence', (_what, template, message) => {
  expect(() => deploy(synthesized(template))).toThrow(message);
});

test('references to secrets are replaced by the whole secret or by a field', () => {
  const arn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:one-AbCdEf';
  const lookup = (id: string): string => (id === arn ? '{"key":"value"}' : 'plain');
  expect(resolveSecrets(`<{{resolve:secretsmanager:${arn}:SecretString:key::}}>`, lookup)).toBe('<value>');
  expect(resolveSecrets(`<{{resolve:secretsmanager:${arn}:SecretString:::}}>`, lookup)).toBe('<{"key":"value"}>');
  expect(resolveSecrets('<{{resolve:secretsmanager:other}}>', lookup)).toBe('<plain>');
  expect(() => resolveSecrets(`{{resolve:secretsmanager:${arn}:SecretString:nope::}}`, lookup)).toThrow(
    /no field "nope"/,
  );
});
