/** Reads a deployed stack from CloudFormation, with the credentials and region of the AWS CLI. */
import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
  type Stack,
  paginateDescribeStacks,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { CommandError } from './exit-codes.ts';
import type { StackResource } from './place.ts';

/** Outputs by their keys, and all resources. */
type DeployedStack = { outputs: Record<string, string>; resources: StackResource[] };

/** Reads a stack's outputs and resources. @throws CommandError 3 when there is no such stack, or it never got deployed */
export async function readStack(name: string): Promise<DeployedStack> {
  const client = new CloudFormationClient();
  const stack = await describe(client, name);
  if (stack === undefined) throw new CommandError(3, await unknownStack(client, name));
  const resources: StackResource[] = [];
  for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName: name })) {
    for (const {
      LogicalResourceId: logicalId,
      PhysicalResourceId: physicalId,
      ResourceType: type,
    } of StackResourceSummaries)
      if (logicalId !== undefined && physicalId !== undefined && type !== undefined)
        resources.push({ logicalId, physicalId, type });
  }
  const outputs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]);
  return { outputs: Object.fromEntries(outputs) as Record<string, string>, resources };
}

async function describe(client: CloudFormationClient, StackName: string): Promise<Stack | undefined> {
  try {
    return (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
  } catch (error) {
    if (error instanceof CloudFormationServiceException && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

/** Names the stacks that are there: most often it is another region, or another stage. */
async function unknownStack(client: CloudFormationClient, name: string): Promise<string> {
  const region = await client.config.region();
  const names = (await ourStacks(client).catch(() => [])).join(', ');
  return `There is no stack "${name}" in ${region}. ${
    names === ''
      ? 'No stack of live chat was found there: choose another region with --region or AWS_REGION, or another account with AWS_PROFILE.'
      : `Stacks of live chat there: ${names}.`
  }`;
}

/** The names of all stacks that have the product's outputs. */
async function ourStacks(client: CloudFormationClient): Promise<string[]> {
  const names: string[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {}))
    for (const { StackName = '', Outputs = [] } of Stacks)
      if (Outputs.some(({ OutputKey = '' }) => OutputKey.includes('DashboardUrl'))) names.push(StackName);
  return names;
}
