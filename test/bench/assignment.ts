/**
 * Places 10,000 chats with 1,000 agents in 20 departments on the embedded DynamoDB, by the code of `assign`, each department by
 * itself as the stream's shards do: `npm run bench assignment`. Before that one department, and the
 * same with ten times the agents, to say what an assignment's units depend on. Units are exact; the time is that of one process, which
 * runs the table, too.
 */
import type { Id } from '#core/model/id.ts';
import { assignWaiting } from '#functions/use-cases/assignment/assign.ts';
import { aDepartment } from '#test/support/conversations.ts';
import { testDeps } from '#test/support/deps.ts';
import { startTestTable } from '#test/support/dynamodb.ts';
import { aWaitingChat, anAgentAtWork } from '#test/support/waiting-chats.ts';
import { printReport, tableOf } from './kit/report.ts';

/** The read units that an assignment of a long queue may take, whatever the number of agents. */
const MAX_READ = 6.5;
const AT_ONCE = 20;

type Size = { chats: number; agents: number; departments: number };
type Placed = Size & { seconds: number; 'processor s': number; 'read units each': number; 'write units each': number };

/** Runs `work` for each number below `count`, some at a time. */
async function each(count: number, work: (number: number) => Promise<unknown>): Promise<void> {
  for (let first = 0; first < count; first += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, index) => work(first + index)));
}

async function place({ chats, agents, departments }: Size): Promise<Placed> {
  const table = await startTestTable();
  const deps = testDeps(table);
  const ids: Id[] = [];
  for (let id = 1; id <= departments; id++) ids.push(await aDepartment(deps, id));
  const of = (number: number): Id => ids[number % departments] ?? 1;
  const places = Math.ceil(chats / agents);
  await each(agents, (number) => anAgentAtWork(deps, { department_ids: [of(number)], max_concurrent_chats: places }));
  await each(chats, (number) => {
    // Ids are of a time: no more than a few thousand fit into a millisecond.
    deps.clock.ms += 1;
    return aWaitingChat(deps, of(number));
  });
  deps.resetUnits();
  const [begun, before] = [performance.now(), process.cpuUsage()];
  const settled = await Promise.all(ids.map((id) => assignWaiting(deps, id, Infinity)));
  const { user, system } = process.cpuUsage(before);
  const ms = performance.now() - begun;
  await table.stop();
  if (settled.some(({ isSettled, waiting }) => !isSettled || waiting.length > 0)) throw new Error('Chats still wait.');
  const round = (value: number): number => Number(value.toFixed(2));
  return {
    chats,
    agents,
    departments,
    seconds: round(ms / 1000),
    'processor s': round((user + system) / 1e6),
    'read units each': round(deps.units.read / chats),
    'write units each': round(deps.units.write / chats),
  };
}

const sizes: Size[] = [
  { chats: 1000, agents: 100, departments: 1 },
  { chats: 1000, agents: 1000, departments: 1 },
  { chats: 10_000, agents: 1000, departments: 20 },
];
const results: Placed[] = [];
for (const size of sizes) results.push(await place(size));
printReport('assignment', {
  tables: [tableOf('Chats that wait together', results)],
  budgets: [
    { name: 'read units of a chat', value: Math.max(...results.map((one) => one['read units each'])), limit: MAX_READ },
  ],
});
