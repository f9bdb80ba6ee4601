/** Four alarms that each require someone to look, on a small site, too, and those of the settings. More would cost more than the idle stack and say less. */
import { Duration, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  Metric,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Config } from '#lib/settings/config.ts';
import type { HandlerFunction } from '#lib/kit/handler-function.ts';

export type ObservabilityProps = {
  config: Config;
  httpApi: HttpApi;
  deadLetters: Queue;
  assign: HandlerFunction;
  /** Missing where the settings have none. */
  canary?: HandlerFunction | undefined;
  /** Every function, whose errors are counted in its log. */
  functions: readonly HandlerFunction[];
};

type AlarmDefinition = {
  /** What is wrong when the alarm rings, and where to look first. */
  description: string;
  metric: IMetric;
  /** Rings above this value … */
  above: number;
  /** … for this many consecutive periods of the metric. */
  periods: number;
};

const minute = Duration.minutes(1);
const fiveMinutes = Duration.minutes(5);

/** Fewer failures than this in five minutes are chance, whatever share of the requests they are. */
const FEWEST_FAILURES = 3;

/** Where this stack's own metrics are. */
export const metricNamespace = (scope: Construct): string => `live-chat/${Stack.of(scope).stackName}`;

/** The alarms, which email the configured address. */
export class Observability extends Construct {
  readonly alarms: readonly Alarm[];
  /** Lines of level ERROR: their sum over five minutes. */
  readonly errorsLogged: Metric;

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    this.errorsLogged = this.#errorLinesOf(props.functions);
    const topic = props.config.alarmEmail ? this.#mailTo(props.config.alarmEmail) : undefined;
    const definitions = Object.entries(alarmDefinitions({ ...props, errorLines: this.errorsLogged }));
    this.alarms = definitions.map(([name, { description, metric, above, periods }]) => {
      const alarm = new Alarm(this, name, {
        alarmDescription: `${description} See ${RUNBOOK}${name}`,
        metric,
        threshold: above,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: periods,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      if (topic) alarm.addAlarmAction(new SnsAction(topic));
      return alarm;
    });
  }

  /**
   * Lines of level ERROR in all logs together. Much is caught and logged so that it holds nothing else up: no count of
   * Lambda's has it. The metric exists, and is billed, in hours with such a line only.
   */
  #errorLinesOf(functions: readonly HandlerFunction[]): Metric {
    const namespace = metricNamespace(this);
    const metricName = 'errors-logged';
    for (const { functionId, logGroup } of functions) {
      new MetricFilter(this, `${functionId}-errors`, {
        logGroup,
        filterPattern: FilterPattern.stringValue('$.level', '=', 'ERROR'),
        metricNamespace: namespace,
        metricName,
      });
    }
    return new Metric({ namespace, metricName, statistic: 'Sum', period: fiveMinutes });
  }

  #mailTo(address: string): Topic {
    const topic = new Topic(this, 'alarms', { enforceSSL: true });
    topic.addSubscription(new EmailSubscription(address));
    // A topic with its own policy loses the default one, which lets the account's alarms publish.
    const ownAlarms = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com', { conditions: ownAlarms }));
    return topic;
  }
}

/** The heading of the runbook that says what to do. */
const RUNBOOK = 'docs/runbook.md#';

function alarmDefinitions({
  config: { requestAlarm },
  httpApi,
  deadLetters,
  assign,
  canary,
  errorLines,
}: ObservabilityProps & { errorLines: IMetric }): Record<string, AlarmDefinition> {
  const requests = { statistic: 'Sum', period: fiveMinutes };
  return {
    'stream-behind': {
      description: 'assign is more than a minute behind the stream: chats wait although agents are free.',
      // react alone is behind without anybody waiting; what it fails at is logged, and what it gives up is a dead letter.
      metric: assign.metric('IteratorAge', { statistic: 'Maximum', period: minute }),
      above: 60_000,
      periods: 3,
    },
    'dead-letters': {
      description: 'Something was given up after all retries: a stream record, or a sweep. Read the dead-letter queue.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: minute }),
      above: 0,
      periods: 1,
    },
    'http-errors': {
      description: 'Over 5 % of HTTP requests fail: read the logs of visitor-api, agent-api and settings-api.',
      metric: new MathExpression({
        expression: `IF(failed >= ${FEWEST_FAILURES}, 100 * failed / requests, 0)`,
        usingMetrics: { failed: httpApi.metricServerError(requests), requests: httpApi.metricCount(requests) },
        period: fiveMinutes,
      }),
      above: 5,
      periods: 1,
    },
    'errors-logged': {
      description: 'Functions log errors: something that people asked for does not happen. Search the logs for ERROR.',
      metric: errorLines,
      above: FEWEST_FAILURES - 1,
      periods: 1,
    },
    ...(canary && {
      canary: {
        description: "The site, the sign-in or the socket doesn't answer as it should. Read the log of canary.",
        metric: canary.metricErrors(requests),
        above: 0,
        // Once may be the way between.
        periods: 2,
      },
    }),
    ...(requestAlarm !== undefined && {
      'many-requests': {
        description: `Over ${requestAlarm} HTTP requests in five minutes: a rush, or somebody who runs up the bill.`,
        metric: httpApi.metricCount(requests),
        above: requestAlarm,
        periods: 1,
      },
    }),
  };
}
