import { expect, it } from 'vitest';
import { Synthesized, text } from './synthesized.ts';

type Invoked = {
  FunctionName: unknown;
  MaximumRetryAttempts: number;
  MaximumEventAgeInSeconds: number;
  DestinationConfig: { OnFailure: { Destination: unknown } };
};

const stack = new Synthesized();

it.each(['sweep', 'automation', 'fit'] as const)(
  'what is started without being waited for is not tried again, a failure becomes a dead letter: %s',
  (name) => {
    const [[deadLetters] = ['']] = stack.all('AWS::SQS::Queue');
    const invoked = stack
      .properties<Invoked>('AWS::Lambda::EventInvokeConfig')
      .find(({ FunctionName }) => text(FunctionName) === `\${${stack.functionId(name)}}`);
    expect(invoked).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
    expect(text(invoked?.DestinationConfig.OnFailure.Destination)).toBe(`\${${deadLetters}.Arn}`);
  },
);
