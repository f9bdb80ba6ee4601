/**
 * Which partition of the table gives way first in a large deployment. Whole conversations are played on the running stack, with
 * few agents online and with more, and each partition's units are counted as the functions use them. Units grow with the
 * conversations a second, and some with the agents online: what many of both take follows from the two measurements.
 */
import { awsPartitionLimit } from '#local/aws/dynamodb/partition-limits.ts';
import type { MeterReadings } from '#local/meters/meters.ts';
import { addAccount } from '#local/oidc/accounts.ts';
import { type AgentAtWork, agentAtWork, signIn } from '#test/support/people.ts';
import { startTestStack } from '#test/support/stack.ts';
import { printReport, tableOf } from './kit/report.ts';
import { MESSAGES, playConversation } from './play-conversation.ts';

const CONVERSATIONS = 20;
const FEW = 2;
const MORE = 10;
const BEATS = 5;
/** Billed gigabyte-seconds of the function with the least memory are the most seconds. */
const SMALLEST_MEMORY_GB = 0.256;

/** The deployment that is asked for: 5,000 messages a second are 250 conversations of 20. */
const target = { conversations: 250, agents: 5000, departments: 20, widgets: 50, beatSeconds: 25 };

/** What a partition is of, by how its key begins: so many there are that share the load. */
const scopes: Record<string, RegExp> = {
  shard: /^SEARCH#/,
  conversation: /^(CONV#|VISITOR#|CONN#|RATE#|gsi2 CONV#|CHANNEL#watch:)/,
  department: /^(QUEUE|ROSTER|QUEUE-NEWS|DEPARTMENT|CHANNEL#dept:)/,
  widget: /^(WIDGET#|TOKEN#|METRICS#|FACTS#|CHANNEL#(widget|live):)/,
  agent: /^(AGENT#|USER#|gsi2 AGENT#|CHANNEL#agent:)/,
};
/** These have a row of each agent who is online: what a query of them reads grows with the agents. */
const isOfAgents = (partition: string): boolean => /^(ROSTER|LEASES|CHANNEL#dept:)/.test(partition);
const scopeOf = (partition: string): string =>
  Object.entries(scopes).find(([, begins]) => begins.test(partition))?.[0] ?? 'deployment';

type Units = { write: number; read: number };
type Heat = Map<string, Units>;
/** What was played: units by kind of partition, the agents' beats meanwhile, and what the meters counted. */
type Played = { heat: Heat; beats: number; meters: MeterReadings };

const stack = await startTestStack();
const { partitions } = stack.faults;
stack.faults.partitionLimit = { read: Number.POSITIVE_INFINITY, write: Number.POSITIVE_INFINITY };
const admin = await signIn(stack.url, 'admin');
const department = await admin.call('createDepartment', { body: { name: 'Shop' } });
const widget = await admin.call('createWidget', { body: { name: 'Shop', department_id: department.id } });
const agents: AgentAtWork[] = [];

/** Brings agents online, all in the one department, until there are so many. */
async function bringOnline(count: number): Promise<void> {
  const { data } = await admin.call('listAgents', { query: { limit: '100' } });
  for (let number = agents.length + 1; number <= count; number++) {
    const user_id = `agent${number}`;
    addAccount(user_id);
    const known =
      data.find((one) => one.user_id === user_id) ?? (await admin.call('createAgent', { body: { user_id } }));
    await admin.call('updateAgent', { params: { id: String(known.id) }, body: { department_ids: [department.id] } });
    agents.push(await agentAtWork(stack.url, admin, user_id, 100));
  }
}

/** Agents stay online while they beat. What these beats take is measured, too, and counted once only. */
let beaten = 0;
const staying = setInterval(() => {
  for (const { socket } of agents) socket.send({ type: 'ping' });
  beaten += agents.length;
}, 25_000);

/** What something took, by kind of partition: IDs and months look alike. */
async function heatOf(work: () => Promise<void>): Promise<Played> {
  await stack.settled();
  partitions.taken.clear();
  beaten = 0;
  stack.meters.reset();
  await work();
  await stack.settled();
  const meters = stack.meters.snapshot().total;
  const heat: Heat = new Map();
  for (const [name, units] of partitions.taken) {
    const [kind = '', , index = '', ...key] = name.split(' ');
    const shape = key
      .join(' ')
      .replace(/^(TOKEN|USER)#.*/, '$1#<name>')
      .replace(/^(SEARCH#.*)#\d$/, '$1#<shard>')
      .replaceAll(/\d{4}-\d{2}/g, '<month>')
      .replaceAll(/\d{6,}/g, '<id>');
    const partition = `${index === 'undefined' ? '' : `${index} `}${shape}`;
    const own = heat.get(partition) ?? { write: 0, read: 0 };
    own[kind as keyof Units] += units;
    heat.set(partition, own);
  }
  return { heat, beats: beaten, meters };
}

async function playConversations(): Promise<void> {
  for (let number = 0; number < CONVERSATIONS; number++) await playConversation(stack.url, widget, agents, number);
}

async function beat(): Promise<void> {
  for (let round = 0; round < BEATS; round++)
    for (const { socket } of agents) {
      socket.send({ type: 'ping' });
      beaten += 1;
      await socket.next('pong');
    }
}

await bringOnline(FEW);
const withFew = await heatOf(playConversations);
await bringOnline(MORE);
const withMore = await heatOf(playConversations);
const beats = await heatOf(beat);
clearInterval(staying);
await stack.stop();

const none: Units = { write: 0, read: 0 };
const sharing = {
  conversation: 1,
  department: target.departments,
  widget: target.widgets,
  agent: target.agents,
  deployment: 1,
};

/** Units a second of one partition of a kind, at the target. */
function at(partition: string, kind: keyof Units): number {
  const scope = scopeOf(partition) as keyof typeof sharing;
  const perBeat = (beats.heat.get(partition) ?? none)[kind] / beats.beats;
  const perConversation = ({ heat, beats: during }: Played): number =>
    ((heat.get(partition) ?? none)[kind] - during * perBeat) / CONVERSATIONS;
  const growth = !isOfAgents(partition)
    ? 0
    : Math.max(0, (perConversation(withMore) - perConversation(withFew)) / (MORE - FEW));
  const online = scope === 'department' || scope === 'widget' ? target.agents / target.departments : target.agents;
  const conversations = (perConversation(withFew) + growth * (online - FEW)) * (target.conversations / sharing[scope]);
  return conversations + (perBeat * target.agents) / target.beatSeconds / sharing[scope];
}

const one = (partition: string, kind: keyof Units): string =>
  [withFew, withMore].map(({ heat }) => ((heat.get(partition) ?? none)[kind] / CONVERSATIONS).toFixed(2)).join(' / ');

const partitionRows = [...new Set([withFew, withMore, beats].flatMap(({ heat }) => [...heat.keys()]))]
  .filter((partition) => scopeOf(partition) !== 'conversation')
  .map((partition) => {
    const [written, read] = [at(partition, 'write'), at(partition, 'read')];
    const share = Math.max(written / awsPartitionLimit.write, read / awsPartitionLimit.read);
    return { partition, written, read, share };
  })
  .toSorted((a, b) => b.share - a.share);

/** What all of a second's conversations take together, and the agents' beats, of what an account has at first. */
function accountRows() {
  const { meters, beats: during } = withMore;
  const beatsPerSecond = target.agents / target.beatSeconds;
  const perSecond = (name: keyof MeterReadings): number => {
    const perBeat = beats.meters[name] / beats.beats;
    return ((meters[name] - during * perBeat) / CONVERSATIONS) * target.conversations + perBeat * beatsPerSecond;
  };
  const gateway = perSecond('http_requests') + perSecond('socket_messages_in') + perSecond('socket_messages_out');
  const billedSeconds = perSecond('gb_seconds') / SMALLEST_MEMORY_GB;
  return [
    ['requests to API Gateway, and frames', gateway, 10_000],
    ['functions at once, at most', billedSeconds, 1000],
    ['write units of the table', perSecond('write_units'), 40_000],
    ['write units of its indexes', perSecond('index_write_units'), 40_000],
    ['read units', perSecond('read_units'), 40_000],
  ] as const;
}

const round = (value: number): number => Number(value.toPrecision(3));
const [first] = partitionRows;
printReport('scale', {
  tables: [
    tableOf(
      `${target.conversations} conversations of ${MESSAGES} messages a second, ${target.agents} agents in ${target.departments} departments, ${target.widgets} widgets, of what an account has before it asks for more`,
      accountRows().map(([what, used, quota]) => ({
        what,
        'a second': round(used),
        quota,
        share: round(used / quota),
      })),
    ),
    tableOf(
      `By partition, those that reach a hundredth of its ${awsPartitionLimit.write} write or ${awsPartitionLimit.read} read units a second`,
      partitionRows
        .filter(({ share }) => share >= 0.01)
        .map(({ partition, written, read, share }) => ({
          partition,
          'one for each': scopeOf(partition),
          [`units written by a conversation, ${FEW} / ${MORE} agents`]: one(partition, 'write'),
          'read by it': one(partition, 'read'),
          'written a second': round(written),
          'read a second': round(read),
          share: round(share),
        })),
    ),
  ],
  notes: first
    ? [
        `${first.partition} gives way first, at ${round((target.conversations / first.share) * MESSAGES)} messages a second.`,
      ]
    : [],
});
