/** A line for each request that the gateway answers. Without addresses of visitors, which nothing here needs. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnStage, type IApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Config } from '#lib/settings/config.ts';

export type AccessLogsProps = {
  /** The APIs that write one, by name. */
  apis: Record<string, IApi & Construct>;
  /** Where the stages of the APIs are. */
  within: Construct;
  config: Config;
};

const shared = {
  time: '$context.requestTimeEpoch',
  request_id: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  error: '$context.error.responseType',
};

/** Fields of a line by protocol. `request_id` of HTTP is what clients see as `x-request-id`. */
const formats: Record<string, Record<string, string>> = {
  HTTP: { ...shared, latency_ms: '$context.responseLatency', integration_ms: '$context.integrationLatency' },
  WEBSOCKET: { ...shared, event: '$context.eventType', integration_ms: '$context.integrationLatency' },
};

/** The access logs of APIs, kept as long as those of functions. */
export class AccessLogs extends Construct {
  constructor(scope: Construct, id: string, { apis, within, config }: AccessLogsProps) {
    super(scope, id);
    const stages = within.node.findAll().filter((construct) => construct instanceof CfnStage);
    for (const [name, api] of Object.entries(apis)) {
      const logs = new LogGroup(this, name, {
        retention: config.logRetentionDays,
        removalPolicy: RemovalPolicy.DESTROY,
      });
      const format = JSON.stringify(formats[name === 'http' ? 'HTTP' : 'WEBSOCKET']);
      for (const stage of stages.filter(({ apiId }) => apiId === api.apiId))
        stage.accessLogSettings = { destinationArn: logs.logGroupArn, format };
    }
  }
}
