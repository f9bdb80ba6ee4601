/** The API's description of itself. */
import * as z from 'zod/mini';
import { AGENT_API, endpoint } from '#core/contract/kit/endpoint.ts';

const one = { method: 'GET', role: 'public', tag: 'API description' } as const;

/** A document of OpenAPI 3.1, as far as this API promises its form. */
const openApiDocument = z.looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) });

/** Every endpoint of the description. */
export const description = {
  getApiDescription: endpoint({
    ...one,
    path: `${AGENT_API}/openapi.json`,
    summary: 'Get this description as OpenAPI 3.1',
    answer: { status: 200, schema: openApiDocument, contentType: 'application/json' },
  }),
  readApiDescription: endpoint({
    ...one,
    path: `${AGENT_API}/docs`,
    summary: 'Get this description as a web page',
    answer: { status: 200, contentType: 'text/html' },
  }),
} as const;
