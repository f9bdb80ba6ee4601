/** Stands in for whoever speaks OpenAI's protocol: answers, or fails, the way a test wants, and remembers what it was asked. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export type Asked = {
  authorization: string | undefined;
  path: string | undefined;
  body: {
    model: string;
    stream: boolean;
    max_tokens: number;
    messages: { role: string; content: string }[];
    tools?: { function: { name: string; description: string; parameters: object } }[];
    tool_choice?: string;
  };
};

/** What it does with a request. */
export type Behaviour = (answer: ModelAnswer, asked: Asked) => void;

/** The answer to one request. */
export class ModelAnswer {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  /** Refuses with a status. */
  fail(status: number): void {
    this.#response.writeHead(status, { 'content-type': 'application/json' });
    this.#response.end(JSON.stringify({ error: { message: 'No.' } }));
  }

  /** Sends a piece of text. */
  write(text: string): void {
    this.#send({ choices: [{ index: 0, delta: { content: text } }] });
  }

  /** Ends as it should. */
  end(finish_reason = 'stop', total_tokens = 120): void {
    this.#send({ choices: [{ index: 0, delta: {}, finish_reason }] });
    this.#send({ choices: [], usage: { prompt_tokens: 100, completion_tokens: total_tokens - 100, total_tokens } });
    this.#response.end('data: [DONE]\n\n');
  }

  /** Answers with an object in one piece, as `/embeddings` does. */
  json(body: object): void {
    this.#response.writeHead(200, { 'content-type': 'application/json' });
    this.#response.end(JSON.stringify(body));
  }

  /** Writes an output in pieces, and ends. */
  say(output: object | string): void {
    const text = typeof output === 'string' ? output : JSON.stringify(output);
    for (let from = 0; from < text.length; from += 16) this.write(text.slice(from, from + 16));
    this.end();
  }

  /** Asks for calls of tools, each with its arguments as an object, or as a text that may be no JSON. */
  call(...calls: [name: string, given: object | string][]): void {
    const tool_calls = calls.map(([name, given], index) => ({
      index,
      id: `call-${index}`,
      type: 'function',
      function: { name, arguments: typeof given === 'string' ? given : JSON.stringify(given) },
    }));
    this.#send({ choices: [{ index: 0, delta: { role: 'assistant', tool_calls } }] });
    this.end('tool_calls');
  }

  /** Sends bytes that are no event. */
  raw(bytes: string): void {
    this.#head();
    this.#response.end(bytes);
  }

  /** Sends these bytes over and over for as long as they are taken; resolves with how many were once nobody reads on. */
  flood(bytes: string): Promise<number> {
    this.#head();
    let sent = 0;
    const more = (): void => {
      while (!this.#response.destroyed) {
        sent += bytes.length;
        if (!this.#response.write(bytes)) return;
      }
    };
    return new Promise((resolve) => {
      this.#response.on('drain', more).on('close', () => resolve(sent));
      more();
    });
  }

  /** Says no more than that it is there, for as long as somebody listens; resolves once nobody does. */
  drip(): Promise<void> {
    this.#head();
    const timer = setInterval(() => this.#response.write(': still here\n\n'), 5);
    return new Promise((resolve) => {
      this.#response.on('close', () => {
        clearInterval(timer);
        resolve();
      });
    });
  }

  /** Breaks the connection. */
  cut(): void {
    this.#response.destroy();
  }

  #send(event: object): void {
    this.#head();
    this.#response.write(
      `data: ${JSON.stringify({ id: 'one', object: 'chat.completion.chunk', created: 1, model: 'm', ...event })}\n\n`,
    );
  }

  #head(): void {
    if (!this.#response.headersSent) this.#response.writeHead(200, { 'content-type': 'text/event-stream' });
  }
}

/** Starts it; `behave` says what follows for the next requests. */
export async function startModelServer() {
  const asked: Asked[] = [];
  let behaviour: Behaviour = (answer) => answer.fail(500);
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(await read(request)) as Asked['body'];
    const one = { authorization: request.headers.authorization, path: request.url, body };
    asked.push(one);
    behaviour(new ModelAnswer(response), one);
  };
  const server = createServer((request, response) => {
    void serve(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    /** For a bot's `base_url`. */
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    behave: (next: Behaviour) => {
      behaviour = next;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A running stand-in. */
export type ModelServer = Awaited<ReturnType<typeof startModelServer>>;

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
