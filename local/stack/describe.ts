/** What `npx live-chat --local` reads of the running stack: what CloudFormation tells of a deployed one, and how to reach AWS here. */
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import type { Stack } from '#local/assembly/stack.ts';
import { OPERATOR } from '#local/iam/authority.ts';
import { credentialsOf } from '#local/lambda/identity.ts';

/** Addresses that AWS's clients use: DynamoDB's server, and the endpoint of all other services. */
export type AwsAddresses = { dynamoDb: string; others: string };

/** Outputs, resources, and the variables with which AWS's clients reach this stack as its operator. */
export const describeStack = ({ name, outputs, resources }: Stack, { dynamoDb, others }: AwsAddresses) => ({
  name,
  outputs,
  resources: resources.map(({ logicalId, ref, type }) => ({ logicalId, physicalId: ref, type })),
  environment: {
    ...credentialsOf({ functionId: OPERATOR, workerId: 'commands' }),
    AWS_REGION: LOCAL_ACCOUNT.region,
    AWS_ENDPOINT_URL: others,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb,
  },
});
