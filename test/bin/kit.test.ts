import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { commands } from '#bin/commands/all.ts';
import { type AnyCommand, defineCommand } from '#bin/kit/command.ts';
import { aMoment, anId, flag, optional, required } from '#bin/kit/option.ts';
import { outputTo } from '#bin/kit/output.ts';
import { CommandError } from '#bin/kit/exit-codes.ts';
import { liveChat, memory, useEndpoint } from '#test/support/live-chat-command.ts';

/** A command that says what it was given. */
const echo = (change: Partial<AnyCommand> = {}): AnyCommand => ({
  ...defineCommand({
    description: 'Says what was given.',
    options: {
      widget: optional('id', 'a widget', anId),
      from: optional('moment', 'since when', aMoment),
      loud: flag('louder'),
      yes: flag('ask nothing'),
    },
    args: { name: required('name', 'a name', z.string()) },
    examples: [['echo Vera', 'Says Vera.']],
    needs: 'nothing',
    whenStopped: 'Nothing was changed.',
    run: async ({ options, args, output }) => {
      output.say(`Hello ${args.name}`);
      return { exit: 0, json: { ...options, ...args } };
    },
  }),
  ...change,
});
const run = (args: string[], change: Partial<AnyCommand> = {}, given: Parameters<typeof liveChat>[1] = {}) =>
  liveChat(['echo', ...args], { ...given, list: [{ name: 'echo', summary: 'say', load: async () => echo(change) }] });

describe('a command line', () => {
  it('gives a command its options and arguments, checked and converted', async () => {
    const { code, out, err } = await run(['Vera', '--widget', '12', '--from', '2026-05-31', '--loud', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: 'Hello Vera\n' });
    expect(JSON.parse(out)).toEqual({ name: 'Vera', widget: 12, from: Date.UTC(2026, 4, 31), loud: true, yes: false });
  });

  it('prints the words for people on stdout, and no document, without --json', async () => {
    expect(await run(['Vera'])).toEqual({ code: 0, out: 'Hello Vera\n', err: '' });
  });

  it.each([
    [['Vera', '--widget', 'abc'], /'abc' is invalid. An id is a whole number/],
    [['Vera', '--from', '2026-13-01'], /'2026-13-01' is invalid. Give a day like 2026-05-31/],
    [['Vera', '--widgte', '1'], /Unknown option '--widgte'\n\(Did you mean --widget\?\)/],
    [[], /Missing required argument 'name'/],
    [['Vera', 'Otto'], /Too many arguments/],
  ])('with %j exits with 2, and says what was seen, what is allowed and where to read on', async (args, sentence) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(sentence);
    expect(err).toMatch(/Run npx live-chat echo --help to see what is allowed\.\n$/);
  });

  it('suggests the command that was meant', async () => {
    expect(await liveChat(['recuont'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean recount?'),
    });
  });

  it('reports a wrong command line as the one JSON document, too', async () => {
    const { code, out } = await run(['Vera', '--widget', 'abc', '--json']);
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 2, error: { exit: 2 } });
  });

  it.each(commands)('can be told not to ask: $name', async ({ load }) => {
    const { run: runs, options } = await load();
    expect(Object.hasOwn(options, 'yes')).toBe(/\bconfirm\(/.test(runs.toString()));
  });

  it('asks before what cannot be undone, and takes --yes for an answer', async () => {
    const asking: Partial<AnyCommand> = {
      run: async ({ confirm }) => (await confirm('Erase Vera?'), { exit: 0, json: null }),
    };
    expect(await run(['Vera'], asking)).toMatchObject({ code: 2, err: expect.stringContaining('add --yes') });
    expect(await run(['Vera'], asking, { answer: 'no' })).toMatchObject({ code: 130, err: 'Nothing was changed.\n' });
    expect(await run(['Vera'], asking, { answer: 'yes' })).toMatchObject({ code: 0 });
    expect(await run(['Vera', '--yes'], asking)).toMatchObject({ code: 0 });
  });

  it('ends a command that is stopped with 130 and says what was left behind', async () => {
    const stop = new AbortController();
    const stopping: Partial<AnyCommand> = {
      run: async ({ signal }) => {
        stop.abort();
        signal.throwIfAborted();
        return { exit: 0, json: null };
      },
    };
    const { code, err } = await run(['Vera'], stopping, { signal: stop.signal });
    expect({ code, err }).toEqual({ code: 130, err: 'Stopped. Nothing was changed.\n' });
  });

  it.each([
    [new CommandError(4, 'No.'), 4, 'No.'],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 3, 'AWS could not be reached.'],
    [Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' }), 3, 'lack a permission'],
    [new Error('Region is missing'), 3, 'No AWS region is set.'],
    [new TypeError('x is undefined'), 5, 'a fault of its own'],
  ])('says of %s what it means', async (error, exit, sentence) => {
    const failing: Partial<AnyCommand> = {
      run: async () => {
        throw error;
      },
    };
    const { code, err, out } = await run(['Vera', '--json'], failing);
    expect(code).toBe(exit);
    expect(err).toContain(sentence);
    expect(JSON.parse(out)).toMatchObject({ error: { exit, command: 'echo' } });
  });
});

describe('progress', () => {
  it('is a bar that is drawn over itself on a terminal, and gives way to lines', () => {
    let now = 1000;
    const screen = Object.assign(memory(), { isTTY: true });
    const output = outputTo({ stdout: memory(), stderr: screen }, false, () => now);
    const progress = output.progress('Read', 200);
    progress.at(50);
    progress.at(51);
    now += 100;
    progress.at(100);
    output.note('A remark.');
    progress.end();
    const clear = '\r\u001B[2K';
    const half = `${clear}Read ${'█'.repeat(12)}${'░'.repeat(12)} 100 of 200`;
    expect(screen.text()).toBe(
      `${clear}Read ${'█'.repeat(6)}${'░'.repeat(18)} 50 of 200${half}${clear}A remark.\n${half}${clear}`,
    );
  });

  it('is a plain line every ten seconds elsewhere, and none for what is quick', () => {
    let now = 0;
    const file = memory();
    const output = outputTo({ stdout: memory(), stderr: file }, false, () => now);
    const quick = output.progress('Quick');
    quick.at(5);
    quick.end();
    const slow = output.progress('Slow', 3000);
    for (const done of [1, 1500]) {
      now += 9000;
      slow.at(done);
    }
    slow.end();
    expect(file.text()).toBe('Slow: 1,500 of 3,000\nSlow: done\n');
  });
});

/** CloudFormation's answers, in its own XML. */
const answers: Record<string, (input: URLSearchParams) => { status?: number; body: string }> = {
  DescribeStacks: (input) => {
    const name = input.get('StackName');
    if (name !== null && name !== 'live-chat-prod')
      return {
        status: 400,
        body: `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>`,
      };
    const outputs = { TableName: 'the-table', chatDashboardUrl0A1B2C3D: 'https://d.example/dashboard/' };
    const members = Object.entries(outputs).map(
      ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
    );
    return {
      body: `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>live-chat-prod</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
    };
  },
  ListStackResources: () => ({
    body: `<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries><member><LogicalResourceId>queue</LogicalResourceId><PhysicalResourceId>the-queue</PhysicalResourceId><ResourceType>AWS::SQS::Queue</ResourceType></member></StackResourceSummaries></ListStackResourcesResult></ListStackResourcesResponse>`,
  }),
};

describe('where a command works', () => {
  let server: Server;
  let local: { status: number; body: unknown };
  const kept = { ...process.env };
  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (request.url === '/local/stack') return response.writeHead(local.status).end(JSON.stringify(local.body));
        const input = new URLSearchParams(Buffer.concat(chunks).toString());
        const { status = 200, body } = answers[input.get('Action') ?? '']?.(input) ?? { status: 404, body: '' };
        return response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterAll(() => server.close());
  afterEach(() => {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, kept);
  });
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const placed: Partial<AnyCommand> = {
    needs: 'stack',
    run: async ({ place }) => ({
      exit: 0,
      json: {
        kind: place.kind,
        table: place.output('TableName'),
        dashboard: place.maybe('DashboardUrl'),
        resources: place.resources.map(({ physicalId }) => physicalId),
      },
    }),
  };

  it('reads a deployed stack from CloudFormation, also the outputs of a construct in another stack', async () => {
    useEndpoint('AWS_ENDPOINT_URL_CLOUDFORMATION', url());
    const { code, out } = await run(['Vera', '--stack', 'live-chat-prod', '--json'], placed);
    expect({ code, ...JSON.parse(out) }).toEqual({
      code: 0,
      kind: 'stack',
      table: 'the-table',
      dashboard: 'https://d.example/dashboard/',
      resources: ['the-queue'],
    });
  });

  it('names the stacks that are there when the named one is not', async () => {
    useEndpoint('AWS_ENDPOINT_URL_CLOUDFORMATION', url());
    expect(await run(['Vera', '--stack', 'live-chat-test', '--region', 'us-east-1'], placed)).toEqual({
      code: 3,
      out: '',
      err: 'There is no stack "live-chat-test" in us-east-1. Stacks of live chat there: live-chat-prod.\n',
    });
  });

  it('has the clients reach the local run with what it says of itself', async () => {
    const environment = { AWS_ENDPOINT_URL: url(), AWS_ACCESS_KEY_ID: 'operator' };
    local = {
      status: 200,
      body: { name: 'live-chat-prod', outputs: { TableName: 'mine' }, resources: [], environment },
    };
    process.env['AWS_PROFILE'] = 'production';
    process.env['AWS_ENDPOINT_URL_S3'] = 'https://elsewhere.example';
    const { code, out } = await run(['Vera', '--local', url(), '--json'], placed);
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, kind: 'local', table: 'mine' });
    expect(process.env).toMatchObject(environment);
    expect(Object.keys(process.env)).not.toContain('AWS_PROFILE');
    expect(Object.keys(process.env)).not.toContain('AWS_ENDPOINT_URL_S3');
  });

  it.each([
    [['--local', 'http://localhost:9'], 3, 'No local run answers at http://localhost:9. Start one with npm start'],
    [['--local', 'nonsense'], 2, '"nonsense" isn\'t an address.'],
    [['--local', '--stack', 'x'], 2, 'A command works on one place only: --stack <name>'],
    [[], 2, 'This command has to know where: --stack <name>'],
  ])('with %j exits with %i and says what to do', async (args, exit, sentence) => {
    expect(await run(['Vera', ...args], placed)).toMatchObject({ code: exit, err: expect.stringContaining(sentence) });
  });

  it('says that an output is missing, and why that may be', async () => {
    local = { status: 200, body: { name: 'x', outputs: {}, resources: [], environment: {} } };
    const asking: Partial<AnyCommand> = {
      ...placed,
      run: async ({ place }) => ({ exit: 0, json: place.output('UserPoolId') }),
    };
    expect(await run(['Vera', '--local', url()], asking)).toMatchObject({
      code: 3,
      err: expect.stringContaining(
        'has no output UserPoolId. It has none if another identity provider signs agents in.',
      ),
    });
  });
});
