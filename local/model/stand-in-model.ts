/**
 * A model for trying out what needs one, at `/local/model/v1`: it speaks OpenAI's protocol and takes any key and model name. It
 * understands nothing. A bot says the first passage that it was given, or hands over where there is none. It calls a bot's
 * first tool when the visitor names something with a digit in it, such as an order, and says what the tool returned.
 */
import * as z from 'zod/mini';
import { type HttpRequest, type HttpResponse, respond } from '#local/platform/http-message.ts';

const message = z.object({ role: z.string(), content: z.nullish(z.unknown()) });
const tool = z.object({
  function: z.object({
    name: z.string(),
    parameters: z.optional(
      z.object({
        properties: z.optional(
          z.record(z.string(), z.object({ type: z.string(), enum: z.optional(z.array(z.string())) })),
        ),
      }),
    ),
  }),
});
const chat = z.object({
  stream: z.optional(z.boolean()),
  messages: z.array(message).check(z.minLength(1)),
  tools: z.optional(z.array(tool)),
});
const texts = z.object({ input: z.union([z.string(), z.array(z.string())]) });

type Chat = z.infer<typeof chat>;
/** A text, or a call of a tool with its arguments. */
type Output = string | { tool: string; given: object };

/** How many numbers stand for a text. */
const DIMENSIONS = 256;

/** Answers a request below `/local/model/v1`. */
export function standInModel({ path, body }: HttpRequest): HttpResponse {
  try {
    const asked: unknown = JSON.parse(body.toString());
    if (path.endsWith('/embeddings')) return json(200, embeddings(texts.parse(asked)));
    const request = chat.parse(asked);
    const output = outputOf(request);
    return request.stream ? streamed(output) : json(200, completion(output));
  } catch {
    return json(400, { error: { message: 'Send a request of OpenAI’s chat completions or embeddings.' } });
  }
}

const json = (status: number, value: object): HttpResponse =>
  respond(status, JSON.stringify(value), { 'content-type': 'application/json' });

const frame = { id: 'stand-in', created: 1, model: 'stand-in' };
const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };

const calls = ({ tool: name, given }: Exclude<Output, string>) => [
  { index: 0, id: 'call-0', type: 'function', function: { name, arguments: JSON.stringify(given) } },
];

function completion(output: Output): object {
  const said = typeof output === 'string' ? { content: output } : { content: null, tool_calls: calls(output) };
  const finish_reason = typeof output === 'string' ? 'stop' : 'tool_calls';
  const choices = [{ index: 0, message: { role: 'assistant', ...said }, finish_reason }];
  return { ...frame, object: 'chat.completion', choices, usage };
}

function streamed(output: Output): HttpResponse {
  const deltas =
    typeof output === 'string'
      ? (output.match(/[^]{1,24}/gu) ?? []).map((content) => ({ content }))
      : [{ role: 'assistant', tool_calls: calls(output) }];
  const finish_reason = typeof output === 'string' ? 'stop' : 'tool_calls';
  const events = [
    ...deltas.map((delta) => ({ choices: [{ index: 0, delta }] })),
    { choices: [{ index: 0, delta: {}, finish_reason }] },
    { choices: [], usage },
  ].map((event) => JSON.stringify({ ...frame, object: 'chat.completion.chunk', ...event }));
  const stream = [...events, '[DONE]'].map((event) => `data: ${event}\n\n`).join('');
  return respond(200, stream, { 'content-type': 'text/event-stream' });
}

function outputOf({ messages, tools = [] }: Chat): Output {
  const [first = '', last = ''] = [messages[0], messages.at(-1)].map((one) => textOf(one?.content));
  if (last.startsWith('Data:\n')) return forAgent(first, JSON.parse(last.slice('Data:\n'.length)) as AgentData);
  if (messages.at(-1)?.role === 'tool')
    return last.startsWith('{"error":')
      ? handOff('A tool failed.')
      : reply(`This is what I found: ${wordsOf(last)}.`, []);
  const named = /\S*\d[^\s,.;!?]*/u.exec(last)?.[0];
  const [wanted] = tools;
  if (wanted && named !== undefined) return { tool: wanted.function.name, given: argumentsOf(wanted, named) };
  const passage = /^Passage 1\nQuestion: .*\nAnswer: ([^]*?)(?=\nMore: |\n\nPassage 2\n|$(?![^]))/mu.exec(first)?.[1];
  if (passage !== undefined) return reply(passage.trim(), [1]);
  return handOff('The stand-in model was given no article about it.');
}

const textOf = (content: unknown): string =>
  Array.isArray(content)
    ? content.map((part: { text?: unknown }) => (typeof part.text === 'string' ? part.text : '')).join('')
    : typeof content === 'string'
      ? content
      : '';

const handOff = (summary: string): string =>
  JSON.stringify({ action: 'escalate', confidence: 0.9, sources: [], reply: '', summary });

const reply = (text: string, sources: number[]): string =>
  JSON.stringify({ action: 'answer', confidence: 0.9, sources, reply: text, summary: '' });

/** The values of what a tool returned, each with its name. */
function wordsOf(result: string): string {
  const values: string[] = [];
  const note = (name: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null) for (const [inner, one] of Object.entries(value)) note(inner, one);
    else values.push(name === '' ? String(value) : `${name} ${String(value)}`);
  };
  try {
    note('', JSON.parse(result));
  } catch {
    return result;
  }
  return values.join(', ');
}

const argumentsOf = ({ function: { parameters } }: z.infer<typeof tool>, named: string): object =>
  Object.fromEntries(
    Object.entries(parameters?.properties ?? {}).map(([key, { type, enum: choices }]) => [
      key,
      type === 'string' ? (choices?.[0] ?? named) : type === 'boolean' ? true : Number(named.replace(/\D/gu, '')),
    ]),
  );

/** What an agent's task is about. */
type AgentData = {
  text?: string;
  articles?: { answer: string }[];
  conversation?: { from: string; said: string }[];
  labels?: { name: string }[];
};

/** Tasks for agents are told by how they begin. Whatever would need understanding is repeated as it is. */
function forAgent(task: string, { text, articles = [], conversation = [], labels = [] }: AgentData): string {
  const said = conversation.map((one) => one.said);
  if (task.startsWith('You draft')) return articles[0] ? `${articles[0].answer}\nSOURCES: 1` : 'NO_ANSWER';
  if (task.startsWith('You summarize'))
    return `It began with “${said[0] ?? ''}”, and ended with “${said.at(-1) ?? ''}”.`;
  if (task.startsWith('You sort')) {
    const isSaid = (name: string): boolean => said.join(' ').toLowerCase().includes(name.toLowerCase());
    const fitting = labels.flatMap(({ name }) => (isSaid(name) ? [{ name, confidence: 0.9 }] : []));
    return JSON.stringify({ labels: fitting, priority: { name: 'normal', confidence: 0.9 } });
  }
  const given = text ?? said.at(-1) ?? '';
  if (task.includes('shorter')) return /^.*?[.!?](?=\s|$)/su.exec(given)?.[0] ?? given;
  return task.includes('friendlier') ? `${given} Have a nice day!` : given;
}

/** Texts of the same words are near to each other. */
function embeddings({ input }: z.infer<typeof texts>): object {
  const data = [input].flat().map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }));
  return { object: 'list', model: 'stand-in', data, usage: { prompt_tokens: data.length, total_tokens: data.length } };
}

function vectorOf(text: string): number[] {
  const vector = Array.from({ length: DIMENSIONS }, () => 0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
    let hash = 0;
    for (const sign of word) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003;
    vector[hash % DIMENSIONS] = (vector[hash % DIMENSIONS] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((one) => one / length);
}
