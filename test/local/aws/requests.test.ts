import { expect, it } from 'vitest';
import { describeRequest } from '#local/aws/dynamodb/requests.ts';

const key = (pk: string, sk: string) => ({ pk: { S: pk }, sk: { S: sk } });

it.each([
  ['GetItem', { TableName: 't', Key: key('CONV#0000000000001', 'INFO') }, 'GetItem CONV#*/INFO'],
  ['PutItem', { TableName: 't', Item: key('CONN#aB/c+d=', 'CONN') }, 'PutItem CONN#*/CONN'],
  [
    'TransactWriteItems',
    {
      TransactItems: [
        { Put: { TableName: 't', Item: key('CONV#0000000000001', 'MSG#00000001') } },
        { Delete: { TableName: 't', Key: key('QUEUE#default', '1#0000000000001#0000000000002') } },
      ],
    },
    'TransactWriteItems Put CONV#*/MSG#*, Delete QUEUE#*/*#*#*',
  ],
  [
    'Query',
    { TableName: 't', IndexName: 'gsi1', ExpressionAttributeValues: { ':pk': { S: 'STATUS#OPEN' } } },
    'Query gsi1, STATUS#OPEN',
  ],
])('a %s is described by its items, without their numbers', (operation, input, description) => {
  expect(describeRequest(operation, input)).toBe(description);
});
