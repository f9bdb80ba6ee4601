import { describe, expect, it } from 'vitest';
import type { ListedTool } from '#core/mcp/describe-tools.ts';
import { instructions } from '#core/mcp/tool-table.ts';
import { type Toolbox, answerRpc } from '#functions/mcp/answer-rpc.ts';

const listed: ListedTool = {
  name: 'list_bots',
  description: 'Lists bots.',
  inputSchema: { type: 'object', properties: {}, required: [], additionalProperties: false },
  annotations: { title: 'List bots', readOnlyHint: true, destructiveHint: false, openWorldHint: false },
};
const toolbox = (): Toolbox & { called: unknown[] } => {
  const called: unknown[] = [];
  return {
    called,
    list: () => [listed],
    call: async (name, args) => {
      called.push([name, args]);
      return name === 'list_bots' ? { content: [{ type: 'text', text: 'two bots' }] } : undefined;
    },
  };
};

/** A message in the protocol before the one without sessions, each answered by a server of its own. */
async function ask(method: string, params: object = {}, tools: Toolbox = toolbox()) {
  const message = { jsonrpc: '2.0', id: 1, method, params };
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': '2025-06-18',
  };
  const request = new Request('https://mcp.invalid/', { method: 'POST', headers, body: JSON.stringify(message) });
  const response = await answerRpc(request, message, tools);
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
}

describe('a message', () => {
  it('that begins is answered with what assistants have to know, as JSON and without a session', async () => {
    const { status, type, body } = await ask('initialize', {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'x', version: '1' },
    });
    expect([status, type]).toEqual([200, expect.stringContaining('application/json')]);
    expect(body.result).toMatchObject({ instructions, serverInfo: { name: 'live-chat' }, capabilities: { tools: {} } });
  });

  it('that asks for tools is answered with those of the caller', async () => {
    expect((await ask('tools/list')).body.result.tools).toEqual([listed]);
  });

  it.each([
    [{ name: 'list_bots', arguments: { limit: 3 } }, { limit: 3 }],
    [{ name: 'list_bots' }, {}],
  ])('that calls a tool is answered by it: %j', async (params, args) => {
    const tools = toolbox();
    const { body } = await ask('tools/call', params, tools);
    expect(body.result.content).toEqual([{ type: 'text', text: 'two bots' }]);
    expect(tools.called).toEqual([['list_bots', args]]);
  });

  it('that calls no tool is told to list them', async () => {
    expect((await ask('tools/call', { name: 'constructor' })).body.result).toMatchObject({
      isError: true,
      content: [{ type: 'text', text: 'There is no tool constructor. List the tools.' }],
    });
  });

  it.each(['resources/list', 'prompts/list', 'nonsense'])('that asks for %s is refused', async (method) => {
    expect((await ask(method)).body.error).toMatchObject({ code: -32601 });
  });
});
