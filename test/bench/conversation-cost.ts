/** What whole conversations cost by the meters, step by step and request by request. */
import { agentAtWork, signIn } from '#test/support/people.ts';
import { startTestStack } from '#test/support/stack.ts';
import { Bill, computeUsd, totalOf, usdPerThousand } from './bill.ts';
import { MESSAGES, playConversation } from './play-conversation.ts';

const CONVERSATIONS = 10;
const MAX_USD = 0.12;

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
console.log(`${CONVERSATIONS} conversations of ${MESSAGES} messages; per conversation:`);
console.table(
  [...steps, total].map(({ step, ...counts }) => ({
    step,
    ...counts,
    'USD per 1,000': usdPerThousand({ step, ...counts }).toFixed(4),
  })),
);
const shape = ({ step, functionName, meter, what }: (typeof bill.entries)[number]) =>
  [step, functionName, meter, what].join(' | ');
for (const [name, entries] of Map.groupBy(bill.entries, shape)) {
  const amount = per(entries.reduce((sum, entry) => sum + entry.amount, 0));
  if (name.includes('_units')) console.log(`${amount.toFixed(1).padStart(6)}  ${name}`);
}
const exact = usdPerThousand(total);
const usd = exact + compute;
console.log(`1,000 conversations: ${exact.toFixed(4)} USD, and ${compute.toFixed(4)} USD of compute on this machine`);
console.log(`together ${usd.toFixed(4)} USD; budget ${MAX_USD}: ${usd <= MAX_USD ? 'kept' : 'EXCEEDED'}`);
process.exitCode = usd <= MAX_USD ? 0 : 1;
