/**
 * How long a message takes from the moment it is due until the other side has it, with 1, 100 and 1,000 open chats: the stack
 * that deploys beside a bare WebSocket server and Socket.IO, each with one durable put on the same store, by turns in the same
 * run. This process only sends and receives. `CHATS` (`1,100,1000`), `RATE` messages a second (200), `SECONDS` (10) a turn and
 * `SIDES` (`bare,socketIo,product`) can be set.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { freshId } from '#test/support/conversations.ts';
import { type Budget, printReport, type Table, tableOf } from './kit/report.ts';
import { openInbox } from './latency/inbox.ts';
import { cpuMsOf } from './latency/process-tree.ts';
import {
  addTurn,
  emptyTurn,
  openLoop,
  percentileMs,
  reachedRate,
  type Deliver,
  type Turn,
} from './latency/open-loop.ts';
import { openProduct } from './latency/product.ts';
import { runServer } from './latency/run-server.ts';

const setting = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const CHATS = (process.env['CHATS'] ?? '1,100,1000').split(',').map(Number);
const MOST_CHATS = Math.max(...CHATS);
const RATE = setting('RATE', 200);
const SECONDS = setting('SECONDS', 10);
/** A visitor may send five a second for long, and the agent answers each. */
const MAX_RATE_PER_CHAT = 8;
const TURNS = 3;
const WARM_UP_SECONDS = 3;
const MAX_TIMES = 2;

/** Delivers on a given number of open chats. */
type Side = { server: ChildProcess; withChats: (chats: number) => Promise<Deliver> };

type Rival = { send: (message: { to: string; id: string; content: string }) => void };

/** A server that passes messages on, with a client per visitor and two for the agents. */
function rival(server: ChildProcess, connect: (name: string, arrived: (content: string) => void) => Promise<Rival>) {
  const { arrived, expect } = openInbox();
  const visitors: Promise<Rival>[] = [];
  const agents = [0, 1].map((number) => connect(`agent ${number}`, arrived));
  return {
    server,
    withChats: async (chats: number): Promise<Deliver> => {
      while (visitors.length < chats) visitors.push(connect(`visitor ${visitors.length}`, arrived));
      const [opened, staff] = [await Promise.all(visitors), await Promise.all(agents)];
      return async (number) => {
        const chat = Math.floor(number / 2) % chats;
        const content = `rival ${freshId()}`;
        const delivered = expect(content);
        const [from, to] =
          number % 2 === 0 ? [opened[chat], `agent ${chat % 2}`] : [staff[chat % 2], `visitor ${chat}`];
        from?.send({ to, id: freshId(), content });
        await delivered;
      };
    },
  };
}

async function bare(): Promise<Side> {
  const { child, ready: port } = await runServer(['test/bench/latency/bare-server.ts']);
  return rival(child, async (name, arrived) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
    await once(socket, 'open');
    socket.send(JSON.stringify({ i_am: name }));
    socket.on('message', (data: Buffer) => arrived((JSON.parse(data.toString()) as { content: string }).content));
    return { send: (message) => socket.send(JSON.stringify(message)) };
  });
}

async function socketIo(): Promise<Side> {
  const { child, ready: port } = await runServer(['test/bench/latency/socket-io-server.ts']);
  return rival(child, async (name, arrived) => {
    const socket = io(`ws://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, auth: { i_am: name } });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    socket.on('message', ({ content }: { content: string }) => arrived(content));
    return { send: (message) => void socket.emit('message', message) };
  });
}

async function product(): Promise<Side> {
  const { child, ready: url } = await runServer(['local/start.ts'], { PORT: '0' });
  const { arrived, expect } = openInbox();
  return { server: child, withChats: await openProduct(url, { most: MOST_CHATS, arrived, expect }) };
}

const makers = { bare, socketIo, product };
type Name = keyof typeof makers;
const names = (process.env['SIDES'] ?? 'bare,socketIo,product').split(',') as Name[];
const sides = new Map<Name, Side>();
for (const name of names) sides.set(name, await makers[name]());

type Measured = Turn & { serverCpuMs: number };
let first = 0;

type Pace = { rate: number; seconds: number };

async function measure({ server }: Side, deliver: Deliver, pace: Pace): Promise<Measured> {
  const before = cpuMsOf(server.pid);
  const turn = await openLoop(deliver, (first += pace.rate * pace.seconds), pace);
  return { ...turn, serverCpuMs: cpuMsOf(server.pid) - before };
}

async function measureAll(chats: number, rate: number): Promise<Map<Name, Measured>> {
  const delivers = new Map<Name, Deliver>();
  for (const [name, { withChats }] of sides) delivers.set(name, await withChats(chats));
  const all = new Map<Name, Measured>();
  for (let turn = -1; turn < TURNS; turn += 1) {
    for (const [name, side] of sides) {
      const deliver = delivers.get(name);
      if (!deliver) continue;
      // First as many functions as this pace needs are started: what is measured is a message, not a cold start.
      const measured = await measure(side, deliver, { rate, seconds: turn < 0 ? WARM_UP_SECONDS : SECONDS });
      if (turn < 0) continue;
      const sum = all.get(name) ?? { ...emptyTurn(), serverCpuMs: 0 };
      addTurn(sum, measured);
      sum.serverCpuMs += measured.serverCpuMs;
      all.set(name, sum);
    }
  }
  return all;
}

const tables: Table[] = [];
const budgets: Budget[] = [];
for (const chats of CHATS.toSorted((one, other) => one - other)) {
  const rate = Math.min(RATE, chats * MAX_RATE_PER_CHAT);
  const all = await measureAll(chats, rate);
  const base = all.get('bare')?.latency;
  const times = ({ latency }: Turn, percent: number): number =>
    base ? Number((percentileMs(latency, percent) / percentileMs(base, percent)).toFixed(2)) : NaN;
  const caption = `${chats} open chats, ${rate} messages a second`;
  tables.push(
    tableOf(
      caption,
      [...all].map(([side, turn]) => ({
        side,
        messages: turn.latency.totalCount,
        lost: turn.lost,
        reached_per_s: reachedRate(turn),
        p50_ms: percentileMs(turn.latency, 50),
        p99_ms: percentileMs(turn.latency, 99),
        p50_times: times(turn, 50),
        p99_times: times(turn, 99),
        server_cpu_ms: Number((turn.serverCpuMs / turn.latency.totalCount).toFixed(2)),
        driver_busy: `${Math.round((turn.driverCpuMs * 100) / turn.elapsedMs)} %`,
        driver_late_p99_ms: percentileMs(turn.lateness, 99),
      })),
    ),
  );
  const ours = all.get('product');
  if (!ours || !base) continue;
  for (const percent of [50, 99])
    budgets.push({
      name: `${caption}: p${percent} beside the bare server`,
      value: times(ours, percent),
      limit: MAX_TIMES,
    });
  budgets.push({ name: `${caption}: lost`, value: ours.lost, limit: 0 });
}
for (const { server } of sides.values()) server.kill('SIGTERM');
printReport('latency', { tables, budgets });
process.exit();
