/** The API's description, derived from its rows: OpenAPI 3.1. */
import type * as z from 'zod/mini';
import type { ErrorCode } from '#core/model/errors.ts';
import { problems } from '#core/model/errors.ts';
import { type Endpoint, type Role, isForTeam } from '#core/contract/kit/endpoint.ts';
import { examples } from './openapi-examples.ts';
import { events } from './openapi-names.ts';
import type { Schema } from './openapi-schemas.ts';
import { answerSchema, bodySchema, components, fieldsOf, refTo, sentFields } from './openapi-schemas.ts';
import {
  aboutTheApi,
  describeOperation,
  eventNotes,
  parameterNotes,
  securitySchemes,
  tagNotes,
} from './openapi-texts.ts';

/** A field of a path or a query. */
export type Parameter = {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  description: string | undefined;
  schema: Schema;
};
/** What is sent or answered, by media type. */
export type Content = Record<string, { schema: Schema; example?: unknown }>;
/** An answer. */
export type Response = { description: string; headers: Record<string, { $ref: string }>; content?: Content };
/** One operation. */
export type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, Response>;
};
/** What a webhook receives. */
export type Notification = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  /** Nobody signs in: the signature is in the headers. */
  security: [];
  requestBody: { required: boolean; content: Content };
  responses: Record<string, { description: string }>;
};
/** The document. */
export type ApiDescription = {
  openapi: string;
  info: Record<'title' | 'version' | 'description', string> & Record<'contact' | 'license', Record<string, string>>;
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  /** What the deployment itself sends, by the kind of event. */
  webhooks?: Record<string, { post: Notification }>;
  components: {
    schemas: Record<string, Schema>;
    headers: Record<string, { description: string; schema: Schema }>;
    securitySchemes: Record<string, Record<string, string>>;
  };
};

/** Who may call, as a security scheme. */
const security: Record<Role, Record<string, string[]>[]> = {
  public: [],
  visitor: [{ visitor: [] }],
  agent: [{ agent: [] }],
  supervisor: [{ supervisor: [] }],
  admin: [{ admin: [] }],
};

const mayHaveKey = (row: Endpoint): boolean => isForTeam(row) && !row.isForPeople;

/** The document that describes these rows. */
export function describeApi(rows: Record<string, Endpoint>): ApiDescription {
  const all = Object.entries(rows);
  const paths: ApiDescription['paths'] = {};
  const webhooks = 'listWebhooks' in rows ? notifications() : undefined;
  for (const [id, row] of all) (paths[row.path] ??= {})[row.method.toLowerCase()] = operation(id, row);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Live chat',
      version: '1.0.0',
      description: aboutTheApi,
      contact: { name: 'The team that runs this deployment' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(all.map(([, { tag }]) => tag))].map((name) => ({
      name,
      description: tagNotes[name] ?? name,
    })),
    paths,
    ...(webhooks ? { webhooks } : {}),
    components: { schemas: schemasOf({ paths, webhooks }), headers, securitySchemes },
  };
}

/** Every event as a request to a webhook's address. */
function notifications(): Record<string, { post: Notification }> {
  return Object.fromEntries(
    [...events].map(([type, schema]) => [
      type,
      {
        post: {
          operationId: `on_${type.replace('.', '_')}`,
          tags: ['Webhooks'],
          summary: eventNotes[type],
          description: `${eventNotes[type]}. Answer with 2xx within 10 seconds, and ignore an \`id\` that came before.`,
          security: [],
          requestBody: { required: true, content: { 'application/json': { schema: answerSchema(schema) } } },
          responses: { '2XX': { description: 'Accepted' }, 410: { description: 'Switches the webhook off' } },
        },
      },
    ]),
  );
}

/** The named schemas that these operations refer to, and those that they refer to in turn. */
function schemasOf(parts: object): Record<string, Schema> {
  const all = components();
  const found = new Set<string>();
  const look = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      look(all[name]);
    }
  };
  look(parts);
  return Object.fromEntries(Object.entries(all).filter(([name]) => found.has(name)));
}

function operation(operationId: string, row: Endpoint): Operation {
  const parameters = [...parametersOf('path', row.params), ...parametersOf('query', row.query)];
  return {
    operationId,
    tags: [row.tag],
    summary: row.summary,
    description: describeOperation(row, (schema, field) => schema !== undefined && field in sentFields(schema)),
    security: [...(row.isForKeys ? [] : security[row.role]), ...(mayHaveKey(row) ? [{ key: [] }] : [])],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(row.body ? { requestBody: requestBody(operationId, row.body, row.takesForms) } : {}),
    responses: { ...successes(row), ...refusals(row) },
  };
}

function parametersOf(location: Parameter['in'], schema: z.ZodMiniType | undefined): Parameter[] {
  return (schema ? fieldsOf(schema) : []).map((field) => ({
    name: field.name,
    in: location,
    required: field.required,
    description: parameterNotes[field.name],
    schema: field.schema,
  }));
}

function requestBody(
  operationId: string,
  body: z.ZodMiniType,
  takesForms = false,
): { required: boolean; content: Content } {
  const example = examples[operationId as keyof typeof examples];
  const json = { schema: bodySchema(body), ...(example === undefined ? {} : { example }) };
  // A body that is missing is read as one without fields.
  return {
    required: !body.safeParse({}).success,
    content: { 'application/json': json, ...(takesForms ? { 'application/x-www-form-urlencoded': json } : {}) },
  };
}

/** Headers of answers, described once. */
const headers = {
  RequestId: { description: "The request's id, as the log has it", schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait before trying again', schema: { type: 'integer', minimum: 1 } },
} satisfies ApiDescription['components']['headers'];

const headersOf = (status: number): Response['headers'] => ({
  'x-request-id': { $ref: '#/components/headers/RequestId' },
  ...(status === 429 || status === 503 ? { 'retry-after': { $ref: '#/components/headers/RetryAfter' } } : {}),
});

function successes({ answer, body }: Endpoint): Record<string, Response> {
  const { status, schema, contentType } = answer;
  const respond = (of: number, description: string, content?: Content): Response => ({
    description,
    headers: headersOf(of),
    ...(content ? { content } : {}),
  });
  if (status === 204) return { 204: respond(204, 'Done') };
  const content: Content = {
    // The first is what generators take an answer for, and what the server answers with unless asked otherwise.
    ...(schema ? { 'application/json': { schema: answerSchema(schema) } } : {}),
    ...(contentType && contentType !== 'application/json' ? { [contentType]: { schema: { type: 'string' } } } : {}),
  };
  if (status === 200) return { 200: respond(200, 'Done', content) };
  const isRepeatable = body !== undefined && ['client_message_id', 'external_id'].some((id) => id in sentFields(body));
  return {
    201: respond(201, 'Created', content),
    ...(isRepeatable ? { 200: respond(200, 'Had been stored before', content) } : {}),
  };
}

/** What the gateway in front of the API refuses by itself. A visitor's session it doesn't know. */
const refusedByGateway = (status: number, role: Role): boolean =>
  status === 401 ? isForTeam({ role }) : [413, 429, 500, 503].includes(status);

/**
 * The bodies of an error. Some generators read only the first: a token is nearly always refused by the gateway, anything
 * else by the API.
 */
function errorContent(status: number, role: Role): Content {
  const own = { 'application/problem+json': { schema: refTo('Problem') } };
  if (!refusedByGateway(status, role)) return own;
  const ofGateway = { 'application/json': { schema: refTo('GatewayError') } };
  return status === 401 ? { ...ofGateway, ...own } : { ...own, ...ofGateway };
}

/** What a browser asks for by itself is answered in the same type: people who follow a link get a page in any case. */
const notFoundAs = (type: string, description: string): Response => ({
  description,
  headers: headersOf(404),
  content: { [type]: { schema: { type: 'string' } } },
});
const notFoundByType: Record<string, Response> = {
  'text/html': notFoundAs('text/html', 'A page that says that there is nothing, or nothing any more'),
  'text/javascript': notFoundAs('text/javascript', 'A script that says so in the console of the browser'),
};

/** The errors of a row: its own, those of its role, those of anything that is sent, and those of every request. */
function refusals({ role, errors = [], params, query, body, answer }: Endpoint): Record<string, Response> {
  const codes = new Set<ErrorCode>([
    ...errors,
    ...(role === 'public' ? [] : (['unauthenticated'] as const)),
    ...(role === 'visitor' ? (['widget_inactive', 'origin_not_allowed'] as const) : []),
    ...(isForTeam({ role }) ? (['forbidden'] as const) : []),
    ...(params || query || body ? (['validation_failed'] as const) : []),
    ...(body ? (['malformed_json', 'too_large', 'unsupported_media_type'] as const) : []),
    'rate_limited',
    'internal_error',
    'try_again',
  ]);
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  const refused = [...byStatus].map(([status, ofStatus]): [number, Response] => [
    status,
    {
      description: ofStatus.map((code) => `\`${code}\`: ${problems[code].title}`).join('; '),
      headers: headersOf(status),
      content: errorContent(status, role),
    },
  ]);
  const notFound = params && notFoundByType[answer.contentType ?? ''];
  return { ...(notFound ? { 404: notFound } : {}), ...Object.fromEntries(refused) };
}
