/** AWS's managed policies that roles of a stack name, as in the AWS managed policy reference. */

const writeLogs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

const allowing = (actions: string[]) => ({ Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] });

/** Policy documents by the part of the ARN after `:policy/`. */
export const managedPolicies: Record<string, object> = {
  'service-role/AWSLambdaBasicExecutionRole': allowing(writeLogs),
  'service-role/AWSLambdaDynamoDBExecutionRole': allowing([
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
    ...writeLogs,
  ]),
};
