/** Asks AWS's own APIs, as far as the credentials allow. Nothing is written. */
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  GetAccountSettingsCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
} from '@aws-sdk/client-lambda';
import { ServiceQuotasClient, paginateListServiceQuotas } from '@aws-sdk/client-service-quotas';
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import type { Place } from '#bin/kit/place.ts';
import { type Facts, TTL_ATTRIBUTE } from './facts.ts';

/** Stream, time to live and backups. The local run deletes itself what expires, and has no backups. */
export async function askTable(place: Place): Promise<Facts['table']> {
  const isLocal = place.kind === 'local';
  const client = new DynamoDBClient();
  const TableName = place.output('TableName');
  const [{ Table }, { TimeToLiveDescription: ttl }] = await Promise.all([
    client.send(new DescribeTableCommand({ TableName })),
    client.send(new DescribeTimeToLiveCommand({ TableName })),
  ]);
  const { StreamEnabled, StreamViewType } = Table?.StreamSpecification ?? {};
  return {
    stream: StreamEnabled === true ? StreamViewType : undefined,
    ttl: isLocal
      ? { attribute: TTL_ATTRIBUTE, status: 'ENABLED' }
      : { attribute: ttl?.AttributeName, status: ttl?.TimeToLiveStatus ?? 'DISABLED' },
    hasRecovery: isLocal || (await hasRecovery(client, TableName)),
  };
}

async function hasRecovery(client: DynamoDBClient, TableName: string): Promise<boolean> {
  const { ContinuousBackupsDescription: backups } = await client.send(
    new DescribeContinuousBackupsCommand({ TableName }),
  );
  return backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED';
}

/** The event source mappings of the table's stream. */
export async function askReaders(place: Place): Promise<Facts['readers']> {
  const { Table } = await new DynamoDBClient().send(new DescribeTableCommand({ TableName: place.output('TableName') }));
  const EventSourceArn = Table?.LatestStreamArn;
  // Without one, Lambda would list the mappings of the whole account.
  if (EventSourceArn === undefined) return [];
  const client = new LambdaClient();
  const { EventSourceMappings = [] } = await client.send(new ListEventSourceMappingsCommand({ EventSourceArn }));
  return EventSourceMappings.map(({ FunctionArn = '', State = '', LastProcessingResult = '' }) => ({
    name: FunctionArn.split(':')[6] ?? FunctionArn,
    state: State,
    lastResult: LastProcessingResult,
  }));
}

/** The alarms of the stack. */
export async function askAlarms({ resources }: Place): Promise<Facts['alarms']> {
  const AlarmNames = resources
    .filter(({ type }) => type === 'AWS::CloudWatch::Alarm')
    .map(({ physicalId }) => physicalId);
  if (AlarmNames.length === 0) return [];
  const { MetricAlarms = [] } = await new CloudWatchClient().send(new DescribeAlarmsCommand({ AlarmNames }));
  return MetricAlarms.map(({ AlarmName = '', StateValue = '', AlarmActions = [] }) => ({
    name: AlarmName,
    state: StateValue,
    actions: AlarmActions.length,
  }));
}

/** How many functions the account may run at a time. */
export async function askConcurrency(): Promise<number> {
  const { AccountLimit } = await new LambdaClient().send(new GetAccountSettingsCommand());
  return AccountLimit?.ConcurrentExecutions ?? 0;
}

/** How many WebSocket connections the account may open per second. @throws Error when Service Quotas lists no such quota */
export async function askConnectionRate(): Promise<number> {
  const client = new ServiceQuotasClient();
  for await (const { Quotas = [] } of paginateListServiceQuotas({ client }, { ServiceCode: 'apigateway' })) {
    const found = Quotas.find(
      ({ QuotaName = '' }) => /websocket/i.test(QuotaName) && /new connections/i.test(QuotaName),
    );
    if (found?.Value !== undefined) return found.Value;
  }
  throw new Error('Service Quotas lists no quota of new WebSocket connections.');
}

/** Whether SES may send for the address in the settings. */
export async function askMail({ resources }: Place): Promise<Facts['mail']> {
  const sweep = resources.find(
    ({ type, logicalId }) => type === 'AWS::Lambda::Function' && /sweep[0-9A-F]{8}$/.test(logicalId),
  );
  const FunctionName = sweep?.physicalId;
  const { Environment } = await new LambdaClient().send(new GetFunctionConfigurationCommand({ FunctionName }));
  const from = Environment?.Variables?.['MAIL_FROM'] ?? '';
  if (from === '') return undefined;
  const client = new SESv2Client();
  const address = /<(.+)>$/.exec(from)?.[1] ?? from;
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const states = await Promise.all([address, domain].map((identity) => isVerified(client, identity)));
  const { ProductionAccessEnabled, SendingEnabled } = await client.send(new GetAccountCommand());
  return {
    from,
    identity: domain,
    isVerified: states.includes(true),
    isSandbox: ProductionAccessEnabled === false,
    isPaused: SendingEnabled === false,
  };
}

async function isVerified(client: SESv2Client, EmailIdentity: string): Promise<boolean> {
  try {
    const { VerifiedForSendingStatus } = await client.send(new GetEmailIdentityCommand({ EmailIdentity }));
    return VerifiedForSendingStatus === true;
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundException') return false;
    throw error;
  }
}
