/** What whole conversations cost by the meters: session, socket, start, assignment, messages, resolve, rate, close. */
import { agentAtWork, signIn } from '#test/support/people.ts';
import { startTestStack } from '#test/support/stack.ts';
import { printReport, tableOf } from './kit/report.ts';
import { MESSAGES, playConversation } from './play-conversation.ts';

const CONVERSATIONS = 40;
const MAX_USD = 0.12;

const stack = await startTestStack();
const admin = await signIn(stack.url, 'admin');
const widget = await admin.call('createWidget', { body: { name: 'Bench' } });
const agents = [await agentAtWork(stack.url, admin, 'agent1', 100), await agentAtWork(stack.url, admin, 'agent2', 100)];
const beats = setInterval(() => agents.forEach(({ socket }) => socket.send({ type: 'ping' })), 25_000);
await stack.settled();
stack.meters.reset();

for (let number = 0; number < CONVERSATIONS; number++) await playConversation(stack.url, widget, agents, number);
clearInterval(beats);
await stack.settled();
const { total, functions } = stack.meters.snapshot();
const per = (value: number) => Number((value / CONVERSATIONS).toPrecision(4));
await stack.stop();
printReport('conversation-cost', {
  tables: [
    tableOf(
      `Per conversation of ${MESSAGES} messages, mean of ${CONVERSATIONS}`,
      Object.entries(total).map(([meter, value]) => ({ meter, value: per(value) })),
    ),
    tableOf(
      'Of each function',
      Object.entries(functions).map(([name, meters]) => ({
        function: name,
        ...Object.fromEntries(Object.entries(meters).map(([meter, value]) => [meter, per(value)])),
      })),
    ),
  ],
  budgets: [
    { name: '1,000 conversations', value: (total.cost_usd / CONVERSATIONS) * 1000, limit: MAX_USD, unit: 'USD' },
  ],
});
