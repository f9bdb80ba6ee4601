/** Servers that speak OpenAI's protocol each in a way of its own, as data: what one refuses, and how it writes. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

type Message = { role: string; content: string };
type Body = Record<string, unknown> & { stream?: boolean; messages: Message[] };

/** One kind of server. */
export type PickyServer = {
  name: string;
  /** Why it refuses a request, if it does. */
  refuses?: (body: Body, path: string) => string | undefined;
  status?: number;
  /** What its model writes; the usual form without it. */
  writes?: string;
  /** Whether it answers in one piece whatever was asked, and of what type. */
  whole?: string | undefined;
};

/** The usual form, and what a visitor reads of it. */
export const REPLY = 'It comes on Monday.';
const form = (fields: object = {}) => JSON.stringify({ action: 'answer', confidence: 0.9, reply: REPLY, ...fields });
const knowsNo =
  (field: string, words = `Unrecognized request argument supplied: ${field}`) =>
  (body: Body) =>
    field in body ? words : undefined;
const inARow = ({ messages }: Body) =>
  messages.some(({ role }, at) => role === messages[at - 1]?.role) ? 'Conversation roles must alternate' : undefined;

/** Each answers, though not to every request. */
export const pickyServers: readonly PickyServer[] = [
  { name: 'as specified' },
  { name: 'in a code fence', writes: `\`\`\`json\n${form()}\n\`\`\`` },
  { name: 'in a fence without a language', writes: `\`\`\`\n${form()}\n\`\`\`` },
  { name: 'after its thoughts', writes: `<think>\nThe visitor asks {when}.\n</think>\n\n${form()}` },
  { name: 'after thoughts it does not open', writes: `The visitor asks when.\n</think>\n${form()}` },
  { name: 'after a sentence', writes: `Here is the JSON you asked for:\n${form()}` },
  { name: 'before a sentence', writes: `${form()}\nAnything else?` },
  { name: 'summary null', writes: form({ summary: null }) },
  { name: 'confidence as text', writes: form({ confidence: '0.9' }) },
  { name: 'confidence in percent', writes: form({ confidence: 90 }) },
  { name: 'confidence with a sign', writes: form({ confidence: '90%' }) },
  { name: 'no confidence', writes: JSON.stringify({ action: 'answer', reply: REPLY }) },
  { name: 'action in capitals', writes: form({ action: 'ANSWER' }) },
  { name: 'names in capitals', writes: JSON.stringify({ Action: 'answer', Confidence: 1, Reply: REPLY }) },
  { name: 'fields in another order', writes: JSON.stringify({ reply: REPLY, confidence: 1, action: 'answer' }) },
  { name: 'fields of its own', writes: JSON.stringify({ reasoning: '…', ...(JSON.parse(form()) as object) }) },
  { name: 'indented', writes: JSON.stringify(JSON.parse(form()), null, 2) },
  { name: 'prose', writes: REPLY },
  { name: 'prose in a fence', writes: `\`\`\`\n${REPLY}\n\`\`\`` },
  { name: 'in one piece', whole: 'application/json' },
  { name: 'in one piece with a charset', whole: 'application/json; charset=utf-8' },
  { name: 'in one piece as text', whole: 'text/plain' },
  { name: 'in one piece, fenced', whole: 'application/json', writes: `\`\`\`json\n${form()}\n\`\`\`` },
  { name: 'no response_format', refuses: knowsNo('response_format') },
  { name: 'no JSON mode', refuses: knowsNo('response_format', "'json_object' is not supported by this model") },
  {
    name: 'no response_format, with 422',
    status: 422,
    refuses: knowsNo('response_format', 'extra fields not permitted: response_format'),
  },
  { name: 'no stream_options', refuses: knowsNo('stream_options') },
  {
    name: 'no max_tokens',
    refuses: knowsNo('max_tokens', "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
  },
  {
    name: 'neither kind of max_tokens',
    refuses: (body) => knowsNo('max_tokens')(body) ?? knowsNo('max_completion_tokens')(body),
  },
  {
    name: 'no system role',
    refuses: ({ messages }) => (messages[0]?.role === 'system' ? 'System role not supported' : undefined),
  },
  { name: 'no two of one side in a row', refuses: inARow },
  {
    name: 'no stream',
    refuses: (body) => (body.stream ? 'Streaming is not supported' : undefined),
    whole: 'application/json',
  },
  {
    name: 'nothing but messages, one by one',
    refuses: (body) =>
      ['response_format', 'stream_options', 'max_tokens', 'max_completion_tokens']
        .map((field) => knowsNo(field)(body))
        .find(Boolean),
  },
  {
    name: 'nothing but messages, and says not what',
    refuses: (body) =>
      Object.keys(body).every((name) => ['model', 'messages', 'stream'].includes(name)) && !body.stream
        ? undefined
        : 'Bad Request',
    whole: 'application/json',
  },
  { name: 'not implemented', status: 501, refuses: knowsNo('stream_options', 'not implemented: stream_options') },
  {
    name: 'with a version in its address',
    refuses: (_, path) => (path === '/v1/chat/completions?api-version=2024-10-21' ? undefined : 'Missing api-version'),
  },
];

/** Starts one; `requests` are those it got. */
export async function startPickyServer({ refuses, status = 400, writes = form(), whole }: PickyServer) {
  const requests: { body: Body; apiKey: unknown }[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Body;
      requests.push({ body, apiKey: request.headers['api-key'] });
      const error = refuses?.(body, request.url ?? '');
      if (error !== undefined) {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ error: { message: error } }));
      } else if (whole !== undefined) {
        response.writeHead(200, { 'content-type': whole });
        const choices = [{ index: 0, message: { role: 'assistant', content: writes }, finish_reason: 'stop' }];
        response.end(JSON.stringify({ id: '1', object: 'chat.completion', created: 1, model: 'm', choices }));
      } else {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const chunk = (delta: object, finish_reason: string | null) =>
          `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
        for (const piece of writes.match(/[\s\S]{1,7}/g) ?? []) response.write(chunk({ content: piece }, null));
        response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
      }
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
