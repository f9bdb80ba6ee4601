/** Streams as servers of OpenAI's protocol write them, each read by the library that a bot asks its model with. */
import type { Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import { modelWriter } from '#functions/bot/model/models.ts';

let server: Server | undefined;
afterEach(() => {
  server?.close().closeAllConnections();
});

/** What is read of a stream that a server writes. */
async function read(write: (response: ServerResponse) => void): Promise<{ text: string; tokens: number | undefined }> {
  server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    write(response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const base_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const settings = { ...botDefaults, provider: 'openai-compatible', base_url, model: 'small' } as const;
  const bot = { ...settings, id: 1, name: 'Ida', version: 1, created_at: '2026-06-01T12:00:00.000Z' };
  const ask = modelWriter({ region: 'us-east-1', keyFor: async () => 'key', onThisMachine: true });
  const prompt = { instructions: 'Answer.', messages: [{ role: 'user' as const, content: 'Hi' }] };
  const watch = { signal: AbortSignal.timeout(5000), maxTokens: 10, onText: () => {} };
  const { text, tokens } = await ask(bot, prompt, watch);
  return { text, tokens };
}

const chunk = (choice: object, more: object = {}) => JSON.stringify({ id: 'x', choices: [choice], ...more });
const monday = chunk({ index: 0, delta: { role: 'assistant', content: 'Mon' } });
const day = chunk({ index: 0, delta: { content: 'day' } });
const stop = chunk({ index: 0, delta: {}, finish_reason: 'stop' });
const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
const counted = JSON.stringify({ id: 'x', choices: [], usage });
const sse = (...data: string[]): string => data.map((one) => `data: ${one}\n\n`).join('');

describe('an answer is read from a stream', () => {
  it.each([
    ['as specified', [monday, day, stop, counted, '[DONE]']],
    ['that pings', ['{"type":"ping"}', monday, 'null', day, stop, counted, '[DONE]']],
    ['whose usage has no choices', [monday, day, stop, JSON.stringify({ usage }), '[DONE]']],
    ['whose usage has null for choices', [monday, day, stop, JSON.stringify({ choices: null, usage }), '[DONE]']],
    ['that counts in text', [monday, day, stop, counted.replaceAll(/:(\d)/g, ':"$1"'), '[DONE]']],
    ['that says when, and not why it ends', [monday, day, counted, '[DONE]']],
    ['of whole messages', [chunk({ index: 0, message: { role: 'bot', content: 'Monday' } }), stop, counted, '[DONE]']],
    ['without an index', [chunk({ delta: { content: 'Monday' } }), stop, counted, '[DONE]']],
    ['with ids and times of other types', [monday.replace('"x"', '7'), day, stop, counted, '[DONE]']],
  ])('%s', async (_, data) => {
    expect(await read((response) => response.end(sse(...data)))).toEqual({ text: 'Monday', tokens: 3 });
  });

  it('of any line ends, with comments, in pieces that end anywhere', async () => {
    const whole = `: one moment\n\n${sse(monday, day, stop, counted, '[DONE]')}`.replaceAll('\n', '\r\n');
    const reading = read((response) => {
      for (const byte of Buffer.from(whole)) response.write(Buffer.of(byte));
      response.end();
    });
    expect(await reading).toEqual({ text: 'Monday', tokens: 3 });
  });
});

it.each([
  ['nothing', { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }],
  ['less than nothing', { prompt_tokens: -1, completion_tokens: -1, total_tokens: -2 }],
  ['nothing that is a number', { total_tokens: null }],
  ['parts of tokens', { prompt_tokens: 0, completion_tokens: 0.5, total_tokens: 0.5 }],
  ['more than the table can hold', { prompt_tokens: 1, completion_tokens: 1e300, total_tokens: 1e300 }],
])('a server that counts %s has counted no tokens: what was reserved counts', async (_, usage) => {
  const data = [monday, day, stop, JSON.stringify({ choices: [], usage }), '[DONE]'];
  expect(await read((response) => response.end(sse(...data)))).toEqual({ text: 'Monday', tokens: undefined });
});

describe('no answer is one', () => {
  it.each([
    ['that is cut off', [monday], /.+/],
    ['that ends with an error', [monday, '{"error":{"message":"overloaded"}}', '[DONE]'], /overloaded/],
  ])('%s', async (_, data, message) => {
    await expect(read((response) => response.end(sse(...data)))).rejects.toThrow(message);
  });
});
