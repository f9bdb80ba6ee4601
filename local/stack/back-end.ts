/** Starts everything behind the edge: tables, AWS services for the functions, the functions, and what invokes them. */
import { cpSync } from 'node:fs';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import type { Secrets } from '#local/aws/secrets.ts';
import { startAws, type Aws } from '#local/aws/start.ts';
import { startDynamoDb, type DynamoDbServer } from '#local/dynamodb/server.ts';
import { ensureTable, type Table, type TableResource } from '#local/dynamodb/table.ts';
import { TimeToLive } from '#local/dynamodb/time-to-live.ts';
import type { Authority } from '#local/iam/authority.ts';
import { createInvoker, type Billed, type FunctionLog, type Invoker } from '#local/lambda/invoker.ts';
import { functionsOf } from '#local/lambda/lambda-function.ts';
import type { Meters } from '#local/meters/meters.ts';
import { demoAccounts, keepAccounts } from '#local/oidc/accounts.ts';
import { startScheduler, type Scheduler } from '#local/schedule/scheduler.ts';
import { schedulesOf } from '#local/schedule/schedules.ts';
import { startMappings, type EventSourceMappings } from '#local/stream/event-source-mappings.ts';

export type BackEndOptions = {
  stack: Stack;
  secrets: Secrets;
  authority: Authority;
  meters: Meters;
  dataFolder: string | undefined;
  failOnPendingWork: boolean;
  /** Factor for Lambda's delays between attempts. */
  waitFactor: number;
  log: (line: FunctionLog) => void;
  report: (line: string) => void;
};

export type BackEnd = {
  /** The local DynamoDB server itself, for the operator. What functions do goes through `aws`, which measures it. */
  dynamoDbUrl: string;
  invoker: Invoker;
  aws: Aws;
  mappings: EventSourceMappings;
  scheduler: Scheduler;
  /** Gives a function (by its construct's name) the files of a folder, from its next call on. */
  replaceFunction: (name: string, folder: string) => void;
  stop: () => Promise<void>;
};

const tableTypes = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];

function ensureTables(stack: Stack, { endpoint }: DynamoDbServer): Promise<Table[]> {
  const resources = tableTypes.flatMap((type) => resourcesOf(stack, type));
  return Promise.all(
    resources.map(({ ref, type, properties }) =>
      ensureTable(endpoint, ref, { Type: type, Properties: properties } as TableResource),
    ),
  );
}

function count(
  meters: Meters,
  labels: ReadonlyMap<string, string>,
  { functionId, route, source, gbSeconds }: Billed,
): void {
  const to = { functionName: labels.get(functionId), route };
  meters.count(to, 'invocations');
  meters.count(to, 'gb_seconds', gbSeconds);
  if (source === 'stream') meters.count(to, 'stream_invocations');
}

/** Starts everything behind the edge. */
export async function startBackEnd(options: BackEndOptions): Promise<BackEnd> {
  const { stack, authority, meters, dataFolder, log, report, failOnPendingWork } = options;
  const labels = new Map(stack.resources.map(({ logicalId, label }) => [logicalId, label]));
  const server = await startDynamoDb({ dataFolder, report });
  const tables = await ensureTables(stack, server);
  const shared = { ...options, dynamoDbEndpoint: server.endpoint, tables };
  const aws = await startAws({
    ...shared,
    accounts: demoAccounts,
    register: keepAccounts(dataFolder),
    invoker: () => invoker,
  });
  const functions = functionsOf(stack);
  const invoker = createInvoker(functions, {
    awsEndpoint: aws.url,
    log,
    billed: (billed) => count(meters, labels, billed),
    failOnPendingWork,
  });
  const timeToLive = new TimeToLive(server.endpoint, tables);
  timeToLive.start(report);
  const removedByTime = timeToLive.isRemoval.bind(timeToLive);
  const mappings = await startMappings({ ...shared, authority, invoker, queues: aws.queues, removedByTime });
  const scheduler = startScheduler(schedulesOf(stack, authority), aws.later);
  return {
    dynamoDbUrl: server.endpoint,
    invoker,
    aws,
    mappings,
    scheduler,
    replaceFunction: (name, folder) => {
      const replaced = functions.find(({ label }) => label === name);
      if (!replaced) throw new Error(`The stack has no function ${name}.`);
      cpSync(folder, replaced.folder, { recursive: true });
      invoker.reload(replaced.id);
    },
    stop: async () => {
      await scheduler.stop();
      await mappings.stop();
      await timeToLive.stop();
      // Before the functions: an event that ends with its function was not given up.
      aws.later.stop();
      await invoker.close();
      await aws.close();
      await server.stop();
    },
  };
}
