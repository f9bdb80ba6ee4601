import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { expect, it } from 'vitest';
import { keepsCalls, keepsRecords } from '#lib/kit/dead-letters.ts';

it('what keeps calls and records names the queue, and allows to send to it and no more', () => {
  const stack = new Stack(new App(), 'one');
  const queue = new Queue(stack, 'queue');
  const functionOf = (id: string) =>
    new LambdaFunction(stack, id, { runtime: Runtime.NODEJS_24_X, handler: 'x', code: Code.fromInline('x') });
  const [caller, reader] = [functionOf('caller'), functionOf('reader')];
  caller.configureAsyncInvoke({ onFailure: keepsCalls(queue) });
  const mapping = reader.addEventSourceMapping('mapping', { eventSourceArn: 'arn:aws:dynamodb:::table/t/stream/s' });
  expect(keepsRecords(queue).bind(mapping, reader).destination).toBe(queue.queueArn);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
    DestinationConfig: {
      OnFailure: { Destination: { 'Fn::GetAtt': [stack.getLogicalId(queue.node.defaultChild as never), 'Arn'] } },
    },
  });
  const policies: { Properties: { PolicyDocument: { Statement: { Action: string }[] } } }[] = Object.values(
    template.findResources('AWS::IAM::Policy'),
  ) as never;
  const actions = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement.map(({ Action }) => Action));
  expect(actions).toEqual(['sqs:SendMessage', 'sqs:SendMessage']);
});
