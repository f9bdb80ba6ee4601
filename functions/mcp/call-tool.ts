/** A call of a tool: the request of its operation, sent to the function that serves it, and its answer in words for an assistant. */
import { type Fitted, fitResult } from '#core/mcp/fit-result.ts';
import type { Tool } from '#core/mcp/describe-tools.ts';
import { UNTRUSTED } from '#core/mcp/tool-table.ts';
import type { KeyAnswer, KeyRequest } from './mcp-caller.ts';

/** What a tool is called with. */
export type Arguments = Record<string, unknown>;

/** Sends a request to the function that serves it. */
export type Ask = (request: KeyRequest) => Promise<KeyAnswer>;

/** A tool's result, as the protocol has it. */
export type ToolResult = { content: { type: 'text'; text: string }[]; isError?: boolean };

/** Calls a tool. What its operation refuses is a result, too: an assistant may do better next time. */
export async function callTool(tool: Tool, args: Arguments, ask: Ask): Promise<ToolResult> {
  const unusable = tool.params.find((name) => !isPathPart(args[name]));
  if (unusable !== undefined) return failed(`${unusable}: Must be the ID of what to use, such as 1042311372800001.`);
  const first = await askWith(tool, args, ask);
  if ('content' in first) return first;
  // A page that is too long is read once more with fewer entries, so that its cursor is right.
  const { entriesThatFit: limit } = first;
  const isList = tool.query.includes('limit') && limit >= 1;
  const again = isList && tool.method === 'GET' ? await askWith(tool, { ...args, limit }, ask) : first;
  return 'content' in again ? again : failed(tooLong(again.tooLong, isList));
}

const tooLong = (length: number, isList: boolean): string =>
  `The result has ${length} characters, which is too long. ${isList ? 'Use a lower `limit`.' : 'Ask for a shorter range, or use `interval: "day"`.'}`;

async function askWith(
  tool: Tool,
  args: Arguments,
  ask: Ask,
): Promise<ToolResult | Extract<Fitted, { tooLong: number }>> {
  const answer = await ask(requestOf(tool, args));
  const { statusCode = 500, body = '' } = answer;
  if (statusCode >= 400) return failed(problemText(answer));
  if (statusCode === 204) return said('Done.');
  const fitted = fitResult(JSON.parse(body));
  if ('tooLong' in fitted) return fitted;
  const about = [...(tool.hasVisitorText ? [UNTRUSTED] : []), ...(fitted.isCut ? [LONG_TEXTS] : [])];
  return said(...about, fitted.text);
}

const LONG_TEXTS = 'Long texts were cut. To read one as a whole, get the one record that it belongs to.';

const said = (...texts: string[]): ToolResult => ({ content: texts.map((text) => ({ type: 'text', text })) });
const failed = (text: string): ToolResult => ({ ...said(text), isError: true });

/** The request that arguments make. What the tool doesn't have goes where the operation names it as unknown. */
function requestOf({ method, path, to, params, query, hasBody }: Tool, args: Arguments): KeyRequest {
  const given = Object.entries(args).filter(([name, value]) => value !== undefined && !params.includes(name));
  const isOfQuery = ([name]: [string, unknown]): boolean => query.includes(name) || !hasBody;
  // Assistants send null for what they leave out, which no query knows.
  const ofQuery = given.filter((one) => isOfQuery(one) && one[1] !== null);
  return {
    to,
    method,
    path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(args[name])),
    query: Object.fromEntries(ofQuery.map(([name, value]) => [name, textOf(value)])),
    ...(hasBody ? { body: Object.fromEntries(given.filter((one) => !isOfQuery(one))) } : {}),
  };
}

const isPathPart = (value: unknown): boolean =>
  (typeof value === 'string' || typeof value === 'number') && /^[\w-]{1,100}$/.test(String(value));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

type Problem = { detail?: string; code?: string; errors?: { path: string; message: string }[] };

/** What a refusal says, with what to do about it. */
function problemText({ statusCode, headers, body = '' }: KeyAnswer): string {
  const { detail, code, errors = [] } = JSON.parse(body) as Problem;
  const wait = headers?.['retry-after'];
  return [
    `${detail} (${statusCode} ${code})`,
    // The first is in the sentence above.
    ...errors.slice(1).map(({ path, message }) => `${path}: ${message}`),
    ...(wait === undefined ? [] : [`Try again in ${wait} seconds.`]),
  ].join('\n');
}
