/** A place that commands reach with `--local`: the embedded table, the local AWS endpoint, and a page that says where they are. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Template } from '#local/assembly/template.ts';
import type { Account } from '#local/aws/user-pool.ts';
import { OPERATOR } from '#local/iam/authority.ts';
import { credentialsOf } from '#local/lambda/identity.ts';
import { type LocalAws, startLocalAws } from './local-aws.ts';
import { type Given, type Ran, liveChat } from './live-chat-command.ts';

/** The place, and how commands are run on it. */
export type CommandPlace = {
  local: LocalAws;
  accounts: Account[];
  run: (args: readonly string[], given?: Given) => Promise<Ran>;
  stop: () => Promise<void>;
};

/** Starts a place whose stack has these resources besides the table. */
export async function startCommandPlace(resources: Template['Resources']): Promise<CommandPlace> {
  const accounts: Account[] = [];
  const local = await startLocalAws(resources, accounts);
  const server = createServer((request, response) => {
    if (request.url === '/local/stack') return response.end(JSON.stringify(describe(local, address())));
    // No socket is open here.
    return response.writeHead(410, { 'x-amzn-errortype': 'GoneException' }).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    local,
    accounts,
    run: (args, given) => liveChat([...args, '--local', address()], given),
    stop: async () => {
      server.close();
      await local.stop();
    },
  };
}

const describe = ({ stack, aws, tableName }: LocalAws, address: string) => ({
  name: stack.name,
  outputs: {
    SiteUrl: 'https://chat.example.com',
    DashboardUrl: 'https://chat.example.com/dashboard/',
    SocketUrl: `${address.replace(/^http/, 'ws')}/socket/prod`,
    AgentSocketUrl: `${address.replace(/^http/, 'ws')}/socket/agents`,
    TableName: tableName,
    UserPoolId: stack.resources.find(({ type }) => type === 'AWS::Cognito::UserPool')?.ref ?? '',
  },
  resources: stack.resources.map(({ logicalId, ref, type }) => ({ logicalId, physicalId: ref, type })),
  environment: {
    ...credentialsOf({ functionId: OPERATOR, workerId: 'commands' }),
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: aws.url,
  },
});
