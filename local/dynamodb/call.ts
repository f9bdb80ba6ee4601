/** Calls of the DynamoDB server. The wire protocol is small, so a client library would add nothing. */
import http, { Agent, type RequestOptions } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import { bodyOf } from '#local/platform/http-message.ts';

/** An unsuccessful response. `name` is AWS's exception name without its namespace. */
export class DynamoDbError extends Error {
  readonly status: number;
  constructor(name: string, message: string, status: number) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

const streamsOperations = new Set(['DescribeStream', 'GetShardIterator', 'GetRecords', 'ListStreams']);
/** Local servers require a signature, but none checks it. */
const placeholderAuthorization =
  'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/** Half the work of `fetch`; every call of a function comes through here. */
const connections = new Agent({ keepAlive: true });

/** Where a server is, parsed once: each message calls it half a dozen times. */
const places = new Map<string, RequestOptions>();

function placeOf(endpoint: string): RequestOptions {
  const place = places.get(endpoint) ?? urlToHttpOptions(new URL(endpoint));
  places.set(endpoint, place);
  return place;
}

export type RawAnswer = { status: number; text: string };

/** Sends a request unchanged and returns the raw response, whatever its status. Rejects if no server responds. */
export function forward(endpoint: string, operation: string, body: string): Promise<RawAnswer> {
  const service = streamsOperations.has(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const request = http.request({
    ...placeOf(endpoint),
    agent: connections,
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(body),
      'x-amz-target': `${service}.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization: placeholderAuthorization,
    },
  });
  request.on('error', reject).on('response', (response) => {
    bodyOf(response).then((body) => resolve({ status: response.statusCode ?? 0, text: body.toString() }), reject);
  });
  request.end(body);
  return promise;
}

/** Calls an operation and returns its response. The caller names the response type, which the protocol defines. Throws `DynamoDbError`. */
export async function callDynamoDb<Answer>(endpoint: string, operation: string, input: object): Promise<Answer> {
  const { status, text } = await forward(endpoint, operation, JSON.stringify(input));
  if (status === 200) return JSON.parse(text) as Answer;
  throw toError(status, text);
}

function toError(status: number, text: string): DynamoDbError {
  try {
    const { __type = 'UnknownError', message, Message } = JSON.parse(text) as Record<string, string | undefined>;
    return new DynamoDbError(__type.split('#').at(-1) ?? __type, message ?? Message ?? text, status);
  } catch {
    return new DynamoDbError('UnknownError', text, status);
  }
}
