import { expect, it } from 'vitest';
import { Synthesized, text } from './synthesized.ts';

type Invoked = {
  FunctionName: unknown;
  MaximumRetryAttempts: number;
  MaximumEventAgeInSeconds: number;
  DestinationConfig?: { OnFailure: { Destination: unknown } };
};

const stack = new Synthesized();
const invokedOf = (name: Parameters<Synthesized['functionId']>[0]) =>
  stack
    .properties<Invoked>('AWS::Lambda::EventInvokeConfig')
    .find(({ FunctionName }) => text(FunctionName) === `\${${stack.functionId(name)}}`);

it.each([
  ['sweep', 0, 60],
  ['automation', 0, 60],
  ['fit', 0, 60],
  ['deliver', 2, 600],
] as const)(
  'what %s does without being waited for is tried again %i times within %i seconds, and a failure becomes a dead letter',
  (name, retries, seconds) => {
    const [[deadLetters] = ['']] = stack.all('AWS::SQS::Queue');
    const invoked = invokedOf(name);
    expect(invoked).toMatchObject({ MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: seconds });
    expect(text(invoked?.DestinationConfig?.OnFailure.Destination)).toBe(`\${${deadLetters}.Arn}`);
  },
);

it('a reading that fails is resumed by the sweep, so it is neither tried again nor a dead letter', () => {
  const invoked = invokedOf('read-sources');
  expect(invoked).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
  expect(invoked).not.toHaveProperty('DestinationConfig');
});
