import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Synthesized, text } from '#test/lib/synthesized.ts';

type Fn = { Role: { 'Fn::GetAtt': [string] }; Environment: { Variables: Record<string, unknown> } };
type Policy = {
  PolicyDocument: { Statement: { Action: string | string[] }[] };
  Roles: { Ref: string }[];
};

describe('the canary', () => {
  const stack = new Synthesized({ canary: true });
  const id = stack.functionId('canary');

  it('runs every five minutes, without being tried again', () => {
    const rules = stack.properties<{ ScheduleExpression: string; Targets: { Arn: unknown }[] }>('AWS::Events::Rule');
    const own = rules.filter(({ Targets }) => Targets.some(({ Arn }) => text(Arn) === `\${${id}.Arn}`));
    expect(own).toMatchObject([{ ScheduleExpression: 'rate(5 minutes)', State: 'ENABLED' }]);
    const invoked = stack
      .properties<{ FunctionName: unknown }>('AWS::Lambda::EventInvokeConfig')
      .find(({ FunctionName }) => text(FunctionName) === `\${${id}}`);
    expect(invoked).toMatchObject({ MaximumRetryAttempts: 0 });
  });

  it('knows two public addresses, and may write its log only', () => {
    const { Role, Environment } = stack.resource<Fn>(id).Properties;
    expect(Object.keys(Environment.Variables).sort()).toEqual(['PUBLIC_ORIGIN', 'SOCKET_URL']);
    const actions = stack
      .properties<Policy>('AWS::IAM::Policy')
      .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === Role['Fn::GetAtt'][0]))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .flatMap(({ Action }) => Action);
    expect(actions.sort()).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  });

  it('is none by default', () => {
    expect(() => new Synthesized().functionId('canary')).toThrow('No function');
  });

  it('costs at most what the page about cost says', () => {
    const [, total, alarm, rest] =
      /`canary`\*\*: ([\d.]+) USD a month: ([\d.]+) USD for its alarm, and ([\d.]+) USD for 8,640 runs/.exec(
        readFileSync('docs/cost.md', 'utf8'),
      ) ?? [];
    const run = 0.2e-6 + 2 * 0.25 * 0.0000133334;
    // Two files and the clock at the edge, the clock and the socket at the gateway; the sign-in asks Cognito, which is free.
    const requests = 5 * 1e-6;
    expect(8640 * (run + requests)).toBeLessThanOrEqual(Number(rest) + 0.005);
    expect(Number(total)).toBeCloseTo(Number(alarm) + Number(rest));
  });
});
