/** DynamoDB behind IAM: checks and measures each request before the local server gets it, and injects faults. */
import { forward } from '#local/dynamodb/call.ts';
import type { Table } from '#local/dynamodb/table.ts';
import type { Caller } from '#local/lambda/identity.ts';
import type { Attribution, Meters } from '#local/meters/meters.ts';
import { AwsError } from '#local/aws/protocol/aws-error.ts';
import type { Answer, Call, RequireGrant, Json, Service } from '#local/aws/protocol/service.ts';
import { measured, settle, meterFailure } from './capacity.ts';
import { Conflicts } from './conflicts.ts';
import { Faults } from './faults.ts';
import { refusalOf } from './refusals.ts';
import { describeRequest, grantsOf, isTransaction, itemsOf, nonAsciiExpressions } from './requests.ts';

export type DynamoDbOptions = {
  /** The local server. */
  endpoint: string;
  tables: readonly Table[];
  meters: Meters;
  demand: RequireGrant;
  /** Labels that a caller's units are counted for. */
  attribute: (caller: Caller) => Attribution;
};

export function dynamoDbService(options: DynamoDbOptions): { service: Service; faults: Faults } {
  const { endpoint, tables, demand } = options;
  const faults = new Faults(endpoint, tables);
  const conflicts = new Conflicts((name) => tables.find((table) => table.name === name)?.keys ?? []);
  const service: Service = async (call) => {
    const { caller, operation, input } = call;
    for (const { action, resource, context } of grantsOf(operation, input, tables))
      demand(caller, action, resource, context);
    const [odd] = nonAsciiExpressions(input);
    if (odd !== undefined)
      throw new AwsError('ValidationException', `Invalid expression: Syntax error; expression: "${odd}"`);
    const refusal = refusalOf(input, tables);
    if (refusal !== undefined) throw new AwsError('ValidationException', refusal);
    faults.throttle();
    faults.throughput.check(operation, input);
    if (faults.partitionLimit) faults.partitions.check(operation, input, faults.partitionLimit);
    const run = (): Promise<Answer> => request(call, faults, options);
    return faults.transactionConflicts
      ? conflicts.during(itemsOf(operation, input), isTransaction(operation), run)
      : run();
  };
  return { service, faults };
}

async function request({ caller, operation, input }: Call, faults: Faults, options: DynamoDbOptions): Promise<Answer> {
  const { endpoint, meters, attribute } = options;
  const body = measured(operation, input);
  if ('IndexName' in input) body['TableName'] = faults.indexSource(String(input['TableName']));
  const { status, text } = await forward(endpoint, operation, JSON.stringify(body));
  const answer = JSON.parse(text) as Json;
  faults.throughput.take(operation, answer);
  if (faults.partitionLimit) faults.partitions.take(operation, input, answer, faults.partitionLimit);
  const to = { ...attribute(caller), what: () => describeRequest(operation, input) };
  const settled = (status === 200 ? settle : meterFailure)(operation, input, answer, meters, to);
  return { status, body: JSON.stringify(settled) };
}
