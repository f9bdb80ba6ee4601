/** The local AWS endpoint over a small stack and a fresh table, for tests of what functions may and can do with it. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { deploy, type Stack } from '#local/assembly/stack.ts';
import type { Template } from '#local/assembly/template.ts';
import { Secrets } from '#local/aws/secrets.ts';
import { startAws, type Aws } from '#local/aws/start.ts';
import type { Account } from '#local/aws/user-pool.ts';
import { startDynamoDb } from '#local/dynamodb/server.ts';
import { ensureTable } from '#local/dynamodb/table.ts';
import { createAuthority } from '#local/iam/authority.ts';
import { credentialsOf } from '#local/lambda/identity.ts';
import type { InvocationMeta, InvocationResult } from '#local/lambda/invoker.ts';
import { Meters } from '#local/meters/meters.ts';
import { tableResource } from './dynamodb.ts';

export type Invoked = { functionId: string; payload: unknown; meta: InvocationMeta };

/** An invoker that runs no functions: notes its calls and answers from `answers`, the last one again and again. */
export class StubInvoker {
  readonly calls: Invoked[] = [];
  answers: InvocationResult[] = [{ payload: null }];
  route: string | undefined;

  async invoke(functionId: string, payload: unknown, meta: InvocationMeta): Promise<InvocationResult> {
    this.calls.push({ functionId, payload, meta });
    return (this.answers.length > 1 ? this.answers.shift() : this.answers[0]) ?? { payload: null };
  }

  currentRoute(): string | undefined {
    return this.route;
  }
}

/** A role with one inline policy, and a function that has it. */
export const functionWithRole = (id: string, statements: object[]): Template['Resources'] => ({
  [`${id}Role`]: {
    Type: 'AWS::IAM::Role',
    Properties: { Policies: [{ PolicyName: 'Own', PolicyDocument: { Statement: statements } }] },
  },
  [id]: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': [`${id}Role`, 'Arn'] } } },
});

export const allow = (Action: string | string[], Resource: unknown): object => ({ Effect: 'Allow', Action, Resource });

/** A stack of these resources and the product's table, as `Table`. */
export const stackOf = (resources: Template['Resources']): Stack =>
  deploy({ stackName: 'Chat', template: { Resources: { Table: tableResource, ...resources } }, assets: new Map() });

export type LocalAws = {
  aws: Aws;
  stack: Stack;
  secrets: Secrets;
  tableName: string;
  /** The DynamoDB server itself. */
  dynamoDbUrl: string;
  meters: Meters;
  invoker: StubInvoker;
  reported: string[];
  /** A client that signs as a function. */
  dynamoDb: (functionId: string) => DynamoDBClient;
  /** Calls any operation as a function and gives status and body. */
  call: (
    functionId: string,
    target: string,
    input: object,
  ) => Promise<{ status: number; body: Record<string, unknown> }>;
  stop: () => Promise<void>;
};

export async function startLocalAws(resources: Template['Resources'], accounts: Account[] = []): Promise<LocalAws> {
  const stack = stackOf(resources);
  const tableName = stack.resources.find(({ logicalId }) => logicalId === 'Table')?.ref ?? '';
  const server = await startDynamoDb();
  const table = await ensureTable(server.endpoint, tableName, tableResource);
  const reported: string[] = [];
  const report = (line: string): void => void reported.push(line);
  const meters = new Meters();
  const invoker = new StubInvoker();
  const secrets = new Secrets(stack);
  const aws = await startAws({
    stack,
    authority: await createAuthority(stack, { report }),
    meters,
    dynamoDbEndpoint: server.endpoint,
    tables: [table],
    secrets,
    accounts,
    register: {
      add: (account) => void accounts.push(account),
      change: (username, fields) => void Object.assign(accounts.find((one) => one.username === username) ?? {}, fields),
    },
    invoker: () => invoker,
    waitFactor: 0.0001,
    report,
  });
  return {
    aws,
    stack,
    secrets,
    tableName,
    dynamoDbUrl: server.endpoint,
    meters,
    invoker,
    reported,
    dynamoDb: (functionId) => clientOf(aws.url, functionId),
    call: (functionId, target, input) => call(aws.url, functionId, target, input),
    stop: async () => {
      await aws.close();
      await server.stop();
    },
  };
}

/** The headers by which the endpoint knows a function; it does not check signatures. */
export const signedAs = (functionId: string): Record<string, string> => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${functionId}/20260101/us-east-1/any/aws4_request, SignedHeaders=host, Signature=0`,
  'x-amz-security-token': `${functionId}/worker-1`,
});

async function call(url: string, functionId: string, target: string, input: object): ReturnType<LocalAws['call']> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...signedAs(functionId), 'x-amz-target': target },
    body: JSON.stringify(input),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function clientOf(endpoint: string, functionId: string): DynamoDBClient {
  const credentials = credentialsOf({ functionId, workerId: 'worker-1' });
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: {
      accessKeyId: credentials['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: credentials['AWS_SECRET_ACCESS_KEY'] ?? '',
      sessionToken: credentials['AWS_SESSION_TOKEN'] ?? '',
    },
  });
}
