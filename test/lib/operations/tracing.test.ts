import { describe, expect, it } from 'vitest';
import { functionNames, Synthesized } from '#test/lib/synthesized.ts';

type Policy = { PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] } };

describe('traces', () => {
  const stack = new Synthesized({ tracing: true });

  it.each(functionNames)('are made of %s', (name) => {
    const { Properties } = stack.resource<{ TracingConfig?: object }>(stack.functionId(name));
    expect(Properties.TracingConfig).toEqual({ Mode: 'Active' });
  });

  it('take the two rights that sending them needs, and no other', () => {
    const grants = (synthesized: Synthesized) =>
      synthesized
        .properties<Policy>('AWS::IAM::Policy')
        .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
        .flatMap(({ Action, Resource }) => [Action].flat().map((action) => `${action} ${JSON.stringify(Resource)}`));
    const added = functionNames.flatMap(() => ['xray:PutTraceSegments "*"', 'xray:PutTelemetryRecords "*"']);
    expect(grants(stack).sort()).toEqual([...grants(new Synthesized()), ...added].sort());
  });
});
