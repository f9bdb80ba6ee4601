import { type IncomingMessage, type Server, createServer } from 'node:http';
import { type Bridge, bridge } from './bridge.ts';
import { chatApi, isShown } from './chat.ts';
import { memoryIn } from './memory.ts';
import { type SlackRequest, isFromSlack, poster } from './slack.ts';
import { header, isFromChat } from './standard-webhooks.ts';

const MAX_BODY_BYTES = 1_000_000;

/** The secrets by which the two sides prove who they are. */
export type Secrets = { chat: string; slack: string };

/** An answer: a status and a text. */
type Answer = [status: number, text?: string];

/** The server: `POST /chat` is the webhook's address, `POST /slack` the one of Slack's events. */
export function bridgeServer({ toSlack, toChat }: Bridge, secrets: Secrets): Server {
  const fromChat = async ({ headers }: IncomingMessage, body: string): Promise<Answer> => {
    if (!isFromChat(headers, body, secrets.chat)) return [401];
    const event = JSON.parse(body) as { type: string };
    if (isShown(event)) await toSlack(header(headers, 'webhook-id'), event);
    return [204];
  };
  const fromSlack = async ({ headers }: IncomingMessage, body: string): Promise<Answer> => {
    if (!isFromSlack(headers, body, secrets.slack)) return [401];
    const { challenge, event } = JSON.parse(body) as SlackRequest;
    if (challenge !== undefined) return [200, challenge];
    if (event) await toChat(event);
    return [200];
  };
  const routes: Record<string, typeof fromChat> = { 'POST /chat': fromChat, 'POST /slack': fromSlack };

  return createServer(async (request, response) => {
    const route = routes[`${request.method} ${request.url}`];
    // Both sides send again what isn't answered with success.
    const [status, text] = await (route ? handle(route, request) : Promise.resolve<Answer>([404]));
    response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
  });
}

async function handle(route: (request: IncomingMessage, body: string) => Promise<Answer>, request: IncomingMessage) {
  try {
    const body = await bodyOf(request);
    return body === undefined ? ([413] satisfies Answer) : await route(request, body);
  } catch (error) {
    // Whoever sent it sends it again.
    console.error(error);
    return [500] satisfies Answer;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}. README.md says where it is from.`);
  return value;
}

if (process.argv[1] === import.meta.filename) {
  const site = setting('CHAT_SITE').replace(/\/$/, '');
  const channel = setting('SLACK_CHANNEL');
  const agent = process.env['CHAT_AGENT_ID'];
  const parts = bridge({
    chat: chatApi(site, setting('CHAT_KEY')),
    post: poster(setting('SLACK_TOKEN'), channel),
    memory: memoryIn(process.env['MEMORY_FILE'] ?? 'threads.txt'),
    channel,
    dashboard: `${site}/dashboard`,
    agent: agent ? Number(agent) : undefined,
  });
  const secrets = { chat: setting('CHAT_WEBHOOK_SECRET'), slack: setting('SLACK_SIGNING_SECRET') };
  const port = Number(process.env['PORT'] ?? 3000);
  bridgeServer(parts, secrets).listen(port, () => console.log(`The bridge listens on port ${port}.`));
}
