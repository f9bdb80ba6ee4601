/** The API's description, derived from its rows: OpenAPI 3.1. */
import type * as z from 'zod/mini';
import type { ErrorCode } from '#core/model/errors.ts';
import { problems } from '#core/model/errors.ts';
import type { Endpoint, Role } from '#core/contract/kit/endpoint.ts';
import { examples } from './openapi-examples.ts';
import type { Schema } from './openapi-schemas.ts';
import { answerSchema, bodySchema, components, fieldsOf } from './openapi-schemas.ts';

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
export type Response = { description: string; content?: Content };
/** One operation. */
export type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  security: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, Response>;
};
/** The document. */
export type ApiDescription = {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, Record<string, string>> };
};

const aboutTheApi = [
  'Live chat: the API of agents and admins, which the dashboard uses, and that of the widget, which visitors use.',
  'Instants are ISO 8601 in UTC with milliseconds; ids are whole numbers below 2^53 whose order is that of creation. ' +
    'Unknown fields are refused. Creating answers 201, deleting 204, everything else 200.',
  'A list has `next_cursor` while there is more: send it as `cursor` with the same query. Messages page by `after_seq` ' +
    'and `before_seq` instead.',
  'Sending with a `client_message_id` again is harmless: the same body answers 200 with what was stored, another 409.',
  'Errors are problem documents (RFC 9457) with a `code`. What the gateway itself refuses (401, 413, 429, 503) may come ' +
    'with a body of another form: go by the status.',
].join('\n\n');

const parameterNotes: Record<string, string> = {
  token: "The widget's public token",
  limit: 'How many at most',
  cursor: 'The `next_cursor` of the page before',
  after_seq: 'Only messages after this one',
  before_seq: 'Only messages before this one',
  bot_id: 'Only those of this bot',
  agent_id: "An agent's; in lists also those of `me`, of `none`, or of `any`",
  q: 'Words, or beginnings of words, that the name, the e-mail address or the messages must all have',
  since: 'Only those in their status since; in a search: begun since, by default within 90 days',
  timezone: "Whose days: an IANA time zone's",
  fact: 'Only those behind a number of a report: counted as this from `from` to before `to`, each once, newest first',
  from: 'The first day; in a list the first instant',
  to: 'The last day; in a list the instant before which they end',
  interval: 'What each row of the report is of',
};

const securitySchemes = {
  agent: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      "An access token of the agents' identity provider, of an agent who is in the group `agent`, or of someone in the group `admin`.",
  },
  visitor: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The `session_token` of `POST session`.',
  },
};

/** Who may call: a scheme, and the group it takes. */
const security: Record<Role, Record<string, string[]>[]> = {
  public: [],
  visitor: [{ visitor: [] }],
  agent: [{ agent: ['agent'] }],
  admin: [{ agent: ['admin'] }],
};

/** The document that describes these rows. */
export function describeApi(rows: Record<string, Endpoint>): ApiDescription {
  const all = Object.entries(rows);
  const paths: ApiDescription['paths'] = {};
  for (const [id, row] of all) (paths[row.path] ??= {})[row.method.toLowerCase()] = operation(id, row);
  return {
    openapi: '3.1.1',
    info: { title: 'Live chat', version: '1.0.0', description: aboutTheApi },
    servers: [{ url: '/' }],
    tags: [...new Set(all.map(([, { tag }]) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: components(), securitySchemes },
  };
}

function operation(operationId: string, row: Endpoint): Operation {
  const parameters = [...parametersOf('path', row.params), ...parametersOf('query', row.query)];
  return {
    operationId,
    tags: [row.tag],
    summary: row.summary,
    security: security[row.role],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(row.body ? { requestBody: requestBody(operationId, row.body) } : {}),
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

function requestBody(operationId: string, body: z.ZodMiniType): { required: boolean; content: Content } {
  const example = examples[operationId as keyof typeof examples];
  const json = { schema: bodySchema(body), ...(example === undefined ? {} : { example }) };
  return { required: true, content: { 'application/json': json } };
}

function successes({ answer, body }: Endpoint): Record<string, Response> {
  const { status, schema, contentType } = answer;
  if (status === 204) return { 204: { description: 'Done' } };
  const content: Content = {
    ...(schema ? { 'application/json': { schema: answerSchema(schema) } } : {}),
    ...(contentType ? { [contentType]: { schema: { type: 'string' } } } : {}),
  };
  if (status === 200) return { 200: { description: 'Done', content } };
  const isRepeatable = body !== undefined && 'client_message_id' in (bodySchema(body).properties ?? {});
  return {
    201: { description: 'Created', content },
    ...(isRepeatable ? { 200: { description: 'Had been stored before', content } } : {}),
  };
}

/** The errors of a row: its own, those of its role, those of anything that is sent, and those of every request. */
function refusals({ role, errors = [], params, query, body }: Endpoint): Record<string, Response> {
  const codes = new Set<ErrorCode>([
    ...errors,
    ...(role === 'public' ? [] : (['unauthenticated'] as const)),
    ...(role === 'visitor' ? (['widget_inactive', 'origin_not_allowed'] as const) : []),
    ...(role === 'agent' || role === 'admin' ? (['forbidden'] as const) : []),
    ...(params || query || body ? (['validation_failed'] as const) : []),
    ...(body ? (['malformed_json', 'too_large', 'unsupported_media_type'] as const) : []),
    'rate_limited',
    'internal_error',
    'try_again',
  ]);
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      {
        description: ofStatus.map((code) => `\`${code}\`: ${problems[code].title}`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}
