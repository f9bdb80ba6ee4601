import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readStack } from '#bin/kit/deployed-stack.ts';
import { useEndpoint } from '#test/support/live-chat-command.ts';

type Stack = { name: string; outputs: Record<string, string> };

const members = (rows: Record<string, string>[]) =>
  rows
    .map((row) =>
      Object.entries(row)
        .map(([name, value]) => `<${name}>${value}</${name}>`)
        .join(''),
    )
    .map((row) => `<member>${row}</member>`)
    .join('');
const tokenOf = (page: number, pages: readonly unknown[]) =>
  page + 1 < pages.length ? `<NextToken>${page + 1}</NextToken>` : '';
const xmlOf = ({ name, outputs }: Stack) => {
  const rows = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  return {
    StackName: name,
    StackStatus: 'CREATE_COMPLETE',
    CreationTime: '2026-01-01T00:00:00Z',
    Outputs: members(rows),
  };
};

describe('a deployed stack', () => {
  let server: Server;
  /** The account's stacks and the stack's resources, in pages. */
  let stacks: Stack[][];
  let resources: Record<string, string>[][];
  let isListable: boolean;
  const kept = { ...process.env };
  const answer = (input: URLSearchParams): string | undefined => {
    const page = Number(input.get('NextToken') ?? 0);
    const name = input.get('StackName');
    if (input.get('Action') === 'ListStackResources')
      return `<R><ListStackResourcesResult><StackResourceSummaries>${members(resources[page] ?? [])}</StackResourceSummaries>${tokenOf(page, resources)}</ListStackResourcesResult></R>`;
    const found = name === null ? stacks[page] : stacks.flat().filter((one) => one.name === name);
    if (name === null ? !isListable : found?.length === 0) return undefined;
    const next = name === null ? tokenOf(page, stacks) : '';
    return `<R><DescribeStacksResult><Stacks>${members((found ?? []).map(xmlOf))}</Stacks>${next}</DescribeStacksResult></R>`;
  };
  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const input = new URLSearchParams(Buffer.concat(chunks).toString());
        const body = answer(input);
        const error = `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${input.get('StackName')} does not exist</Message></Error></ErrorResponse>`;
        response.writeHead(body === undefined ? 400 : 200, { 'content-type': 'text/xml' }).end(body ?? error);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    useEndpoint('AWS_ENDPOINT_URL_CLOUDFORMATION', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterAll(() => {
    server.close();
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, kept);
  });
  const other = { name: 'other', outputs: { Bucket: 'x' } };
  const chat = { name: 'chat', outputs: { TableName: 'Chat', DashboardUrl: 'https://x/dashboard/' } };
  beforeEach(() => {
    stacks = [[other], [chat, { ...chat, name: 'chat-test', outputs: { shopDashboardUrl0A1B2C3D: 'y' } }]];
    resources = [[]];
    isListable = true;
  });

  it('is read with its outputs, and its resources of all pages', async () => {
    const row = (id: string) => ({ LogicalResourceId: id, PhysicalResourceId: `the-${id}`, ResourceType: 'AWS::X' });
    resources = [[row('a')], [{ LogicalResourceId: 'failed', ResourceType: 'AWS::X' }, row('b')]];
    expect(await readStack('chat')).toEqual({
      outputs: chat.outputs,
      resources: [
        { logicalId: 'a', physicalId: 'the-a', type: 'AWS::X' },
        { logicalId: 'b', physicalId: 'the-b', type: 'AWS::X' },
      ],
    });
  });

  it('that is not there is told with those that are, on any page', async () => {
    await expect(readStack('chats')).rejects.toMatchObject({
      exit: 3,
      message: 'There is no stack "chats" in us-east-1. Stacks of live chat there: chat, chat-test.',
    });
  });

  it.each([true, false])('that is alone in being sought says where else to look, listed or not (%s)', async (may) => {
    [stacks, isListable] = [[[other]], may];
    await expect(readStack('chat')).rejects.toMatchObject({
      exit: 3,
      message: expect.stringContaining('No stack of live chat was found there: choose another region'),
    });
  });
});
