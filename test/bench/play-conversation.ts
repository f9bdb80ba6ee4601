/** A whole conversation on the running stack, as benches count it: session, socket, start, assignment, messages, resolve, rate, close. */
import type { VisitorConversation } from '#core/model/conversations/conversation.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { freshId } from '#test/support/conversations.ts';
import { type AgentAtWork, visitorOf } from '#test/support/people.ts';

/** Messages of a conversation, both sides together. */
export const MESSAGES = 20;

/** Plays one between a visitor of this number and the agent who is given the chat. */
export async function playConversation(
  url: string,
  widget: Widget,
  agents: readonly AgentAtWork[],
  number: number,
): Promise<void> {
  const visitor = await visitorOf(url, widget, { name: `Visitor ${number}`, email: `visitor${number}@example.com` });
  const socket = await visitor.connect();
  const params = { token: widget.token };
  const { conversation } = await visitor.call('startConversation', {
    params,
    body: { content: 'Hello, I have a question about my order.', client_message_id: freshId() },
  });
  const id = String(conversation.id);
  const assigned = await socket.next('conversation.assigned');
  const { agent: chosen } = assigned['conversation'] as VisitorConversation;
  const agent = agents.find((each) => each.agent.id === chosen?.id);
  for (let turn = 1; turn < MESSAGES; turn++) {
    const content = `Message number ${turn} of a usual length, about where the parcel is at the moment.`;
    const body = { content, client_message_id: freshId() };
    if (turn % 2 === 1) await agent?.call('sendMessage', { params: { id }, body });
    else await visitor.call('sendOwnMessage', { params: { ...params, id }, body });
  }
  await agent?.call('resolveConversation', { params: { id }, body: {} });
  await visitor.call('rateConversation', { params: { ...params, id }, body: { rating: 5 } });
  await visitor.call('closeOwnConversation', { params: { ...params, id } });
  socket.close();
  await socket.closed;
}
