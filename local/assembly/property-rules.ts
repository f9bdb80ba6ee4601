/**
 * Every property of the template that the local stack accepts, by type. What isn't here is an error: AWS would act on it,
 * and this machine wouldn't. `[]` is any item of a list; `.*` at the end of a path is all that is below it.
 */
import { edgeProperties, names, type PropertyRules, tags } from './edge-properties.ts';

const encryption = 'the files of one machine are its own; AWS encrypts without a difference that callers see';

const table: PropertyRules = {
  read: [
    'TableName',
    'AttributeDefinitions.*',
    'GlobalSecondaryIndexes[].IndexName',
    'GlobalSecondaryIndexes[].KeySchema.*',
    'GlobalSecondaryIndexes[].Projection.*',
    'GlobalSecondaryIndexes[].OnDemandThroughput.*',
    'KeySchema.*',
    'OnDemandThroughput.*',
    'StreamSpecification.StreamViewType',
    'TimeToLiveSpecification.*',
  ],
  only: { BillingMode: ['PAY_PER_REQUEST'] },
  ignored: {
    DeletionProtectionEnabled: 'nothing deletes a table here',
    'PointInTimeRecoverySpecification.*': 'the data folder is copied instead of restored',
    'SSESpecification.*': encryption,
    'Tags.*': tags,
  },
};

/** By type. Types that `resource-types.ts` ignores need no rules. */
export const propertyRules: Record<string, PropertyRules> = {
  'AWS::ApiGatewayV2::Api': {
    read: ['CorsConfiguration.*', 'RouteSelectionExpression'],
    only: { ProtocolType: ['HTTP', 'WEBSOCKET'] },
    ignored: { Name: names, Description: names, 'Tags.*': tags },
  },
  'AWS::ApiGatewayV2::Authorizer': {
    read: ['ApiId', 'AuthorizerUri', 'IdentitySource.*', 'JwtConfiguration.Audience.*', 'JwtConfiguration.Issuer'],
    only: { AuthorizerType: ['JWT', 'REQUEST'] },
    ignored: { Name: names },
  },
  'AWS::ApiGatewayV2::Integration': {
    read: ['ApiId', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'],
    only: { IntegrationType: ['AWS_PROXY'] },
    ignored: { Description: names },
  },
  'AWS::ApiGatewayV2::Route': {
    read: ['ApiId', 'AuthorizationScopes.*', 'AuthorizerId', 'RouteKey', 'Target'],
    only: { AuthorizationType: ['NONE', 'JWT', 'CUSTOM'] },
    ignored: { OperationName: names },
  },
  'AWS::ApiGatewayV2::Stage': {
    read: [
      'ApiId',
      'DefaultRouteSettings.ThrottlingBurstLimit',
      'DefaultRouteSettings.ThrottlingRateLimit',
      'RouteSettings.*',
      'StageName',
    ],
    // Without it, nothing that the template says reaches a caller until somebody deploys.
    only: { AutoDeploy: [true] },
    ignored: { 'AccessLogSettings.*': 'the terminal shows what fails', Description: names, 'Tags.*': tags },
  },
  ...edgeProperties,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::Events::Rule': {
    read: ['EventPattern.*', 'ScheduleExpression', 'Targets[].Arn', 'Targets[].Input'],
    only: { State: ['ENABLED', 'DISABLED'] },
    ignored: {
      Description: names,
      Name: names,
      'Tags.*': tags,
      'Targets[].Id': names,
      'Targets[].DeadLetterConfig.*': 'EventBridge always reaches a function of this machine',
      'Targets[].RetryPolicy.*': 'EventBridge always reaches a function of this machine',
    },
  },
  'AWS::IAM::ManagedPolicy': { read: ['*'] },
  'AWS::IAM::Policy': { read: ['*'] },
  'AWS::IAM::Role': { read: ['*'] },
  'AWS::Lambda::EventInvokeConfig': {
    read: [
      'DestinationConfig.OnFailure.Destination',
      'DestinationConfig.OnSuccess.Destination',
      'FunctionName',
      'MaximumEventAgeInSeconds',
      'MaximumRetryAttempts',
    ],
    only: { Qualifier: ['$LATEST'] },
  },
  // Its reader refuses what it doesn't know.
  'AWS::Lambda::EventSourceMapping': { read: ['*'] },
  'AWS::Lambda::Function': {
    read: [
      'Code.S3Key',
      'DeadLetterConfig.TargetArn',
      'Environment.Variables.*',
      'FunctionName',
      'Handler',
      'LoggingConfig.ApplicationLogLevel',
      'MemorySize',
      'ReservedConcurrentExecutions',
      'Role',
      'Timeout',
    ],
    only: {
      'Architectures[]': ['arm64', 'x86_64'],
      'LoggingConfig.LogFormat': ['JSON', 'Text'],
      // The lines of the platform aren't written here, and cost as much as the invocations there.
      'LoggingConfig.SystemLogLevel': ['WARN'],
      PackageType: ['Zip'],
      // Python is the CDK's own deployment of files, which `local/cloudfront` carries out.
      Runtime: ['nodejs24.x', 'python3.13'],
    },
    ignored: {
      'Code.S3Bucket': 'assets are read from the assembly',
      Description: names,
      'Layers.*': "only the CDK's own deployment of files has one",
      'LoggingConfig.LogGroup': 'logs go to the terminal',
      'TracingConfig.Mode': 'X-Ray samples what runs in AWS',
      'Tags.*': tags,
    },
  },
  'AWS::Lambda::Permission': {
    read: ['FunctionName', 'Principal', 'SourceArn'],
    only: { Action: ['lambda:InvokeFunction'] },
    ignored: { SourceAccount: 'one machine has one account' },
  },
  'AWS::S3::Bucket': {
    read: [
      'BucketEncryption.*',
      'BucketName',
      'CorsConfiguration.CorsRules.*',
      'LifecycleConfiguration.Rules[].AbortIncompleteMultipartUpload.DaysAfterInitiation',
      'LifecycleConfiguration.Rules[].ExpirationInDays',
      'LifecycleConfiguration.Rules[].Prefix',
      'LifecycleConfiguration.Rules[].Status',
      'LifecycleConfiguration.Rules[].TagFilters.*',
    ],
    only: {
      // What is public, or belongs to who wrote it, would be reached in ways that this machine doesn't have.
      'OwnershipControls.Rules[].ObjectOwnership': ['BucketOwnerEnforced'],
      'PublicAccessBlockConfiguration.BlockPublicAcls': [true],
      'PublicAccessBlockConfiguration.BlockPublicPolicy': [true],
      'PublicAccessBlockConfiguration.IgnorePublicAcls': [true],
      'PublicAccessBlockConfiguration.RestrictPublicBuckets': [true],
    },
    ignored: { 'LifecycleConfiguration.Rules[].Id': names, 'Tags.*': tags },
  },
  'AWS::S3::BucketPolicy': { read: ['*'] },
  'AWS::Scheduler::Schedule': {
    read: ['ScheduleExpression', 'ScheduleExpressionTimezone', 'Target.Arn', 'Target.Input', 'Target.RoleArn'],
    only: { State: ['ENABLED', 'DISABLED'], 'FlexibleTimeWindow.Mode': ['OFF'] },
    ignored: {
      Description: names,
      GroupName: names,
      Name: names,
      'Target.DeadLetterConfig.*': 'the scheduler always reaches a function of this machine',
      'Target.RetryPolicy.*': 'the scheduler always reaches a function of this machine',
    },
  },
  'AWS::SecretsManager::Secret': {
    read: ['GenerateSecretString.*', 'Name', 'SecretString'],
    ignored: { Description: names, KmsKeyId: encryption, 'Tags.*': tags },
  },
  'AWS::SES::ConfigurationSet': { read: ['Name'], ignored: { 'Tags.*': tags } },
  'AWS::SES::ConfigurationSetEventDestination': {
    read: ['ConfigurationSetName', 'EventDestination.Enabled', 'EventDestination.EventBridgeDestination.EventBusArn'],
    only: { 'EventDestination.MatchingEventTypes[]': ['bounce', 'complaint'] },
    ignored: { 'EventDestination.Name': names },
  },
  // Its reader refuses actions that it doesn't know.
  'AWS::SES::ReceiptRule': {
    read: ['Rule.Actions.*', 'Rule.Enabled', 'Rule.Name', 'Rule.Recipients.*', 'Rule.ScanEnabled', 'RuleSetName'],
    only: { 'Rule.TlsPolicy': ['Optional'] },
  },
  'AWS::SES::ReceiptRuleSet': { read: ['RuleSetName'] },
  'AWS::SQS::Queue': {
    read: ['QueueName', 'VisibilityTimeout'],
    ignored: {
      KmsDataKeyReusePeriodSeconds: encryption,
      KmsMasterKeyId: encryption,
      MessageRetentionPeriod: 'nobody runs one machine for days without reading',
      SqsManagedSseEnabled: encryption,
      'Tags.*': tags,
    },
  },
  'Custom::CDKBucketDeployment': {
    read: [
      'DestinationBucketKeyPrefix',
      'DestinationBucketName',
      'Exclude.*',
      'Include.*',
      'Prune',
      'SourceMarkers.*',
      'SourceMarkersConfig.*',
      'SourceObjectKeys.*',
      'SystemMetadata.*',
    ],
    ignored: {
      'DistributionPaths.*': 'the edge starts with an empty cache',
      DistributionId: 'the edge starts with an empty cache',
      OutputObjectKeys: 'an output of the deployment that nothing reads',
      ServiceToken: 'the function of the CDK that carries it out in AWS',
      'SourceBucketNames.*': 'assets are read from the assembly',
      WaitForDistributionInvalidation: 'the edge starts with an empty cache',
    },
  },
};
