/** The stack's event source mappings, as their resources describe them. */
import * as z from 'zod/mini';
import { readProperties } from '#local/assembly/read-properties.ts';
import { resourcesOf, type Resource, type Stack } from '#local/assembly/stack.ts';
import { functionIdOf } from '#local/lambda/lambda-function.ts';
import { filterOf, type Filter } from './filter.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html */
const properties = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  Enabled: z._default(z.boolean(), true),
  BatchSize: z._default(z.coerce.number(), 100),
  MaximumBatchingWindowInSeconds: z._default(z.coerce.number(), 0),
  ParallelizationFactor: z._default(z.coerce.number(), 1),
  MaximumRetryAttempts: z._default(z.coerce.number(), -1),
  MaximumRecordAgeInSeconds: z._default(z.coerce.number(), -1),
  BisectBatchOnFunctionError: z._default(z.boolean(), false),
  FunctionResponseTypes: z._default(z.array(z.literal('ReportBatchItemFailures')), []),
  FilterCriteria: z._default(z.object({ Filters: z._default(z.array(z.object({ Pattern: z.string() })), []) }), {
    Filters: [],
  }),
  DestinationConfig: z.optional(z.object({ OnFailure: z.optional(z.object({ Destination: z.string() })) })),
  Tags: z.optional(z.unknown()),
});

/** One reader of a table's stream. */
export type Mapping = {
  /** Logical ID of its resource. */
  id: string;
  functionId: string;
  functionArn: string;
  /** The stream's ARN in AWS. */
  streamArn: string;
  tableName: string;
  startAt: 'TRIM_HORIZON' | 'LATEST';
  batchSize: number;
  windowMilliseconds: number;
  /** Number of batches of one shard that run at the same time. */
  parallelization: number;
  /** Attempts after the first; infinite unless limited. */
  retries: number;
  maximumAgeSeconds: number;
  bisects: boolean;
  reportsFailures: boolean;
  passes: Filter;
  /** ARN of the queue for records that were given up. */
  deadLetters: string | undefined;
};

/** DynamoDB throttles a third reader of a shard. */
const MAX_READERS = 2;

/** The enabled mappings. Throws a sentence for what Lambda would reject or a stream couldn't serve. */
export function mappingsOf(stack: Stack): Mapping[] {
  const mappings = resourcesOf(stack, 'AWS::Lambda::EventSourceMapping').flatMap((resource) =>
    mappingOf(stack, resource),
  );
  for (const [tableName, readers] of Map.groupBy(mappings, (mapping) => mapping.tableName)) {
    if (readers.length > MAX_READERS)
      throw new Error(
        `${readers.length} event source mappings read the stream of ${tableName} (${readers.map(({ id }) => id).join(', ')}); a shard bears ${MAX_READERS} readers.`,
      );
  }
  return mappings;
}

function mappingOf(stack: Stack, resource: Resource): Mapping[] {
  const subject = `The event source mapping ${resource.logicalId}`;
  const settings = readProperties(properties, resource.properties, subject);
  const tableName = /:table\/([^/]+)\/stream\//.exec(settings.EventSourceArn)?.[1];
  if (tableName === undefined)
    throw new Error(`${subject} reads ${settings.EventSourceArn}, which isn't a table's stream.`);
  const functionId = functionIdOf(stack, settings.FunctionName);
  const target = resourcesOf(stack, 'AWS::Lambda::Function').find(({ logicalId }) => logicalId === functionId);
  if (!target) throw new Error(`${subject} invokes ${settings.FunctionName}, which the stack does not have.`);
  const mapping: Mapping = {
    id: resource.logicalId,
    functionId: target.logicalId,
    functionArn: target.arn ?? target.ref,
    streamArn: settings.EventSourceArn,
    tableName,
    startAt: settings.StartingPosition,
    batchSize: settings.BatchSize,
    windowMilliseconds: settings.MaximumBatchingWindowInSeconds * 1000,
    parallelization: settings.ParallelizationFactor,
    retries: unlimited(settings.MaximumRetryAttempts),
    maximumAgeSeconds: unlimited(settings.MaximumRecordAgeInSeconds),
    bisects: settings.BisectBatchOnFunctionError,
    reportsFailures: settings.FunctionResponseTypes.length > 0,
    passes: filterOf(settings.FilterCriteria.Filters.map(({ Pattern }) => Pattern)),
    deadLetters: settings.DestinationConfig?.OnFailure?.Destination,
  };
  return settings.Enabled ? [mapping] : [];
}

const unlimited = (value: number): number => (value === -1 ? Infinity : value);
