import { describe, expect, it } from 'vitest';
import { Synthesized, text } from '#test/lib/synthesized.ts';

describe('the sweep', () => {
  const stack = new Synthesized();
  const sweep = `\${${stack.functionId('sweep')}.Arn}`;

  it('runs every minute with a permission for its rule', () => {
    const [[ruleId, rule] = ['', undefined], ...more] = stack.all<{ Targets: { Arn: unknown }[] }>('AWS::Events::Rule');
    expect(more).toEqual([]);
    expect(rule?.Properties).toMatchObject({ ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' });
    expect(rule?.Properties.Targets.map(({ Arn }) => text(Arn))).toEqual([sweep]);
    const permissions = stack
      .properties<{ Principal: string; FunctionName: unknown; SourceArn: unknown }>('AWS::Lambda::Permission')
      .filter(({ Principal }) => Principal === 'events.amazonaws.com')
      .map(({ FunctionName, SourceArn }) => [text(FunctionName), text(SourceArn)]);
    expect(permissions).toEqual([[sweep, `\${${ruleId}.Arn}`]]);
  });
});
