/** A whole conversation on the running stack, as benches count it: session, socket, start, assignment, messages, resolve, rate, close. */
import type { VisitorConversation } from '#core/model/conversations/conversation.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { freshId } from '#test/support/conversations.ts';
import { type AgentAtWork, visitorOf } from '#test/support/people.ts';

/** Messages of a conversation, both sides together. */
export const MESSAGES = 20;

/**
 * Plays one between a visitor of this number and the agent who is given the chat.
 * @param begin is told of each step before it, and awaited
 */
export async function playConversation(
  url: string,
  widget: Widget,
  agents: readonly AgentAtWork[],
  number: number,
  begin: (step: string) => Promise<void> = async () => {},
): Promise<void> {
  await begin('session');
  const visitor = await visitorOf(url, widget, { name: `Visitor ${number}`, email: `visitor${number}@example.com` });
  await begin('socket');
  const socket = await visitor.connect();
  const params = { token: widget.token };
  await begin('start and assignment');
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
    const isOfAgent = turn % 2 === 1;
    await begin(turn === 1 ? 'first answer' : isOfAgent ? '9 further answers' : '9 messages of the visitor');
    if (isOfAgent) await agent?.call('sendMessage', { params: { id }, body });
    else await visitor.call('sendOwnMessage', { params: { ...params, id }, body });
  }
  await begin('resolution');
  await agent?.call('resolveConversation', { params: { id }, body: {} });
  await begin('rating');
  await visitor.call('rateConversation', { params: { ...params, id }, body: { rating: 5 } });
  await begin('closing');
  await visitor.call('closeOwnConversation', { params: { ...params, id } });
  await begin('end of the socket');
  socket.close();
  await socket.closed;
}
