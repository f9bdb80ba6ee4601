/** Every endpoint of the public contract as data. Routes, validation, the typed client and the API description derive from it. */
import type * as z from 'zod/mini';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { agentApi } from './agent-api.ts';
import type { FunctionName } from './environment.ts';
import { settingsApi } from './settings-api.ts';
import { mcp } from '#core/contract/endpoints/mcp.ts';
import { widgetApi } from '#core/contract/endpoints/visitors/widget-api.ts';

/**
 * Which function serves which endpoints, by operation. Each function's bundle has the schemas of its own rows only. A new
 * endpoint belongs to `settings-api`, unless agents use it while they chat.
 */
export const served = {
  'visitor-api': widgetApi,
  'agent-api': agentApi,
  'settings-api': settingsApi,
  mcp,
} as const satisfies Partial<Record<FunctionName, Record<string, Endpoint>>>;

/** A function that serves endpoints. */
export type ApiFunction = keyof typeof served;

/** The endpoints of the team: of agents and admins. */
export const teamApi = { ...agentApi, ...settingsApi } as const;

/** All endpoints, by operation. */
export const endpoints = { ...widgetApi, ...teamApi, ...mcp } as const satisfies Record<string, Endpoint>;

/** The name of an endpoint. */
export type OperationId = keyof typeof endpoints;

type SchemaOf<Row, Part extends string> = Row extends Record<Part, infer Schema extends z.ZodMiniType> ? Schema : never;

/** What a client sends as this part of the request (before defaults and conversions). */
export type Sent<Id extends OperationId, Part extends 'params' | 'query' | 'body'> = z.input<
  SchemaOf<(typeof endpoints)[Id], Part>
>;
/** What the handler gets as this part of the request. */
export type Received<Id extends OperationId, Part extends 'params' | 'query' | 'body'> = z.output<
  SchemaOf<(typeof endpoints)[Id], Part>
>;
/** What a success answers with. */
export type Answer<Id extends OperationId> = (typeof endpoints)[Id]['answer'] extends {
  schema: infer Schema extends z.ZodMiniType;
}
  ? z.output<Schema>
  : undefined;
