import { expect, it } from 'vitest';
import { Synthesized, text } from './synthesized.ts';

type Invoked = {
  FunctionName: unknown;
  MaximumRetryAttempts: number;
  MaximumEventAgeInSeconds: number;
  DestinationConfig: { OnFailure: { Destination: unknown } };
};

const stack = new Synthesized();

it.each([
  ['sweep', 0, 60],
  ['automation', 0, 60],
  ['fit', 0, 60],
  ['read-sources', 0, 60],
  ['deliver', 2, 600],
] as const)(
  'what %s does without being waited for is tried again %i times within %i seconds, and a failure becomes a dead letter',
  (name, retries, seconds) => {
    const [[deadLetters] = ['']] = stack.all('AWS::SQS::Queue');
    const invoked = stack
      .properties<Invoked>('AWS::Lambda::EventInvokeConfig')
      .find(({ FunctionName }) => text(FunctionName) === `\${${stack.functionId(name)}}`);
    expect(invoked).toMatchObject({ MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: seconds });
    expect(text(invoked?.DestinationConfig.OnFailure.Destination)).toBe(`\${${deadLetters}.Arn}`);
  },
);
