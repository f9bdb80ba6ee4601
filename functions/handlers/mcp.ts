/** The function behind MCP. It has no access to data: every tool is a request to the function that serves its operation. */
import type { OwnApiKey } from '#core/model/team/api-key.ts';
import { mcp as rows } from '#core/contract/endpoints/mcp.ts';
import { callerOf } from '#functions/callers.ts';
import { Finished } from '#functions/http/answer.ts';
import { addresses } from '#functions/http/addresses.ts';
import { problemResponse } from '#functions/http/problem.ts';
import { MAX_TEAM_BODY_BYTES } from '#functions/http/request-body.ts';
import type { RequestFacts } from '#functions/http/call.ts';
import { readAddresses } from '#functions/http/routes.ts';
import { type HttpEvent, type HttpHandler, serve } from '#functions/http/serve.ts';
import { type Toolbox, answerRpc } from '#functions/mcp/answer-rpc.ts';
import { callTool } from '#functions/mcp/call-tool.ts';
import { type KeyAnswer, type KeyRequest, type McpCaller, mcpCaller } from '#functions/mcp/mcp-caller.ts';
import { tools } from '#functions/mcp/tools.ts';
import type { CallFunction } from '#functions/platform/call-function.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { type Log, jsonLog } from '#functions/platform/log.ts';
import { readVariables } from '#functions/platform/variables.ts';

/** What MCP needs: the functions that serve the tools' operations. */
export type McpDeps = Record<KeyRequest['to'], CallFunction> & { log: Log };

type McpCall = {
  body: { method: string };
  caller: McpCaller & { headers: HttpEvent['headers'] };
  request: RequestFacts;
};

/** Answers one message. A key that doesn't count gets the API's own refusal, as do clients that only look around. */
async function callMcp(deps: McpDeps, { body, caller, request }: McpCall): Promise<Finished> {
  let refusal: KeyAnswer | undefined;
  const ask = async (asked: KeyRequest): Promise<KeyAnswer> => {
    const answer = await deps[asked.to](caller.eventOf(asked)).catch((error: unknown) =>
      problemResponse(error, request.id, deps.log),
    );
    if ((answer as KeyAnswer).statusCode === 401) refusal = answer as KeyAnswer;
    return answer as KeyAnswer;
  };
  // A call of a tool is checked by the operation itself.
  const own = body.method === 'tools/call' ? undefined : await ask(OWN_KEY);
  if (own && own.statusCode !== 200) return new Finished(own);
  const response = await answerRpc(webRequest(caller.headers, body), body, toolbox(own, ask));
  return new Finished(refusal ?? (await finished(response)));
}

const OWN_KEY: KeyRequest = { to: 'settings', method: 'GET', path: '/api-keys/me' };

function toolbox(own: KeyAnswer | undefined, ask: Parameters<typeof callTool>[2]): Toolbox {
  return {
    list: () => {
      const { role } = JSON.parse(own?.body ?? '{}') as OwnApiKey;
      return Object.values(tools)
        .filter(({ roles }) => roles.includes(role))
        .map(({ listed }) => listed);
    },
    call: async (name, args) => {
      const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
      return tool && callTool(tool, args, ask);
    },
  };
}

/** The request as the SDK takes it. Its address is nobody's: it only looks at headers and the body. */
const webRequest = (headers: HttpEvent['headers'], body: unknown): Request =>
  new Request('https://mcp.invalid/', {
    method: 'POST',
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      /^(accept|content-type|mcp-[\w-]+)$/.test(name) && value !== undefined ? [[name, value]] : [],
    ),
    body: JSON.stringify(body),
  });

/** A notification is answered with nothing. */
async function finished(response: Response): Promise<KeyAnswer> {
  const body = await response.text();
  const type = response.headers.get('content-type');
  const headers = { 'cache-control': 'no-store', ...(type === null ? {} : { 'content-type': type }) };
  return { statusCode: response.status, headers, ...(body === '' ? {} : { body }) };
}

/** The operation of MCP. */
export const mcpOperations = { callMcp };

/** The handler, on dependencies that are built when the first request comes. */
export const mcpApi = (deps: () => McpDeps, log: Log): HttpHandler =>
  serve({
    rows,
    known: readAddresses(addresses),
    operations: mcpOperations,
    deps,
    identify: (_, __, event) => ({ ...mcpCaller(event), headers: event.headers }),
    addressOf: (_, { requestContext }) => requestContext.http.sourceIp,
    maxBodyBytes: MAX_TEAM_BODY_BYTES,
    log,
  });

const log = jsonLog(console);

function build(): McpDeps {
  const variables = readVariables('mcp', process.env);
  return {
    agent: callerOf(variables.AGENT_API_FUNCTION),
    settings: callerOf(variables.SETTINGS_API_FUNCTION),
    log,
  };
}

/** What API Gateway calls. What fails to be built is answered like any other fault. */
export const handler = lazyHandler('mcp', () => mcpApi(build, log));
