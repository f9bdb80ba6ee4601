/** The smaller AWS services: secrets, the user pool, queues, and functions that invoke functions. */
import { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { Queues } from '#local/aws/queues.ts';
import { Secrets } from '#local/aws/secrets.ts';
import { credentialsOf } from '#local/lambda/identity.ts';
import { allow, functionWithRole, signedAs, stackOf, startLocalAws, type LocalAws } from '#test/support/local-aws.ts';

const resources = {
  Signing: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: {
      Name: 'signing',
      GenerateSecretString: {
        SecretStringTemplate: '{"kid":"1"}',
        GenerateStringKey: 'key',
        PasswordLength: 40,
        ExcludePunctuation: true,
      },
    },
  },
  Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
  Letters: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'letters' } },
  ...functionWithRole('Trusted', [
    allow('secretsmanager:GetSecretValue', { Ref: 'Signing' }),
    allow('cognito-idp:ListUsers', { 'Fn::GetAtt': ['Pool', 'Arn'] }),
    allow('sqs:*', { 'Fn::GetAtt': ['Letters', 'Arn'] }),
    allow('lambda:InvokeFunction', { 'Fn::GetAtt': ['Worker', 'Arn'] }),
    allow('ses:SendEmail', 'arn:aws:ses:us-east-1:123456789012:identity/example.com'),
  ]),
  ...functionWithRole('Worker', [allow('sqs:SendMessage', { 'Fn::GetAtt': ['Letters', 'Arn'] })]),
  WorkerAsync: {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      FunctionName: { Ref: 'Worker' },
      Qualifier: '$LATEST',
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Letters', 'Arn'] } } },
    },
  },
};
const accounts = ['admin', 'agent1', 'agent2'].map((username) => ({
  username,
  attributes: { sub: username, email: `${username}@example.com`, name: username.toUpperCase() },
}));

let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws(resources, accounts);
});
afterAll(() => local.stop());

const refOf = (logicalId: string): string =>
  local.stack.resources.find((resource) => resource.logicalId === logicalId)?.ref ?? '';
const sdk = (functionId: string) => {
  const credentials = credentialsOf({ functionId, workerId: 'w' });
  return {
    endpoint: local.aws.url,
    region: 'us-east-1',
    credentials: {
      accessKeyId: functionId,
      secretAccessKey: 'x',
      sessionToken: credentials['AWS_SESSION_TOKEN'] ?? '',
    },
  };
};

describe('secrets', () => {
  const get = (functionId: string, SecretId: string, VersionStage?: string) =>
    new SecretsManagerClient(sdk(functionId)).send(new GetSecretValueCommand({ SecretId, VersionStage }));

  test('a secret is generated as the template says and returned to functions that may read it', async () => {
    const { SecretString = '', Name, ARN } = await get('Trusted', refOf('Signing'));
    expect(JSON.parse(SecretString)).toEqual({ kid: '1', key: expect.stringMatching(/^[A-Za-z0-9]{40}$/) });
    expect({ Name, ARN }).toEqual({ Name: 'signing', ARN: refOf('Signing') });
    expect((await get('Trusted', 'signing')).SecretString).toBe(SecretString);
  });

  test('a function without a grant for the secret is denied', async () => {
    await expect(get('Worker', 'signing')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(get('Trusted', 'nothing')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('a version is found by its stage: there is no previous one until the secret is rotated', async () => {
    const previous = () => get('Trusted', 'signing', 'AWSPREVIOUS');
    const { SecretString: first, VersionId } = await get('Trusted', 'signing', 'AWSCURRENT');
    await expect(previous()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    local.secrets.rotate('signing', 'another');
    expect(await get('Trusted', 'signing')).toMatchObject({ SecretString: 'another', VersionStages: ['AWSCURRENT'] });
    expect(await previous()).toMatchObject({ SecretString: first, VersionId, VersionStages: ['AWSPREVIOUS'] });
  });

  test('a data folder keeps the values; without one, each start generates new ones', () => {
    const folder = mkdtempSync(join(tmpdir(), 'live-chat-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const stack = stackOf(resources);
    const value = (dataFolder?: string) => new Secrets(stack, dataFolder).valueOf('signing');
    expect(value(folder)).toBe(value(folder));
    expect(value()).not.toBe(value());
    expect(() => new Secrets(stack).valueOf('other')).toThrow('other');
  });

  test('are read from an older data folder, in which a secret is only its value', () => {
    const folder = mkdtempSync(join(tmpdir(), 'live-chat-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ Signing: 'as it was' }));
    expect(new Secrets(stackOf(resources), folder).valueOf('signing')).toBe('as it was');
    expect(readdirSync(folder)).toEqual(['secrets.json']);
  });
});

describe('mail', () => {
  const send = (functionId: string, FromEmailAddress: string, Content: object) =>
    new SESv2Client(sdk(functionId)).send(
      new SendEmailCommand({ FromEmailAddress, Destination: { ToAddresses: ['vera@example.org'] }, Content }),
    );
  const plain = { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Grüße' } } } };

  test('goes into the outbox when its sender may use the identity', async () => {
    await send('Trusted', 'chat@example.com', plain);
    const mail = { from: 'chat@example.com', to: ['vera@example.org'], subject: 'Hello', text: 'Grüße' };
    expect(local.aws.outbox).toMatchObject([{ ...mail, sent_at: expect.any(String) }]);
  });

  test('is rejected from other functions, for other identities, and in other formats than plain text', async () => {
    const denied = { name: 'AccessDeniedException' };
    await expect(send('Worker', 'chat@example.com', plain)).rejects.toMatchObject(denied);
    await expect(send('Trusted', 'chat@example.net', plain)).rejects.toMatchObject(denied);
    const template = { Template: { TemplateName: 'welcome', TemplateData: '{}' } };
    await expect(send('Trusted', 'chat@example.com', template)).rejects.toMatchObject({ name: 'BadRequestException' });
  });
});

describe('the user pool', () => {
  const list = (input: object) =>
    new CognitoIdentityProviderClient(sdk('Trusted')).send(
      new ListUsersCommand({ UserPoolId: refOf('Pool'), ...input }),
    );
  const names = async (input: object) => (await list(input)).Users?.map(({ Username }) => Username);

  test.each([
    ['no filter', {}, ['admin', 'agent1', 'agent2']],
    ['equality', { Filter: 'sub = "agent1"' }, ['agent1']],
    ['a prefix', { Filter: 'email ^= "agent"' }, ['agent1', 'agent2']],
    ['a quoted name', { Filter: '"username"="admin"' }, ['admin']],
    ['nobody', { Filter: 'email = "nobody@example.com"' }, []],
  ])('is listed by %s', async (_name, input, expected) => expect(await names(input)).toEqual(expected));

  test('is listed page by page, with the requested attributes', async () => {
    const { Users, PaginationToken } = await list({ Limit: 2, AttributesToGet: ['email'] });
    expect(Users?.map(({ Attributes }) => Attributes)).toEqual([
      [{ Name: 'email', Value: 'admin@example.com' }],
      [{ Name: 'email', Value: 'agent1@example.com' }],
    ]);
    expect(await names({ Limit: 2, PaginationToken })).toEqual(['agent2']);
  });

  test('rejects an invalid filter and an unknown pool', async () => {
    await expect(list({ Filter: 'email like "x"' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(list({ UserPoolId: 'us-east-1_other' })).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('queues', () => {
  const call = (operation: string, input: object) =>
    local.call('Trusted', `AmazonSQS.${operation}`, { QueueUrl: refOf('Letters'), ...input });

  test('a received message is hidden until its timeout and gone once deleted', async () => {
    expect(await call('SendMessage', { MessageBody: 'hello' })).toMatchObject({
      body: { MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592' },
    });
    const { body } = await call('ReceiveMessage', { VisibilityTimeout: 60 });
    expect(body).toMatchObject({ Messages: [{ Body: 'hello', Attributes: { ApproximateReceiveCount: '1' } }] });
    expect((await call('ReceiveMessage', {})).body).toEqual({ Messages: [] });
    expect((await call('GetQueueAttributes', {})).body).toMatchObject({
      Attributes: { ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '1' },
    });
    await call('DeleteMessage', { ReceiptHandle: (body['Messages'] as { ReceiptHandle: string }[])[0]?.ReceiptHandle });
    expect((await call('GetQueueAttributes', {})).body).toMatchObject({
      Attributes: { ApproximateNumberOfMessagesNotVisible: '0' },
    });
  });

  test('a function without the grant may not read it', async () => {
    expect(await local.call('Worker', 'AmazonSQS.ReceiveMessage', { QueueUrl: refOf('Letters') })).toMatchObject({
      body: { __type: 'AccessDeniedException' },
    });
  });

  test('a data folder keeps the messages', () => {
    const folder = mkdtempSync(join(tmpdir(), 'live-chat-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    new Queues(local.stack, folder).send(refOf('Letters'), 'kept');
    expect(new Queues(local.stack, folder).find(refOf('Letters'))?.messages).toMatchObject([{ body: 'kept' }]);
  });
});

describe('invoking functions', () => {
  beforeEach(() => {
    local.invoker.calls.length = 0;
    local.invoker.answers = [{ payload: { done: true } }];
  });
  const failure = { error: { errorType: 'Error', errorMessage: 'boom' } };
  const letters = () => local.aws.queues.find(refOf('Letters'))?.messages ?? [];

  function invoke(
    type: 'Event' | 'RequestResponse',
    name = refOf('Worker'),
    body: string = '{"a":1}',
  ): Promise<Response> {
    return fetch(`${local.aws.url}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, {
      method: 'POST',
      headers: { ...signedAs('Trusted'), 'x-amz-invocation-type': type },
      body,
    });
  }

  test('a synchronous call gets the result', async () => {
    const response = await invoke('RequestResponse');
    expect(await response.json()).toEqual({ done: true });
    expect(local.invoker.calls).toEqual([{ functionId: 'Worker', payload: { a: 1 }, meta: { source: 'async' } }]);
  });

  test("a synchronous call gets the function's error and is not retried", async () => {
    local.invoker.answers = [failure];
    const response = await invoke('RequestResponse');
    expect(response.status).toBe(200);
    expect(response.headers.get('x-amz-function-error')).toBe('Unhandled');
    expect(await response.json()).toEqual(failure.error);
    expect(local.invoker.calls).toHaveLength(1);
  });

  test('an event is accepted immediately and retried until it succeeds', async () => {
    local.invoker.answers = [failure, failure, { payload: null }];
    expect((await invoke('Event')).status).toBe(202);
    await local.aws.later.idle();
    expect(local.invoker.calls).toHaveLength(3);
    expect(letters()).toEqual([]);
  });

  test('an event waits while its function is throttled, without using up an attempt', async () => {
    const throttled = { error: { errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' } };
    local.invoker.answers = [throttled, throttled, throttled, throttled, failure, { payload: null }];
    await invoke('Event');
    await local.aws.later.idle();
    expect(local.invoker.calls).toHaveLength(6);
    expect(letters()).toEqual([]);
  });

  test('an event that fails three times goes to the on-failure destination, with all its details', async () => {
    local.invoker.answers = [failure];
    await invoke('Event');
    await local.aws.later.idle();
    expect(local.invoker.calls).toHaveLength(3);
    expect(letters().map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      {
        version: '1.0',
        requestContext: {
          functionArn: expect.stringMatching(/:\$LATEST$/),
          condition: 'RetriesExhausted',
          approximateInvokeCount: 3,
        },
        requestPayload: { a: 1 },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: failure.error,
      },
    ]);
  });

  test('a function outside the grant is not invoked', async () => {
    const response = await invoke('Event', refOf('Trusted'));
    expect(response.headers.get('x-amzn-errortype')).toBe('AccessDeniedException');
    expect(local.invoker.calls).toEqual([]);
  });

  test('a payload that is too large or is not JSON is rejected', async () => {
    expect((await invoke('Event', refOf('Worker'), JSON.stringify('x'.repeat(1024 * 1024)))).status).toBe(413);
    expect((await invoke('Event', refOf('Worker'), '{')).headers.get('x-amzn-errortype')).toBe(
      'InvalidRequestContentException',
    );
  });
});
