/** Creates the table of a template, or keeps an existing one. */
import { callDynamoDb, DynamoDbError } from './call.ts';

type Maximum = { MaxReadRequestUnits?: number | string; MaxWriteRequestUnits?: number | string };

/** Units a second that a table or an index takes at most. */
export type MaxThroughput = { read: number; write: number };

/** A table of the template, with resolved values. */
export type TableResource = {
  Type: 'AWS::DynamoDB::GlobalTable' | 'AWS::DynamoDB::Table';
  Properties: {
    AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
    KeySchema: { AttributeName: string; KeyType: string }[];
    GlobalSecondaryIndexes?: {
      IndexName: string;
      KeySchema: object[];
      Projection: object;
      OnDemandThroughput?: Maximum;
    }[];
    OnDemandThroughput?: Maximum;
    StreamSpecification?: { StreamViewType: string };
    TimeToLiveSpecification?: { AttributeName?: string; Enabled: boolean | string };
  };
};

/** An existing table. */
export type Table = {
  name: string;
  /** The names of its key attributes, partition key first. */
  keys: string[];
  /** The attributes of each index that has only keys. */
  keysOnlyIndexes?: Record<string, string[]>;
  /** What it takes at most, and each of its indexes by name; none where the template says nothing. */
  maxThroughput?: { table?: MaxThroughput | undefined; indexes: Record<string, MaxThroughput> };
  /** The stream by the local server's name; undefined if the table has none. */
  streamArn?: string | undefined;
  /** The attribute that says when an item expires. */
  timeToLiveAttribute?: string | undefined;
};

/** Creates the table unless the data folder contains it, and describes it. */
export async function ensureTable(endpoint: string, name: string, resource: TableResource): Promise<Table> {
  const { KeySchema, TimeToLiveSpecification: timeToLive } = resource.Properties;
  try {
    await callDynamoDb(endpoint, 'CreateTable', createTableInput(name, resource));
  } catch (error) {
    if (!(error instanceof DynamoDbError && error.name === 'ResourceInUseException')) throw error;
  }
  const { Table: description } = await callDynamoDb<{ Table: { LatestStreamArn?: string } }>(
    endpoint,
    'DescribeTable',
    { TableName: name },
  );
  return {
    name,
    keys: KeySchema.map((key) => key.AttributeName),
    keysOnlyIndexes: keysOnlyIndexes(resource),
    maxThroughput: maxThroughput(resource),
    streamArn: description.LatestStreamArn,
    timeToLiveAttribute: String(timeToLive?.Enabled) === 'true' ? timeToLive?.AttributeName : undefined,
  };
}

function keysOnlyIndexes({ Properties }: TableResource): Record<string, string[]> {
  const { KeySchema, GlobalSecondaryIndexes = [] } = Properties;
  const named = (schema: readonly object[]) => schema.map((key) => (key as { AttributeName: string }).AttributeName);
  const own = GlobalSecondaryIndexes.filter(
    ({ Projection }) => (Projection as { ProjectionType?: string }).ProjectionType === 'KEYS_ONLY',
  );
  return Object.fromEntries(own.map((index) => [index.IndexName, [...named(KeySchema), ...named(index.KeySchema)]]));
}

function maxThroughput({ Properties }: TableResource): Table['maxThroughput'] {
  const of = ({ OnDemandThroughput: max }: { OnDemandThroughput?: Maximum }): MaxThroughput | undefined =>
    max && { read: Number(max.MaxReadRequestUnits ?? Infinity), write: Number(max.MaxWriteRequestUnits ?? Infinity) };
  const indexes = (Properties.GlobalSecondaryIndexes ?? []).flatMap((index) => {
    const most = of(index);
    return most ? [[index.IndexName, most] as const] : [];
  });
  return { table: of(Properties), indexes: Object.fromEntries(indexes) };
}

function createTableInput(name: string, { Properties }: TableResource): object {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, StreamSpecification } = Properties;
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions,
    KeySchema,
    GlobalSecondaryIndexes: GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema,
      Projection,
    })),
    StreamSpecification: StreamSpecification && { StreamEnabled: true, ...StreamSpecification },
  };
}
