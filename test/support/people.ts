/** People in journeys: team members signed in by the local issuer, and visitors with a session, each with a typed client. */
import type { Client } from '#core/contract/client.ts';
import { createClient } from '#core/contract/client.ts';
import { endpoints } from '#core/contract/http.ts';
import type { Agent } from '#core/model/team/agent.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { freshId } from './conversations.ts';
import type { TestSocket } from './socket.ts';
import { openSocket } from './socket.ts';

/** A signed-in team member. */
export type Member = { call: Client; token: string };

/** Signs a demo account in. */
export async function signIn(url: string, user: string): Promise<Member> {
  const response = await fetch(`${url}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return { token, call: createClient({ origin: url, token: () => token, fetch, addresses: endpoints }) };
}

/** An agent at work: online, with an open socket. */
export type AgentAtWork = Member & { agent: Agent; socket: TestSocket };

/** Brings an agent online with this many places. */
export async function agentAtWork(url: string, admin: Member, user: string, max = 5): Promise<AgentAtWork> {
  const member = await signIn(url, user);
  const own = await member.call('getOwnAgent', {});
  await admin.call('updateAgent', { params: { id: String(own.id) }, body: { max_concurrent_chats: max } });
  const socket = await openSocket(own.socket_url, member.token);
  const agent = await member.call('setOwnStatus', { body: { status: 'online' } });
  return { ...member, agent, socket };
}

/** A visitor with a session. */
export type VisitorInChat = {
  call: Client;
  token: string;
  widgetToken: string;
  socketUrl: string;
  connect: (resume?: { conversation_id: number; after_seq: number }[]) => Promise<TestSocket>;
};

/** Opens a session on a widget. */
export async function visitorOf(
  url: string,
  widget: Pick<Widget, 'token'>,
  fields: { name?: string; email?: string; identity_token?: string } = {},
): Promise<VisitorInChat> {
  let token: string | undefined;
  const call = createClient({ origin: url, token: () => token, fetch, addresses: endpoints });
  const session = await call('openSession', { params: { token: widget.token }, body: fields });
  token = session.session_token;
  return {
    call,
    token,
    widgetToken: widget.token,
    socketUrl: session.socket_url,
    connect: (resume) => openSocket(session.socket_url, session.session_token, resume),
  };
}

/** Begins a conversation. */
export const startChat = (visitor: VisitorInChat, content = 'Hello?', client_message_id = freshId()) =>
  visitor.call('startConversation', { params: { token: visitor.widgetToken }, body: { content, client_message_id } });

/** Writes in a conversation. */
export const say = (visitor: VisitorInChat, { id }: { id: number }, content: string, client_message_id = freshId()) =>
  visitor.call('sendOwnMessage', {
    params: { token: visitor.widgetToken, id: String(id) },
    body: { content, client_message_id },
  });
