import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askAlarms, askConnectionRate, askMail, askReaders, askTable } from '#bin/doctor/ask-aws.ts';
import type { Place } from '#bin/kit/place.ts';
import { useEndpoint } from '#test/support/live-chat-command.ts';

const place = (kind: Place['kind'] = 'stack', resources: Place['resources'] = []): Place => ({
  kind,
  name: 'the stack "chat"',
  output: () => 'Chat',
  maybe: () => 'Chat',
  resources,
});
const sweep = { logicalId: 'chatsweep0A1B2C3D', physicalId: 'the-sweep', type: 'AWS::Lambda::Function' };

describe('what AWS is asked', () => {
  let server: Server;
  /** Answers by the operation, or by the path of its request. */
  let answers: Record<string, object>;
  let asked: string[];
  const kept = { ...process.env };
  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://x');
      const operation = String(request.headers['x-amz-target'] ?? pathname).replace(/^.*\./, '');
      const name = request.headers['x-amz-target'] === undefined ? decodeURIComponent(pathname) : operation;
      asked.push(name);
      const answer = answers[name];
      request.resume().on('end', () => {
        response.writeHead(answer === undefined ? 404 : 200, {
          'content-type': 'application/json',
          ...(answer === undefined ? { 'x-amzn-errortype': 'NotFoundException' } : {}),
        });
        response.end(JSON.stringify(answer ?? { message: 'not there' }));
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    useEndpoint('AWS_ENDPOINT_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterAll(() => {
    server.close();
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, kept);
  });
  beforeEach(() => {
    [answers, asked] = [{}, []];
  });

  const MAPPINGS = '/2015-03-31/event-source-mappings';
  const mapping = { FunctionArn: 'arn:aws:lambda:eu:1:function:Chat-react', State: 'Enabled' };

  it('about readers is who reads the stream of the table', async () => {
    answers = { DescribeTable: { Table: { LatestStreamArn: 'arn' } }, [MAPPINGS]: { EventSourceMappings: [mapping] } };
    expect(await askReaders(place())).toEqual([{ name: 'Chat-react', state: 'Enabled', lastResult: '' }]);
  });

  it('about readers is nothing without a stream: Lambda would answer with those of all tables', async () => {
    answers = { DescribeTable: { Table: {} }, [MAPPINGS]: { EventSourceMappings: [mapping, mapping] } };
    expect(await askReaders(place())).toEqual([]);
    expect(asked).toEqual(['DescribeTable']);
  });

  it('about a table is not asked of the local run where it has nothing of it', async () => {
    answers = {
      DescribeTable: { Table: { StreamSpecification: { StreamEnabled: false, StreamViewType: 'KEYS_ONLY' } } },
      DescribeTimeToLive: { TimeToLiveDescription: {} },
      DescribeContinuousBackups: {
        ContinuousBackupsDescription: {
          ContinuousBackupsStatus: 'ENABLED',
          PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
        },
      },
    };
    expect(await askTable(place())).toEqual({
      stream: undefined,
      ttl: { attribute: undefined, status: 'DISABLED' },
      hasRecovery: false,
    });
    expect(await askTable(place('local'))).toMatchObject({ ttl: { status: 'ENABLED' }, hasRecovery: true });
  });

  it('about alarms is nothing where the stack has none: CloudWatch would answer with all', async () => {
    expect(await askAlarms(place('stack', [sweep]))).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('about the quota of sockets fails where none is listed', async () => {
    answers = { ListServiceQuotas: { Quotas: [{ QuotaName: 'WebSocket frame size', Value: 32 }] } };
    await expect(askConnectionRate()).rejects.toThrow('lists no quota of new WebSocket connections');
    answers = {
      ListServiceQuotas: { Quotas: [{ QuotaName: 'WebSocket API new connections per second', Value: 500 }] },
    };
    expect(await askConnectionRate()).toBe(500);
  });

  const CONFIGURATION = '/2015-03-31/functions/the-sweep/configuration';
  const mailFrom = (from: string) => ({ [CONFIGURATION]: { Environment: { Variables: { MAIL_FROM: from } } } });

  it('about mail is nothing where none is configured', async () => {
    answers = mailFrom('');
    expect(await askMail(place('stack', [sweep]))).toBeUndefined();
  });

  it.each([
    ['Shop <chat@example.com>', 'chat@example.com'],
    ['chat@example.com', 'example.com'],
  ])('about mail from %s is whether %s is verified', async (from, verified) => {
    answers = {
      ...mailFrom(from),
      '/v2/email/account': { ProductionAccessEnabled: true, SendingEnabled: true },
      [`/v2/email/identities/${verified}`]: { VerifiedForSendingStatus: true },
    };
    const mail = { from, identity: 'example.com', isSandbox: false, isPaused: false };
    expect(await askMail(place('stack', [sweep]))).toEqual({ ...mail, isVerified: true });
    delete answers[`/v2/email/identities/${verified}`];
    expect(await askMail(place('stack', [sweep]))).toEqual({ ...mail, isVerified: false });
  });
});
