/** What an app that embeds live chat may do with it, by the conventions of the CDK. */
import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

const minute = Duration.minutes(1);
const sum = { statistic: 'Sum', period: Duration.minutes(5) };

/** Inviting people and giving them a role; neither deleting them nor changing the pool. */
const managingActions = [
  'ListUsers',
  'ListUsersInGroup',
  'AdminGetUser',
  'AdminCreateUser',
  'AdminAddUserToGroup',
  'AdminRemoveUserFromGroup',
  'AdminListGroupsForUser',
  'AdminEnableUser',
  'AdminDisableUser',
].map((name) => `cognito-idp:${name}`);

/** The rights and metrics of `LiveChat`. */
export abstract class OpenConstruct extends Construct {
  abstract readonly table: ITable;
  abstract readonly fileBucket: IBucket;
  abstract readonly deadLetterQueue: IQueue;
  abstract readonly functions: { readonly assign: IFunction };
  abstract readonly httpApi: HttpApi;
  abstract readonly userPool: IUserPool | undefined;
  protected abstract readonly errorsLogged: Metric;

  /** Lets a function or role of your app read every item of the table and of its indexes, by queries and by scans. */
  grantReadTable(grantee: IGrantable): Grant {
    return this.table.grantReadData(grantee);
  }

  /** Lets it read the files that visitors and agents sent. */
  grantReadFiles(grantee: IGrantable): Grant {
    return this.fileBucket.grantRead(grantee);
  }

  /** Lets it take dead letters out of their queue, as `npx live-chat dead-letters` does. */
  grantConsumeDeadLetters(grantee: IGrantable): Grant {
    return this.deadLetterQueue.grantConsumeMessages(grantee);
  }

  /**
   * Lets it invite people into the user pool and make them agents, supervisors or admins, as a staff directory does.
   * Throws if `config.issuer` signs agents in: there is no pool then.
   */
  grantManageAgents(grantee: IGrantable): Grant {
    if (this.userPool === undefined)
      throw new Error('There is no user pool to manage: config.issuer signs agents in. Manage them there.');
    return this.userPool.grant(grantee, ...managingActions);
  }

  /** Requests to the HTTP API: their sum over five minutes, unless `props` says otherwise. */
  metricRequests(props?: MetricOptions): Metric {
    return this.httpApi.metricCount({ ...sum, ...props });
  }

  /** HTTP requests that ended with a 5xx: their sum over five minutes, unless `props` says otherwise. */
  metricServerErrors(props?: MetricOptions): Metric {
    return this.httpApi.metricServerError({ ...sum, ...props });
  }

  /** Lines of level ERROR in the logs of all functions: their sum over five minutes, unless `props` says otherwise. */
  metricErrorsLogged(props?: MetricOptions): Metric {
    return this.errorsLogged.with({ ...props });
  }

  /** Milliseconds by which assignment is behind: the most of a minute, unless `props` says otherwise. */
  metricAssignmentDelay(props?: MetricOptions): Metric {
    return this.functions.assign.metric('IteratorAge', { statistic: 'Maximum', period: minute, ...props });
  }

  /** How many dead letters wait: the most of a minute, unless `props` says otherwise. */
  metricDeadLetters(props?: MetricOptions): Metric {
    const most = { statistic: 'Maximum', period: minute };
    return this.deadLetterQueue.metricApproximateNumberOfMessagesVisible({ ...most, ...props });
  }
}
