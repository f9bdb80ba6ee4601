/** The product's side of the latency bench: chats held by two agents, and clients that do no more than they must. */
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';
import { endpoints } from '#core/contract/http.ts';
import { SUBPROTOCOL } from '#core/contract/socket.ts';
import type { Id } from '#core/model/id.ts';
import { freshId } from '#test/support/conversations.ts';
import { agentAtWork, signIn, visitorOf, type AgentAtWork, type Member } from '#test/support/people.ts';
import type { Inbox } from './inbox.ts';
import type { Deliver } from './open-loop.ts';

/** New sessions of one address: 300 at once, then 10 a second. */
const AT_ONCE = 250;
const SESSIONS_A_SECOND = 9;

type Chat = { id: Id; path: string; token: string; agent: AgentAtWork };

const connections = new Agent({ keepAlive: true });

/** Sends one request on a connection that is kept. Rejects unless it succeeds. */
function post(url: string, token: string, body: object): Promise<void> {
  const content = JSON.stringify(body);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(content),
  };
  const sent = request(url, { method: 'POST', agent: connections, headers });
  sent.on('error', reject).on('response', (response) => {
    response.resume().on('end', () => {
      if (response.statusCode === 201) resolve();
      else reject(new Error(`${url} was answered with ${response.statusCode}.`));
    });
  });
  sent.end(content);
  return promise;
}

const addressOf = (path: string, params: Record<string, string>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');

function heard(text: string, arrived: Inbox['arrived']): void {
  if (!text.includes('"message.created"')) return;
  const { type, message } = JSON.parse(text) as { type: string; message?: { content: string } };
  if (type === 'message.created' && message) arrived(message.content);
}

async function listen(url: string, token: string, arrived: Inbox['arrived']): Promise<void> {
  const socket = new WebSocket(url, [SUBPROTOCOL, token], { perMessageDeflate: false });
  socket.on('message', (data: Buffer) => heard(data.toString(), arrived));
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'hello' }));
  // The welcome: from then on it is notified.
  await once(socket, 'message');
}

/** Opens chats when they are first needed, and gives how a message is delivered on so many of them. */
export async function openProduct(
  url: string,
  { most, arrived, expect }: Inbox & { most: number },
): Promise<(chats: number) => Promise<Deliver>> {
  const admin = await signIn(url, 'admin');
  const widget = await admin.call('createWidget', { body: { name: 'Bench' } });
  const agents = await Promise.all(['agent1', 'agent2'].map((name) => agentAtWork(url, admin, name, 1)));
  for (const { agent, socket } of agents) {
    if (!agent) throw new Error('No agent.');
    socket.onFrame((frame) => frame.type === 'message.created' && heard(JSON.stringify(frame), arrived));
  }
  const chats: Chat[] = [];
  return async (wanted) => {
    while (chats.length < wanted) {
      const agent = agents[chats.length % agents.length];
      if (!agent) throw new Error('No agent.');
      chats.push(await openChat(url, { admin, widget, agent, arrived }));
      if (chats.length > AT_ONCE) await new Promise((resolve) => setTimeout(resolve, 1000 / SESSIONS_A_SECOND));
      if (chats.length % 100 === 0) console.error(`${chats.length} of ${most} chats are open`);
    }
    return async (number) => {
      const chat = chats[Math.floor(number / 2) % wanted];
      if (!chat) throw new Error('No chat.');
      const body = { content: `product ${freshId()}`, client_message_id: freshId() };
      const delivered = expect(body.content);
      await (number % 2 === 0
        ? post(`${url}${chat.path}`, chat.token, body)
        : post(`${url}${addressOf(endpoints.sendMessage.path, { id: String(chat.id) })}`, chat.agent.token, body));
      await delivered;
    };
  };
}

type Opening = { admin: Member; widget: { token: string }; agent: AgentAtWork; arrived: Inbox['arrived'] };

/** Opens a chat with a socket of its visitor, in the hands of an agent. */
async function openChat(url: string, { admin, widget, agent, arrived }: Opening): Promise<Chat> {
  const visitor = await visitorOf(url, widget);
  await listen(visitor.socketUrl, visitor.token, arrived);
  const body = { content: 'Hello', client_message_id: freshId() };
  const { conversation } = await visitor.call('startConversation', { params: { token: widget.token }, body });
  const params = { id: String(conversation.id) };
  await admin.call('assignConversation', { params, body: { agent_id: agent.agent.id, force: true } });
  const path = addressOf(endpoints.sendOwnMessage.path, { ...params, token: widget.token });
  return { id: conversation.id, path, token: visitor.token, agent };
}
