/** What whole conversations cost by the meters: session, socket, start, assignment, messages, resolve, rate, close. */
import type { VisitorConversation } from '#core/model/conversation.ts';
import { freshId } from '#test/support/conversations.ts';
import { agentAtWork, signIn, visitorOf } from '#test/support/people.ts';
import { startTestStack } from '#test/support/stack.ts';

const CONVERSATIONS = 40;
const MESSAGES = 20;
const MAX_USD = 0.12;

const stack = await startTestStack();
const admin = await signIn(stack.url, 'admin');
const widget = await admin.call('createWidget', { body: { name: 'Bench' } });
const agents = [await agentAtWork(stack.url, admin, 'agent1', 100), await agentAtWork(stack.url, admin, 'agent2', 100)];
const beats = setInterval(() => agents.forEach(({ socket }) => socket.send({ type: 'ping' })), 25_000);
await stack.settled();
stack.meters.reset();

for (let index = 0; index < CONVERSATIONS; index++) {
  const visitor = await visitorOf(stack.url, widget, {
    name: `Visitor ${index}`,
    email: `visitor${index}@example.com`,
  });
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
clearInterval(beats);
await stack.settled();
const { total, functions } = stack.meters.snapshot();
const per = (value: number) => Number((value / CONVERSATIONS).toPrecision(4));
console.log(`${CONVERSATIONS} conversations of ${MESSAGES} messages; per conversation:`);
console.table(Object.fromEntries(Object.entries(total).map(([meter, value]) => [meter, per(value)])));
console.table(
  Object.fromEntries(
    Object.entries(functions).map(([name, meters]) => [
      name,
      Object.fromEntries(Object.entries(meters).map(([meter, value]) => [meter, per(value)])),
    ]),
  ),
);
await stack.stop();
const usd = (total.cost_usd / CONVERSATIONS) * 1000;
console.log(`1,000 conversations: ${usd.toFixed(4)} USD; budget ${MAX_USD}: ${usd <= MAX_USD ? 'kept' : 'EXCEEDED'}`);
process.exitCode = usd <= MAX_USD ? 0 : 1;
