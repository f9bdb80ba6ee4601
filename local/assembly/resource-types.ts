/** Every resource type that the local stack accepts: who implements it or why nobody needs to, its `Ref` and its attributes. */
import { LOCAL_ACCOUNT, type Naming } from './naming.ts';

type Text = (naming: Naming) => string;

/** `run` names the part that implements the resource; `ignored` says why nothing has to happen on one machine. */
export type ResourceType = ({ run: string } | { ignored: string }) & {
  ref: Text;
  attributes?: Record<string, Text>;
};

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const uuid: Text = (naming) => naming.id(32, '0123456789abcdef').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
const plain: Text = (naming) => naming.id(7);

const functionName: Text = (naming) => naming.name('FunctionName');
const tableName: Text = (naming) => naming.name('TableName', 255);
const roleName: Text = (naming) => naming.name('RoleName');
const queueName: Text = (naming) => naming.name('QueueName', 80);
const bucketName: Text = (naming) => naming.given('BucketName') ?? naming.name('BucketName', 63).toLowerCase();
const topicName: Text = (naming) => naming.name('TopicName', 256);
const userPoolId: Text = (naming) => `${LOCAL_ACCOUNT.region}_${naming.id(9, digits)}`;
const userPoolProvider: Text = (naming) =>
  `cognito-idp.${LOCAL_ACCOUNT.region}.${LOCAL_ACCOUNT.urlSuffix}/${userPoolId(naming)}`;
const apiId: Text = (naming) => naming.id(10);
const distributionId: Text = (naming) => `E${naming.id(13, digits)}`;
const edgeId: Text = uuid;
const groupName: Text = (naming) => naming.name('LogGroupName', 512);
const ruleName: Text = (naming) => naming.name('Name');

const functionArn: Text = (naming) => naming.arn('lambda', `function:${functionName(naming)}`);
const tableArn: Text = (naming) => naming.arn('dynamodb', `table/${tableName(naming)}`);
const queueArn: Text = (naming) => naming.arn('sqs', queueName(naming));
const topicArn: Text = (naming) => naming.arn('sns', topicName(naming));
const edgeFunctionArn: Text = (naming) => naming.arn('cloudfront', `function/${naming.name('Name')}`, false);
const secretArn: Text = (naming) =>
  naming.arn('secretsmanager', `secret:${naming.name('Name')}-${naming.id(6, digits)}`);
const executeApi =
  (protocol: 'https' | 'wss'): Text =>
  (naming) =>
    `${protocol}://${apiId(naming)}.execute-api.${LOCAL_ACCOUNT.region}.${LOCAL_ACCOUNT.urlSuffix}`;

const table: ResourceType = {
  run: 'local/dynamodb',
  ref: tableName,
  attributes: {
    Arn: tableArn,
    StreamArn: (naming) => `${tableArn(naming)}/stream/2026-01-01T00:00:00.000`,
    TableId: uuid,
  },
};
const watching = 'nobody is paged by one machine';
const deploying = 'only helps CloudFormation deploy';

/** The known types. AWS's CloudFormation reference lists a type's attributes in the section "Return values". */
export const resourceTypes: Record<string, ResourceType> = {
  'AWS::ApiGatewayV2::Api': {
    run: 'local/http-api, local/websocket',
    ref: apiId,
    attributes: {
      ApiId: apiId,
      ApiEndpoint: (naming) => executeApi(naming.given('ProtocolType') === 'WEBSOCKET' ? 'wss' : 'https')(naming),
    },
  },
  'AWS::ApiGatewayV2::Authorizer': {
    run: 'local/http-api, local/websocket',
    ref: plain,
    attributes: { AuthorizerId: plain },
  },
  'AWS::ApiGatewayV2::Integration': {
    run: 'local/http-api, local/websocket',
    ref: plain,
    attributes: { IntegrationId: plain },
  },
  'AWS::ApiGatewayV2::Route': { run: 'local/http-api, local/websocket', ref: plain, attributes: { RouteId: plain } },
  'AWS::ApiGatewayV2::Stage': {
    run: 'local/http-api, local/websocket',
    ref: (naming) => naming.given('StageName') ?? '$default',
  },
  'AWS::ApiGatewayV2::Deployment': { ignored: deploying, ref: plain, attributes: { DeploymentId: plain } },
  'AWS::ApiGateway::Account': { ignored: 'a log role of the account', ref: plain, attributes: { Id: plain } },
  'AWS::Budgets::Budget': { ignored: 'one machine costs nothing', ref: (naming) => naming.name('BudgetName', 100) },
  'AWS::CDK::Metadata': { ignored: deploying, ref: plain },
  'AWS::CloudFront::CachePolicy': { run: 'local/cloudfront', ref: edgeId, attributes: { Id: edgeId } },
  'AWS::CloudFront::Distribution': {
    run: 'local/cloudfront',
    ref: distributionId,
    attributes: { Id: distributionId, DomainName: (naming) => `d${naming.id(13)}.cloudfront.net` },
  },
  'AWS::CloudFront::Function': {
    run: 'local/cloudfront',
    ref: edgeFunctionArn,
    attributes: { FunctionARN: edgeFunctionArn, 'FunctionMetadata.FunctionARN': edgeFunctionArn, Stage: () => 'LIVE' },
  },
  'AWS::CloudFront::OriginAccessControl': {
    ignored: 'buckets are folders only the edge reads',
    ref: edgeId,
    attributes: { Id: edgeId },
  },
  'AWS::CloudFront::OriginRequestPolicy': { run: 'local/cloudfront', ref: edgeId, attributes: { Id: edgeId } },
  'AWS::CloudFront::ResponseHeadersPolicy': { run: 'local/cloudfront', ref: edgeId, attributes: { Id: edgeId } },
  'AWS::CloudWatch::Alarm': {
    ignored: watching,
    ref: (naming) => naming.name('AlarmName', 255),
    attributes: { Arn: (naming) => naming.arn('cloudwatch', `alarm:${naming.name('AlarmName', 255)}`) },
  },
  'AWS::CloudWatch::CompositeAlarm': { ignored: watching, ref: (naming) => naming.name('AlarmName', 255) },
  'AWS::CloudWatch::Dashboard': { ignored: watching, ref: (naming) => naming.name('DashboardName', 255) },
  'AWS::Cognito::UserPool': {
    run: 'local/oidc',
    ref: userPoolId,
    attributes: {
      UserPoolId: userPoolId,
      Arn: (naming) => naming.arn('cognito-idp', `userpool/${userPoolId(naming)}`),
      ProviderName: userPoolProvider,
      ProviderURL: (naming) => `https://${userPoolProvider(naming)}`,
    },
  },
  'AWS::Cognito::UserPoolClient': {
    run: 'local/oidc',
    ref: (naming) => naming.id(26),
    attributes: { ClientId: (naming) => naming.id(26), Name: (naming) => naming.name('ClientName', 128) },
  },
  'AWS::Cognito::UserPoolDomain': { run: 'local/oidc', ref: (naming) => naming.given('Domain') ?? naming.id(12) },
  'AWS::Cognito::UserPoolGroup': {
    ignored: 'the demo accounts have their groups',
    ref: (naming) => naming.name('GroupName', 128),
  },
  'AWS::Cognito::ManagedLoginBranding': { ignored: 'the local sign-in page has its own looks', ref: uuid },
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::Events::Rule': {
    run: 'local/schedule, local/ses',
    ref: ruleName,
    attributes: { Arn: (naming) => naming.arn('events', `rule/${ruleName(naming)}`) },
  },
  'AWS::GuardDuty::MalwareProtectionPlan': {
    ignored: 'nothing is scanned on one machine, where tests set the tags',
    ref: uuid,
    attributes: { MalwareProtectionPlanId: uuid },
  },
  'AWS::IAM::ManagedPolicy': {
    run: 'local/iam',
    ref: (naming) => naming.arn('iam', `policy/${naming.name('ManagedPolicyName')}`, false),
  },
  'AWS::IAM::Policy': { run: 'local/iam', ref: (naming) => naming.name('PolicyName', 128) },
  'AWS::IAM::Role': {
    run: 'local/iam',
    ref: roleName,
    attributes: {
      Arn: (naming) => naming.arn('iam', `role/${roleName(naming)}`, false),
      RoleId: (naming) => `AROA${naming.id(17, digits)}`,
    },
  },
  'AWS::Lambda::EventInvokeConfig': { run: 'local/lambda', ref: plain },
  'AWS::Lambda::EventSourceMapping': { run: 'local/stream', ref: uuid, attributes: { Id: uuid } },
  'AWS::Lambda::Function': { run: 'local/lambda', ref: functionName, attributes: { Arn: functionArn } },
  'AWS::Lambda::LayerVersion': {
    ignored: 'carries tools of the asset deployment, which is carried out without them',
    ref: (naming) => naming.arn('lambda', `layer:${naming.name('LayerName')}:1`),
  },
  'AWS::Lambda::Permission': { run: 'local/http-api, local/websocket, local/schedule, local/ses', ref: plain },
  'AWS::Logs::LogGroup': {
    ignored: 'logs go to the terminal',
    ref: groupName,
    attributes: { Arn: (naming) => naming.arn('logs', `log-group:${groupName(naming)}:*`) },
  },
  'AWS::Logs::MetricFilter': { ignored: watching, ref: plain },
  'AWS::S3::Bucket': {
    run: 'local/cloudfront',
    ref: bucketName,
    attributes: {
      Arn: (naming) => `arn:${LOCAL_ACCOUNT.partition}:s3:::${bucketName(naming)}`,
      DomainName: (naming) => `${bucketName(naming)}.s3.${LOCAL_ACCOUNT.urlSuffix}`,
      RegionalDomainName: (naming) => `${bucketName(naming)}.s3.${LOCAL_ACCOUNT.region}.${LOCAL_ACCOUNT.urlSuffix}`,
    },
  },
  'AWS::S3::BucketPolicy': {
    run: 'local/ses, where SES writes; other buckets are folders only the edge reads',
    ref: plain,
  },
  'AWS::Scheduler::Schedule': {
    run: 'local/schedule',
    ref: ruleName,
    attributes: { Arn: (naming) => naming.arn('scheduler', `schedule/default/${ruleName(naming)}`) },
  },
  'AWS::Scheduler::ScheduleGroup': {
    ignored: 'a folder of schedules',
    ref: ruleName,
    attributes: { Arn: (naming) => naming.arn('scheduler', `schedule-group/${ruleName(naming)}`) },
  },
  'AWS::SecretsManager::Secret': { run: 'local/aws', ref: secretArn, attributes: { Id: secretArn } },
  'AWS::SES::ConfigurationSet': { run: 'local/ses', ref: (naming) => naming.name('Name', 64) },
  'AWS::SES::ConfigurationSetEventDestination': { run: 'local/ses', ref: plain },
  'AWS::SES::ReceiptRule': { run: 'local/ses', ref: (naming) => naming.name('RuleName', 64) },
  'AWS::SES::ReceiptRuleSet': { run: 'local/ses', ref: (naming) => naming.name('RuleSetName', 64) },
  'AWS::SES::EmailIdentity': {
    ignored: 'no mail leaves one machine',
    ref: (naming) => naming.given('EmailIdentity') ?? plain(naming),
  },
  'AWS::SNS::Subscription': { ignored: watching, ref: (naming) => naming.arn('sns', plain(naming)) },
  'AWS::SNS::Topic': { ignored: watching, ref: topicArn, attributes: { TopicArn: topicArn, TopicName: topicName } },
  'AWS::SNS::TopicPolicy': { ignored: watching, ref: plain },
  'AWS::SQS::Queue': {
    run: 'local/aws',
    ref: (naming) =>
      `https://sqs.${LOCAL_ACCOUNT.region}.${LOCAL_ACCOUNT.urlSuffix}/${LOCAL_ACCOUNT.account}/${queueName(naming)}`,
    attributes: {
      Arn: queueArn,
      QueueName: queueName,
      QueueUrl: (naming) => resourceTypes['AWS::SQS::Queue']?.ref(naming) ?? '',
    },
  },
  'AWS::SQS::QueuePolicy': { ignored: 'only the stack itself reaches the queues', ref: plain },
  'Custom::CDKBucketDeployment': {
    run: 'local/cloudfront/bucket-deployment.ts',
    ref: uuid,
    attributes: {
      DestinationBucketArn: (naming) =>
        `arn:${LOCAL_ACCOUNT.partition}:s3:::${naming.given('DestinationBucketName') ?? ''}`,
    },
  },
  'Custom::S3AutoDeleteObjects': { ignored: 'empties a bucket that is being deleted', ref: plain },
};
