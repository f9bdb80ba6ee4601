/** The protocol, as the official SDK speaks it: one message in, one answer out, and nothing is kept in between. */
import {
  Server,
  WebStandardStreamableHTTPServerTransport,
  createMcpHandler,
  isLegacyRequest,
} from '@modelcontextprotocol/server';
import { instructions } from '#core/mcp/tool-table.ts';
import type { ListedTool } from '#core/mcp/describe-tools.ts';
import type { Arguments, ToolResult } from './call-tool.ts';

/** The tools that one caller has. */
export type Toolbox = {
  list: () => ListedTool[];
  /** Undefined where there is no such tool. */
  call: (name: string, args: Arguments) => Promise<ToolResult | undefined>;
};

/** Answers one message: of the protocol without sessions (2026-07-28), or of those before it as if there were none. */
export async function answerRpc(request: Request, message: unknown, tools: Toolbox): Promise<Response> {
  const parsedBody = { parsedBody: message };
  if (!(await isLegacyRequest(request, message))) {
    const { fetch } = createMcpHandler(() => serverOf(tools), { legacy: 'reject', maxSubscriptions: 0 });
    return fetch(request, parsedBody);
  }
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await serverOf(tools).connect(transport);
  return transport.handleRequest(request, parsedBody);
}

function serverOf(tools: Toolbox): Server {
  const about = { name: 'live-chat', title: 'Live chat', version: '1.0.0' };
  const server = new Server(about, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler('tools/list', () => ({ tools: tools.list() }));
  server.setRequestHandler('tools/call', async ({ params: { name, arguments: args = {} } }) => {
    const result = await tools.call(name, args);
    return result ?? { isError: true, content: [{ type: 'text', text: `There is no tool ${name}. List the tools.` }] };
  });
  return server;
}
