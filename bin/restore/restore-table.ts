/** Restores a table as it was at a moment into a new one, and gives that all that the stack's own table has. Can be run again. */
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  RestoreTableToPointInTimeCommand,
  type TableDescription,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';

/** What is asked of DynamoDB. */
export type Tables = Pick<DynamoDBClient, 'send'>;

/** Between which moments a table can be restored. */
export type Window = { earliest: Date; latest: Date };

/** A restored table, as the setting `table` names it. */
export type RestoredTable = { arn: string; streamArn: string };

/** The steps, in their order. */
export const restoreSteps = ['restoring', 'stream', 'protection', 'expiry', 'backups'] as const;
export type RestoreStep = (typeof restoreSteps)[number];

/** When a table can be restored to; undefined without point-in-time recovery. */
export async function restorableWindow(tables: Tables, TableName: string): Promise<Window | undefined> {
  const { ContinuousBackupsDescription } = await tables.send(new DescribeContinuousBackupsCommand({ TableName }));
  const { EarliestRestorableDateTime: earliest, LatestRestorableDateTime: latest } =
    ContinuousBackupsDescription?.PointInTimeRecoveryDescription ?? {};
  return earliest && latest ? { earliest, latest } : undefined;
}

/**
 * Restores `source` as it was at `at` to the new table `target`. A target that is there already is taken for an earlier
 * run's and completed: a restored table comes without its stream, expiry, protection and backups.
 * @param pause waits between two looks at a table that isn't ready yet; throws to stop
 * @throws Error if the target is a table of another kind
 */
export async function restoreTable(
  tables: Tables,
  { source, target, at }: { source: string; target: string; at: Date },
  { pause, onStep }: { pause: () => Promise<void>; onStep: (step: RestoreStep) => void },
): Promise<RestoredTable> {
  const ready = async (): Promise<TableDescription> => {
    for (;;) {
      const table = await find(tables, target);
      if (table?.TableStatus === 'ACTIVE') return table;
      await pause();
    }
  };
  onStep('restoring');
  const there = await find(tables, target);
  if (there) requireSameKeys(there, target);
  else
    await tables.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: source,
        TargetTableName: target,
        RestoreDateTime: at,
        BillingModeOverride: 'PAY_PER_REQUEST',
      }),
    );
  const restored = await ready();
  onStep('stream');
  if (!restored.StreamSpecification?.StreamEnabled) {
    const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;
    await tables.send(new UpdateTableCommand({ TableName: target, StreamSpecification }));
  }
  const streamed = await ready();
  onStep('protection');
  // DynamoDB takes one change of a table at a time.
  if (!streamed.DeletionProtectionEnabled) {
    await tables.send(new UpdateTableCommand({ TableName: target, DeletionProtectionEnabled: true }));
    await ready();
  }
  onStep('expiry');
  const TimeToLiveSpecification = { Enabled: true, AttributeName: 'expires_at_seconds' };
  await unlessDone(tables.send(new UpdateTimeToLiveCommand({ TableName: target, TimeToLiveSpecification })));
  onStep('backups');
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
  await tables.send(new UpdateContinuousBackupsCommand({ TableName: target, PointInTimeRecoverySpecification }));
  const { TableArn = '', LatestStreamArn = '' } = await ready();
  return { arn: TableArn, streamArn: LatestStreamArn };
}

async function find(tables: Tables, TableName: string): Promise<TableDescription | undefined> {
  try {
    return (await tables.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

function requireSameKeys({ KeySchema = [], GlobalSecondaryIndexes = [] }: TableDescription, name: string): void {
  const keys = KeySchema.map(({ AttributeName }) => AttributeName).join(',');
  const indexes = GlobalSecondaryIndexes.map(({ IndexName }) => IndexName)
    .sort()
    .join(',');
  if (keys === 'pk,sk' && indexes === 'gsi1,gsi2') return;
  throw new Error(
    `The table "${name}" is there already and isn't one of live chat: its key is ${keys || 'unknown'}, its indexes are ${indexes || 'none'}. Choose another name with --as.`,
  );
}

/** DynamoDB refuses to turn on what is on. */
async function unlessDone(done: Promise<unknown>): Promise<void> {
  try {
    await done;
  } catch (error) {
    const isDone =
      error instanceof Error && error.name === 'ValidationException' && /already enabled/i.test(error.message);
    if (!isDone) throw error;
  }
}
