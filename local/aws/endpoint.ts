/** The address that every function's SDK uses: identifies the caller, selects the service, and responds as AWS would. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callerOf, type Caller } from '#local/lambda/identity.ts';
import { bodyOf } from '#local/platform/http-message.ts';
import { AwsError, unknownOperation } from '#local/aws/protocol/aws-error.ts';
import type { Answer, Json, Service } from '#local/aws/protocol/service.ts';

/** Services by the prefix of `X-Amz-Target`. Lambda and SES are selected by path. */
export type Services = Record<string, Service>;

export type EndpointOptions = {
  services: Services;
  lambda: Service;
  mail: Service;
  knows: (functionId: string) => boolean;
  report: (line: string) => void;
};

export type Endpoint = { url: string; close: () => Promise<void> };

const mailPath = '/v2/email/outbound-emails';
const lambdaPath = /^\/2015-03-31\/functions\/([^/?]+)\/invocations/;

/** Listens on a free port of this machine. */
export async function listen(options: EndpointOptions): Promise<Endpoint> {
  const server = createServer((request, response) => void serve(request, response, options));
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, options: EndpointOptions): Promise<void> {
  try {
    send(response, await answer(request, options));
  } catch (error) {
    if (error instanceof AwsError) return sendError(response, error);
    options.report(`The local AWS endpoint failed: ${(error as Error).stack}`);
    sendError(response, new AwsError('InternalServerError', 'The local AWS endpoint failed.', { status: 500 }));
  }
}

async function answer(request: IncomingMessage, { services, lambda, mail, knows }: EndpointOptions): Promise<Answer> {
  const body = (await bodyOf(request)).toString();
  const caller = identify(request, knows);
  const { headers } = request;
  const invoked = lambdaPath.exec(request.url ?? '')?.[1];
  if (invoked !== undefined) {
    return lambda({
      caller,
      headers,
      operation: 'Invoke',
      input: { FunctionName: decodeURIComponent(invoked), Payload: body },
    });
  }
  if (request.url === mailPath) return mail({ caller, headers, operation: 'SendEmail', input: parse(body) });
  const target = String(headers['x-amz-target'] ?? '');
  const [prefix = '', operation = ''] = target.split('.');
  const service = services[prefix];
  if (!service) throw unknownOperation(target || `${request.method} ${request.url}`);
  return service({ caller, headers, operation, input: parse(body) });
}

function identify(request: IncomingMessage, knows: (functionId: string) => boolean): Caller {
  const caller = callerOf(request.headers);
  if (caller && knows(caller.functionId)) return caller;
  throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.');
}

function parse(body: string): Json {
  try {
    return JSON.parse(body || '{}') as Json;
  } catch {
    throw new AwsError('SerializationException', "The body of the request isn't JSON.");
  }
}

function send(response: ServerResponse, { status = 200, headers, body }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': randomUUID(),
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

function sendError(response: ServerResponse, { name, message, status, details }: AwsError): void {
  const body = JSON.stringify({ __type: name, message, Message: message, ...details });
  send(response, { status, headers: { 'x-amzn-errortype': name }, body });
}
