/** Four alarms that each require someone to look. More would cost more than the idle stack and say less. */
import { Duration, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, MathExpression, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import type { HandlerFunction } from './handler-function.ts';

export type ObservabilityProps = {
  config: Config;
  httpApi: HttpApi;
  deadLetters: Queue;
  socket: HandlerFunction;
  assign: HandlerFunction;
  react: HandlerFunction;
};

type AlarmDefinition = {
  /** What is wrong when the alarm rings, and where to look first. */
  description: string;
  metric: IMetric;
  /** Rings above this value … */
  above: number;
  /** … for this many consecutive minutes. */
  minutes: number;
};

const period = Duration.minutes(1);

/** The alarms, which email the configured address. */
export class Observability extends Construct {
  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    const topic = props.config.alarmEmail ? this.#mailTo(props.config.alarmEmail) : undefined;
    for (const [name, { description, metric, above, minutes }] of Object.entries(alarmDefinitions(props))) {
      const alarm = new Alarm(this, name, {
        alarmDescription: description,
        metric,
        threshold: above,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: minutes,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      if (topic) alarm.addAlarmAction(new SnsAction(topic));
    }
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

function alarmDefinitions({
  httpApi,
  deadLetters,
  socket,
  assign,
  react,
}: ObservabilityProps): Record<string, AlarmDefinition> {
  const age = (fn: HandlerFunction) => fn.metric('IteratorAge', { statistic: 'Maximum', period });
  return {
    'stream-behind': {
      description: 'Stream consumers are more than a minute behind: chats wait although agents are free.',
      metric: new MathExpression({
        expression: 'MAX([assign, react])',
        usingMetrics: { assign: age(assign), react: age(react) },
        period,
      }),
      above: 60_000,
      minutes: 3,
    },
    'dead-letters': {
      description: 'Something was given up after all retries: a stream record, or a sweep. Read the dead-letter queue.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period }),
      above: 0,
      minutes: 1,
    },
    'http-errors': {
      description: 'The HTTP API answers 5xx: read the logs of visitor-api, agent-api and settings-api.',
      metric: httpApi.metricServerError({ statistic: 'Sum', period }),
      above: 5,
      minutes: 2,
    },
    'socket-errors': {
      description: 'The socket function fails: people see messages late. Read its log.',
      metric: socket.metricErrors({ statistic: 'Sum', period }),
      above: 5,
      minutes: 2,
    },
  };
}
