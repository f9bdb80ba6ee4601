/** A CloudWatch dashboard of what AWS measures anyway. The first three of an account are free, with up to 50 metrics each. */
import { Duration } from 'aws-cdk-lib';
import type { HttpApi, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  Metric,
  PeriodOverride,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from '#core/contract/environment.ts';
import type { OperatorMetric } from '#core/metrics/operator-metrics.ts';
import { dashboardName } from '#lib/kit/global-name.ts';
import type { HandlerFunction } from '#lib/kit/handler-function.ts';
import { metricNamespace } from './observability.ts';

export type OperationsDashboardProps = {
  httpApi: HttpApi;
  socketApi: WebSocketApi;
  distribution: Distribution;
  table: ITable;
  deadLetters: Queue;
  /** Every function by name; those of mail may be missing. */
  functions: { [Name in FunctionName]?: HandlerFunction };
  alarms: readonly Alarm[];
  errorsLogged: Metric;
  /** Whether functions measure what operators watch. */
  measured: boolean;
};

const minute = Duration.minutes(1);
const fiveMinutes = Duration.minutes(5);
const sum = { statistic: 'Sum', period: fiveMinutes };
const most = { statistic: 'Maximum', period: minute };

/** Of 24 columns. */
const WIDTH = 8;
const HEIGHT = 6;

/** Those that people wait for. */
const waitedFor = ['visitor-api', 'agent-api', 'automation', 'assign'] as const satisfies readonly FunctionName[];

/** The dashboard of one deployment, with a name of its own in its account. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id);
    new Dashboard(this, 'dashboard', {
      dashboardName: dashboardName(this, 'operations'),
      defaultInterval: Duration.hours(12),
      periodOverride: PeriodOverride.INHERIT,
      widgets: inRows([
        new AlarmStatusWidget({ title: 'Alarms', width: WIDTH, height: HEIGHT, alarms: [...props.alarms] }),
        ...(props.measured ? chatWidgets(metricNamespace(this)) : []),
        ...requestWidgets(props),
        ...backgroundWidgets(props),
        ...functionWidgets(props),
        tableWidget(props),
      ]),
    });
  }
}

type Lines = { left: IMetric[]; right?: IMetric[] };

const graph = (title: string, lines: Lines): IWidget =>
  new GraphWidget({ title, width: WIDTH, height: HEIGHT, leftYAxis: { min: 0 }, rightYAxis: { min: 0 }, ...lines });

/** Three in each row. */
const inRows = (widgets: IWidget[]): IWidget[][] =>
  widgets.flatMap((_, index) => (index % 3 === 0 ? [widgets.slice(index, index + 3)] : []));

/** What functions measure, where the settings have them do so. */
function chatWidgets(namespace: string): IWidget[] {
  const chat = (metricName: OperatorMetric, statistic: string, label: string) =>
    new Metric({ namespace, metricName, statistic, period: fiveMinutes, label });
  return [
    graph('Waiting chats', {
      left: [chat('waiting', 'Maximum', 'chats')],
      right: [chat('oldest-waiting', 'Maximum', 'the longest (s)')],
    }),
    graph('First response', { left: [chat('first-response', 'p50', 'median (s)')] }),
    graph('Settled chats', {
      left: [chat('messages', 'Sum', 'messages')],
      right: [chat('bot-resolved', 'Average', 'share resolved by bots')],
    }),
    graph('Nobody reached', {
      left: [
        chat('push-failed', 'Sum', 'push'),
        chat('mail-failed', 'Sum', 'mail'),
        chat('webhook-failed', 'Sum', 'webhooks'),
      ],
    }),
    graph('Models', { left: [chat('llm-tokens', 'Sum', 'tokens')] }),
  ];
}

function requestWidgets({ httpApi, socketApi, distribution }: OperationsDashboardProps): IWidget[] {
  const site = (metricName: string, statistic: string, label: string) =>
    new Metric({
      namespace: 'AWS/CloudFront',
      metricName,
      dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
      // CloudFront measures there, wherever the stack is.
      region: 'us-east-1',
      statistic,
      period: fiveMinutes,
      label,
    });
  return [
    graph('Site', {
      left: [site('Requests', 'Sum', 'requests')],
      right: [site('4xxErrorRate', 'Average', '4xx (%)'), site('5xxErrorRate', 'Average', '5xx (%)')],
    }),
    graph('HTTP API', {
      left: [httpApi.metricCount({ ...sum, label: 'requests' })],
      right: [httpApi.metricClientError({ ...sum, label: '4xx' }), httpApi.metricServerError({ ...sum, label: '5xx' })],
    }),
    graph('HTTP latency (ms)', {
      left: [
        httpApi.metricLatency({ statistic: 'p50', period: fiveMinutes, label: 'median' }),
        httpApi.metricLatency({ statistic: 'p99', period: fiveMinutes, label: 'p99' }),
      ],
    }),
    graph('WebSocket API', {
      left: [
        socketApi.metric('ConnectCount', { ...sum, label: 'connects' }),
        socketApi.metric('MessageCount', { ...sum, label: 'messages' }),
      ],
      right: [socketApi.metric('ExecutionError', { ...sum, label: 'errors' })],
    }),
  ];
}

function backgroundWidgets({ deadLetters, functions, errorsLogged }: OperationsDashboardProps): IWidget[] {
  const behind = (name: FunctionName) => functions[name]?.metric('IteratorAge', { ...most, label: name });
  return [
    graph('Behind the stream (ms)', { left: present([behind('assign'), behind('react')]) }),
    graph('Dead letters', {
      left: [deadLetters.metricApproximateNumberOfMessagesVisible({ ...most, label: 'waiting' })],
      right: [deadLetters.metricApproximateAgeOfOldestMessage({ ...most, label: 'age of the oldest (s)' })],
    }),
    graph('Errors in logs', { left: [errorsLogged.with({ label: 'lines' })] }),
  ];
}

function functionWidgets({ functions }: OperationsDashboardProps): IWidget[] {
  // The canary's failures are an alarm of their own.
  const all = Object.values(functions).filter(({ functionId }) => functionId !== 'canary');
  const those = waitedFor.map((name) => functions[name]);
  return [
    graph('Failed invocations', {
      left: all.map((fn) => fn.metricErrors({ ...sum, label: fn.functionId })),
    }),
    graph('Slowest invocations (p99, ms)', {
      left: present(
        those.map((fn) => fn?.metricDuration({ statistic: 'p99', period: fiveMinutes, label: fn.functionId })),
      ),
    }),
    graph('Throttled invocations', {
      left: present(those.slice(0, 3).map((fn) => fn?.metricThrottles({ ...sum, label: fn.functionId }))),
    }),
  ];
}

function tableWidget({ table }: OperationsDashboardProps): IWidget {
  const metric = (metricName: string, label: string) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: table.tableName },
      ...sum,
      label,
    });
  return graph('Table', {
    left: [metric('ConsumedReadCapacityUnits', 'read units'), metric('ConsumedWriteCapacityUnits', 'write units')],
    right: [metric('ReadThrottleEvents', 'reads throttled'), metric('WriteThrottleEvents', 'writes throttled')],
  });
}

const present = <Value>(values: readonly (Value | undefined)[]): Value[] =>
  values.filter((value) => value !== undefined);
