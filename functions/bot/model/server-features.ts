/**
 * What servers that speak OpenAI's protocol may refuse, and how to ask without it. Each is tried once; what a server refused
 * is remembered for as long as the function lives.
 */

import { cappedFetch } from '#functions/platform/network/capped-fetch.ts';
import { publicFetch } from '#functions/platform/network/public-fetch.ts';
import { NotPublic, safeFetch } from '#functions/platform/network/safe-fetch.ts';
import type { Reach } from './models.ts';
import type { ModelFeature } from '#core/model/bots/bot.ts';
import { mendedStream } from './mended-stream.ts';

type Fetch = typeof globalThis.fetch;
type Message = { role: string; content: unknown };
type Body = Record<string, unknown> & { messages?: Message[] };

type Rule = { name: ModelFeature; named: RegExp; isIn: (body: Body) => boolean; without: (body: Body) => Body };

const has = (name: string) => (body: Body) => name in body;
function dropped(name: string): (body: Body) => Body {
  return (body) => Object.fromEntries(Object.entries(body).filter(([field]) => field !== name));
}

/** In the order in which they are given up. */
const rules: readonly Rule[] = [
  {
    name: 'response_format',
    named: /response_?format|json_object|json_schema|json mode/i,
    isIn: has('response_format'),
    without: dropped('response_format'),
  },
  {
    name: 'tools',
    named: /\btools?\b|tool_choice|tool use|function.?call/i,
    isIn: has('tools'),
    without: (body) => dropped('tool_choice')(dropped('tools')(body)),
  },
  {
    name: 'stream_options',
    named: /stream_?options|include_usage/i,
    isIn: has('stream_options'),
    without: dropped('stream_options'),
  },
  {
    name: 'max_tokens',
    named: /max_?tokens/i,
    isIn: has('max_tokens'),
    without: ({ max_tokens, ...body }) => ({ ...body, max_completion_tokens: max_tokens }),
  },
  {
    name: 'max_completion_tokens',
    named: /max_completion_tokens/i,
    isIn: has('max_completion_tokens'),
    without: dropped('max_completion_tokens'),
  },
  {
    name: 'system',
    named: /system|developer instruction|roles? must alternate|alternate/i,
    isIn: ({ messages = [] }) => messages[0]?.role === 'system' && messages.length > 1,
    without: ({ messages = [], ...body }) => ({ ...body, messages: asUser(messages) }),
  },
  {
    name: 'stream',
    named: /\bstream(ing|ed)?\b/i,
    isIn: ({ stream }) => stream === true,
    without: (body) => ({ ...dropped('stream_options')(body), stream: false }),
  },
];

/** The system's words in front of the first user's. */
const asUser = ([system, first, ...others]: Message[]): Message[] =>
  system && first
    ? [{ role: 'user', content: `${String(system.content)}\n\n${String(first.content)}` }, ...others]
    : [];

/** Statuses of a server that doesn't like what it is asked, not who asks or when. */
const UNLIKED = new Set([400, 415, 422, 501]);

/** What a server refused, by its address and model. */
export type Refusals = Map<string, Set<ModelFeature>>;

/**
 * Fetches without what this server refuses. When it refuses something new that it names, that is left out; when it names
 * nothing, everything is, once. An answer in one piece becomes a stream.
 */
export const featureFetch =
  (fetch: Fetch, refused: Set<ModelFeature>): Fetch =>
  async (input, init) => {
    if (typeof init?.body !== 'string') return fetch(input, init);
    const asked = JSON.parse(init.body) as Body;
    const left = new Set(refused);
    for (;;) {
      const body = bodyWithout(asked, left);
      const response = await fetch(input, { ...init, body: JSON.stringify(body) });
      if (response.ok) {
        for (const feature of left) refused.add(feature);
        return asStream(response);
      }
      if (!UNLIKED.has(response.status)) return response;
      const text = await response.text();
      const more = newlyRefused(body, text);
      if (more.length === 0) return new Response(text, { status: response.status, headers: response.headers });
      for (const feature of more) left.add(feature);
    }
  };

/** The request without these features; a later one may only be in it once an earlier one is out. */
const bodyWithout = (body: Body, left: ReadonlySet<ModelFeature>): Body =>
  rules.reduce((rest, { name, isIn, without }) => (left.has(name) && isIn(rest) ? without(rest) : rest), body);

/** What a server's error names of what it was sent; all of it where it names nothing. */
function newlyRefused(body: Body, error: string): ModelFeature[] {
  const sent = rules.filter(({ isIn }) => isIn(body));
  const named = sent.find((rule) => rule.named.test(error));
  if (named) return [named.name];
  // A model that is unknown, or a chat that is too long, stays so without them.
  if (/model.{0,80}(not found|does not exist|unknown)|context.{0,20}length/is.test(error)) return [];
  return sent.length === 0 ? [] : rules.map(({ name }) => name);
}

type Whole = {
  choices?: { message?: { content?: unknown; tool_calls?: unknown }; text?: unknown; finish_reason?: unknown }[];
  usage?: unknown;
};

/** The answer as the stream that was asked for. */
async function asStream(response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  const headers = { 'content-type': 'text/event-stream' };
  if (type.includes('text/event-stream'))
    return new Response(response.body && mendedStream(response.body), { status: response.status, headers });
  const text = await response.text();
  const events = text.trimStart().startsWith('{')
    ? `${eventsOf(text)
        .map((event) => `data: ${event}\n\n`)
        .join('')}data: [DONE]\n\n`
    : text;
  return new Response(mendedStream(new Blob([events]).stream()), { headers });
}

function eventsOf(text: string): string[] {
  const { choices: [first] = [], usage } = JSON.parse(text) as Whole;
  if (!first) return [text];
  const about = { id: 'whole', object: 'chat.completion.chunk', created: 0, model: '' };
  const { message, text: words, finish_reason = 'stop' } = first;
  const calls: unknown[] = Array.isArray(message?.tool_calls) ? message.tool_calls : [];
  const tool_calls = calls.map((call, index) => ({ index, ...(call as object) }));
  const delta = {
    role: 'assistant',
    content: wordsOf(message?.content ?? words),
    ...(tool_calls.length === 0 ? {} : { tool_calls }),
  };
  return [
    { ...about, choices: [{ index: 0, delta }] },
    { ...about, choices: [{ index: 0, delta: {}, finish_reason }] },
    { ...about, choices: [], usage },
  ].map((event) => JSON.stringify(event));
}

/** Content as text: some servers send it in parts. */
function wordsOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part: { text?: unknown }) => (typeof part.text === 'string' ? part.text : '')).join('');
}

/** How the server at an address is called, whose answers have at most `maxBytes`. @throws NotPublic where it may not be called */
export async function modelServer(address: string, reach: Reach, maxBytes?: number) {
  const isLocal = isOnThisMachine(address);
  if (isLocal && !reach.onThisMachine) throw new NotPublic('This deployment asks only public addresses.');
  const apiKey = await reach.keyFor(address);
  const [baseURL = '', query] = address.split('?', 2);
  return {
    name: 'model',
    baseURL,
    fetch: cappedFetch(isLocal ? localFetch : outsideFetch, maxBytes),
    // Azure's way: a version in the address, and the key in a header of its own.
    ...(query === undefined ? {} : { queryParams: Object.fromEntries(new URLSearchParams(query)) }),
    ...(apiKey === undefined ? {} : { apiKey, ...(query === undefined ? {} : { headers: { 'api-key': apiKey } }) }),
  };
}

/** Plain http is taken for this very machine only: a model on a laptop. Everything else must be on the public internet. */
const isOnThisMachine = (address: string): boolean => address.startsWith('http:');
const localFetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, { ...init, redirect: 'error' });
const outsideFetch = publicFetch(safeFetch);
