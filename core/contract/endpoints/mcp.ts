/** The Model Context Protocol: tools for assistants, made from the other endpoints. */
import * as z from 'zod/mini';
import { AGENT_API, endpoint } from '#core/contract/kit/endpoint.ts';

/** One message of JSON-RPC 2.0: a request, or a notification, which has no `id`. */
const rpcMessage = z.strictObject({
  jsonrpc: z.literal('2.0'),
  id: z.optional(z.union([z.string(), z.number()])),
  method: z.string(),
  params: z.optional(z.record(z.string(), z.unknown())),
});

/** The only endpoint of the function `mcp`. */
export const mcp = {
  callMcp: endpoint({
    method: 'POST',
    path: `${AGENT_API}/mcp`,
    role: 'agent',
    isForKeys: true,
    tag: 'MCP',
    summary:
      'Send one message of the Model Context Protocol (streamable HTTP without sessions) and get its response as JSON; a notification gets 202',
    body: rpcMessage,
    answer: { status: 200, schema: z.looseObject({ jsonrpc: z.literal('2.0') }) },
  }),
} as const;
