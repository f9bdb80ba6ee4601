/**
 * One handler for many rows of the contract: finds the row, checks the caller, then the request, runs the operation, and
 * answers. The order of checks is 401, 403, 400; 404 and 409 come from the operations.
 */
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { fieldErrors } from '#core/text/field-errors.ts';
import { type FieldError, DomainError } from '#core/model/errors.ts';
import type { Handler } from '#functions/platform/lazy-handler.ts';
import { type Log, loggingAs } from '#functions/platform/log.ts';
import { compressed, respond } from './answer.ts';
import type { ReadAhead, RequestFacts } from './call.ts';
import { problemResponse } from './problem.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { readBody } from './request-body.ts';
import { type KnownAddresses, type Rows, asCalled, routeTable } from './routes.ts';

/** The event of a request, with the claims its authorizer verified. */
export type HttpEvent = APIGatewayProxyEventV2 & {
  requestContext: { authorizer?: { jwt?: { claims: Record<string, unknown> } } };
  /** Set here, on the routes of API keys: the gateway verified nothing. */
  isByKey?: true;
};

/** The handler API Gateway calls. */
export type HttpHandler = Handler<HttpEvent, APIGatewayProxyStructuredResultV2>;

type AnyCall = {
  params: unknown;
  query: unknown;
  body: unknown;
  caller: unknown;
  request: RequestFacts;
  newest: StoredRow | undefined;
};

/** A request that is not valid, and who made it. */
export type InvalidRequest = { operation: string; event: HttpEvent; caller: unknown; body: unknown };

/** What a handler is made of. */
export type Service<Deps> = {
  rows: Rows;
  /** Every address there is: a handler may get what no route is for. */
  known: KnownAddresses;
  // The rows' types are checked where the table is written (`Operations`); here any operation is like any other.
  operations: Record<string, (deps: Deps, call: never) => unknown>;
  /** Builds the dependencies, once. */
  deps: () => Deps;
  /** Who calls. @throws DomainError `unauthenticated`, or what a role is refused with */
  identify: (deps: Deps, row: Endpoint, event: HttpEvent, request: RequestFacts) => unknown;
  /**
   * What only some operations refuse with 403. They do so themselves; it is asked here when a request is not valid, since
   * 403 comes before 400. @throws DomainError
   */
  forbid?: (deps: Deps, refused: InvalidRequest) => Promise<void>;
  /** The newest row of the conversation that will get a message: read while the caller is identified, as neither needs the other. */
  readAhead?: (deps: Deps, row: Endpoint, event: HttpEvent) => ReturnType<ReadAhead>;
  /** Refuses what the address names and the caller doesn't see. @throws DomainError `not_found` */
  requireSeen?: (deps: Deps, row: Endpoint, params: unknown, caller: unknown) => Promise<void>;
  /** The dependencies for what one caller asks for, where they differ. */
  asCaller?: (deps: Deps, caller: never) => Deps;
  /** Where the caller is, as far as can be believed. */
  addressOf: (deps: Deps, event: HttpEvent) => string;
  maxBodyBytes: number;
  log: Log;
};

/** Builds the handler. */
export function serve<Deps>(service: Service<Deps>): HttpHandler {
  const route = routeTable(service.rows, service.known);
  const deps = once(service.deps);

  const answer = async (received: HttpEvent): Promise<APIGatewayProxyStructuredResultV2> => {
    const event = asCalled(received, service.known);
    // The `$default` route takes preflights too. The gateway adds its CORS headers, but only a success lets browsers on.
    if (event.requestContext.http.method === 'OPTIONS') return { statusCode: 204 };
    const { operation, row } = route(event);
    const given = deps();
    const request = factsOf(event, service.addressOf(given, event));
    const [caller, newest] = await together(
      service.identify(given, row, event, request),
      service.readAhead?.(given, row, event),
    );
    const sent = row.ignoresBody
      ? undefined
      : readBody(event, row.maxBodyBytes ?? service.maxBodyBytes, row.takesForms);
    const { errors, ...parts } = checkRequest(row, event, sent);
    if (errors.length > 0) {
      await service.forbid?.(given, { operation, event, caller, body: sent });
      throw new DomainError('validation_failed', `${errors[0]?.path}: ${errors[0]?.message}.`, { errors });
    }
    await service.requireSeen?.(given, row, parts.params, caller);
    const call: AnyCall = { ...parts, caller, request, newest };
    const perform = service.operations[operation];
    if (!perform) throw new Error(`The operation ${operation} is not implemented.`);
    return respond(
      row.answer.status,
      await perform(service.asCaller?.(given, caller as never) ?? given, call as never),
    );
  };

  const handler = middy<HttpEvent, APIGatewayProxyStructuredResultV2>({ timeoutEarlyInMillis: 0 })
    .handler(answer)
    .after((done) => {
      const { event, response } = done;
      if (!response) return;
      const headers = { ...response.headers, 'x-request-id': event.requestContext.requestId };
      done.response = compressed({ ...response, headers }, event.headers['accept-encoding']);
    })
    .onError((failed) => {
      const { requestId } = failed.event.requestContext;
      const response = problemResponse(failed.error, requestId, service.log);
      failed.response = { ...response, headers: { ...response.headers, 'x-request-id': requestId } };
    });
  return (event, context) => loggingAs(aboutOf(event), async () => handler(event, context));
}

/** Both answers, once both have come. What couldn't be read ahead is read again by the operation. */
async function together<Row>(caller: unknown, ahead: Promise<Row> | undefined): Promise<[unknown, Row | undefined]> {
  const [identified, read] = await Promise.allSettled([caller, ahead]);
  if (identified.status === 'rejected') throw identified.reason;
  return [identified.value, read.status === 'fulfilled' ? read.value : undefined];
}

/** The conversation in a request's address, for whatever is logged on its account. */
function aboutOf({ rawPath }: HttpEvent): { conversation_id?: number } {
  const [, id] = /\/conversations\/(\d{1,16})(?:\/|$)/.exec(rawPath) ?? [];
  return id === undefined ? {} : { conversation_id: Number(id) };
}

/** The checked parts of a request, and every field that is wrong. */
function checkRequest(row: Endpoint, event: HttpEvent, body: unknown) {
  const errors: FieldError[] = [];
  const check = (part: 'params' | 'query' | 'body', schema: z.ZodMiniType, input: unknown): unknown => {
    const result = schema.safeParse(input);
    if (!result.success) errors.push(...fieldErrors(result.error.issues, input, part));
    return result.data;
  };
  return {
    errors,
    params: row.params && check('params', row.params, event.pathParameters ?? {}),
    query: checkQuery(row, event, check),
    // A body that isn't there is one without fields.
    body: check('body', row.body ?? noBody, body === undefined ? {} : body),
  };
}

const noBody = z.strictObject({});
const noQuery = z.strictObject({});

function checkQuery(
  row: Endpoint,
  event: HttpEvent,
  check: (part: 'query', schema: z.ZodMiniType, input: unknown) => unknown,
): unknown {
  // What a website embeds may carry whatever its own software appends to the address of a script.
  if (row.answer.contentType && !row.query) return undefined;
  return check('query', row.query ?? noQuery, event.queryStringParameters ?? {});
}

const factsOf = ({ headers, requestContext }: HttpEvent, address: string): RequestFacts => ({
  id: requestContext.requestId,
  address,
  userAgent: headers['user-agent'] ?? '',
  origin: headers['origin'],
  knownTag: headers['if-none-match'],
  accept: headers['accept'] ?? '',
  acceptLanguage: headers['accept-language'] ?? '',
});

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
