/** What whole conversations cost by the meters, step by step and request by request. */
import { agentAtWork, signIn } from '#test/support/people.ts';
import { startTestStack } from '#test/support/stack.ts';
import { type BillEntry, Bill, computeUsd, totalOf, usdPerThousand } from './bill.ts';
import { printReport, tableOf } from './kit/report.ts';
import { MESSAGES, playConversation } from './play-conversation.ts';

const CONVERSATIONS = 10;
/** What the steps cost without compute, which depends on the machine. The units are held by `test/e2e/path.test.ts`. */
const MAX_USD = 0.1115;

const stack = await startTestStack();
const admin = await signIn(stack.url, 'admin');
const widget = await admin.call('createWidget', { body: { name: 'Bench' } });
const agents = [await agentAtWork(stack.url, admin, 'agent1', 100), await agentAtWork(stack.url, admin, 'agent2', 100)];
// What the first one causes once, such as a new quarter of an hour, belongs to none.
await playConversation(stack.url, widget, agents, 0);
await stack.settled();

const bill = new Bill(stack);
stack.meters.reset();
for (let number = 1; number <= CONVERSATIONS; number++)
  await playConversation(stack.url, widget, agents, number, (step) => bill.begin(step));
await bill.end();
const { total: measured } = stack.meters.snapshot();
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
const rounded = (usd: number): number => Number(usd.toFixed(4));

/** What the requests to the table of one kind take, in each step. */
const kinds = Map.groupBy(
  bill.entries.filter(({ meter }) => meter.endsWith('_units')),
  ({ step, functionName, meter, what }: BillEntry) => [step, functionName, meter, what].join('\n'),
);

printReport('conversation-cost', {
  tables: [
    tableOf(
      `Per conversation of ${MESSAGES} messages, mean of ${CONVERSATIONS}`,
      [...steps, total].map((one) => ({ ...one, 'USD per 1,000': rounded(usdPerThousand(one)) })),
    ),
    tableOf(
      'Requests to the table',
      [...kinds].map(([kind, entries]) => {
        const [step = '', name = '', meter = '', request = ''] = kind.split('\n');
        return {
          step,
          function: name,
          meter,
          units: per(entries.reduce((sum, { amount }) => sum + amount, 0)),
          request,
        };
      }),
    ),
  ],
  budgets: [
    { name: '1,000 conversations, without compute', value: usdPerThousand(total), limit: MAX_USD, unit: 'USD' },
  ],
  notes: [
    `Compute of 1,000 conversations on this machine as it was: ${rounded(computeUsd(measured, CONVERSATIONS))} USD`,
  ],
});
