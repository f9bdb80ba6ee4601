/** What whole conversations cost by the meters, step by step and request by request. */
import { agentAtWork, signIn } from '#test/support/people.ts';
import { startTestStack } from '#test/support/stack.ts';
import { Bill, computeUsd, totalOf, usdPerThousand } from './bill.ts';
import { printReport, tableOf } from './kit/report.ts';
import { MESSAGES, playConversation } from './play-conversation.ts';

const CONVERSATIONS = 10;
const MAX_USD = 0.12;

const stack = await startTestStack();
const admin = await signIn(stack.url, 'admin');
const widget = await admin.call('createWidget', { body: { name: 'Bench' } });
const agents = [await agentAtWork(stack.url, admin, 'agent1', 100), await agentAtWork(stack.url, admin, 'agent2', 100)];
// What the first one causes once, such as a new quarter of an hour, belongs to none.
await playConversation(stack.url, widget, agents, 0);

const bill = new Bill(stack);
stack.meters.reset();
for (let number = 1; number <= CONVERSATIONS; number++)
  await playConversation(stack.url, widget, agents, number, (step) => bill.begin(step));
await bill.end();
const compute = computeUsd(stack.meters.snapshot().total, CONVERSATIONS);
await stack.stop();

const per = (amount: number): number => amount / CONVERSATIONS;
const steps = bill.steps().map(({ step, requests, frames, invocations, writes, reads }) => ({
  step,
  requests: per(requests),
  frames: per(frames),
  invocations: per(invocations),
  writes: per(writes),
  reads: per(reads),
}));
const total = totalOf(steps);
const shape = ({ step, functionName, meter, what }: (typeof bill.entries)[number]) =>
  [step, functionName, meter, what].join(' | ');
const exact = usdPerThousand(total);
printReport('conversation-cost', {
  tables: [
    tableOf(
      `Per conversation of ${MESSAGES} messages, mean of ${CONVERSATIONS}`,
      [...steps, total].map(({ step, ...counts }) => ({
        step,
        ...counts,
        'USD per 1,000': usdPerThousand({ step, ...counts }).toFixed(4),
      })),
    ),
    tableOf(
      'What is written and read',
      [...Map.groupBy(bill.entries, shape).values()].flatMap((entries) => {
        const [{ step, functionName, meter, what } = {} as (typeof entries)[number]] = entries;
        const units = per(entries.reduce((sum, entry) => sum + entry.amount, 0));
        return meter.includes('_units') ? [{ step, function: functionName, meter, what, units }] : [];
      }),
    ),
  ],
  budgets: [{ name: '1,000 conversations', value: exact + compute, limit: MAX_USD, unit: 'USD' }],
  notes: [`${exact.toFixed(4)} USD are counted exactly, ${compute.toFixed(4)} USD are compute on this machine.`],
});
