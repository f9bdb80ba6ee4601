/**
 * `npm run reconnect`: the sockets of all visitors are cut at the same moment, and later all reach the age at which the gateway ends
 * them. Prints how soon they are back, what that took, and whether anybody noticed. `SOCKETS` (2,000) and `WALL_SECONDS` (300: how old
 * a socket gets here, instead of the gateway's two hours) can be set. Needs the assembly: `npm run synth`.
 */
import { Agent, request } from 'node:http';
import { setTimeout as pass } from 'node:timers/promises';
import { WebSocket as SocketFrom } from 'ws';
import { browserStorage } from '#test/simulation/browser-storage.ts';
import { type VisitorTab, openVisitorTab } from '#test/simulation/visitor-tab.ts';
import { signIn } from '#test/support/people.ts';
import { startChild } from './child.ts';
import { whileItGrows } from './patience.ts';
import { realTime } from './real-time.ts';

const setting = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const [SOCKETS, WALL_SECONDS] = [setting('SOCKETS', 2000), setting('WALL_SECONDS', 300)];
/** They don't all come at once. */
const COMES_EVERY_MS = 60;
/** So many networks: what an address may open is bounded, and visitors of a site don't share one. */
const ADDRESSES = 100;
const STALLS_MS = 60_000;
/** How old the gateway lets a socket get. When a client moves to another one is scaled down with it. */
const GATEWAY_SECONDS = 2 * 3600;
/** After the last one is there or back: clients spread what they ask for then. */
const SETTLES_MS = 35_000;

type Visitor = VisitorTab & { requests: number; failures: number; lost: number };

const stack = await startChild(0, 2);
const simulation = realTime(Math.random);
const visitors: Visitor[] = [];
/** How often each was asked. */
const kinds = new Map<string, number>();
const sockets = { opened: 0, refused: 0 };
/** Sockets that open from now on are as old as the gateway lets them get after so long. */
let isWallNear = false;

/** A socket of the gateway, whose age is that of two hours in a few minutes. */
function open(localAddress: string, url: string, protocols: string[]): WebSocket {
  const socket = new SocketFrom(url, protocols, { localAddress }) as unknown as WebSocket;
  let isOpen = false;
  socket.addEventListener('open', () => {
    isOpen = true;
    sockets.opened++;
  });
  socket.addEventListener('error', () => (sockets.refused += isOpen ? 0 : 1));
  if (!isWallNear) return socket;
  let wall: NodeJS.Timeout | undefined;
  socket.addEventListener('close', () => clearTimeout(wall));
  const listen = socket.addEventListener.bind(socket) as (type: string, take: (event: unknown) => void) => void;
  const sooner = (type: string, take: (event: unknown) => void) =>
    listen(type, (event) => {
      if (type !== 'message') return take(event);
      const { data } = event as MessageEvent;
      const frame = JSON.parse(String(data)) as { type: string; reconnect_after_seconds: number };
      if (frame.type !== 'welcome') return take({ data });
      // From the greeting on: what a socket waited for it isn't shorter here, and of two hours it is nothing.
      wall ??= setTimeout(() => socket.close(4001), WALL_SECONDS * 1000);
      take({ data: withSoonerMove(frame) });
    });
  return Object.assign(socket, { addEventListener: sooner });
}

function withSoonerMove(frame: { reconnect_after_seconds: number }): string {
  const reconnect_after_seconds = (frame.reconnect_after_seconds * WALL_SECONDS) / GATEWAY_SECONDS;
  return JSON.stringify({ ...frame, reconnect_after_seconds });
}

/** What visitors of one network share. */
const agents = Array.from(
  { length: ADDRESSES },
  (_, index) => new Agent({ keepAlive: true, localAddress: `127.0.1.${1 + index}` }),
);

/** `fetch` from another address of this machine, which the one of Node can't. */
function fetchFrom(
  agent: Agent | undefined,
  url: string,
  { method, headers, body, signal }: RequestInit = {},
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const given = { method, headers: Object.fromEntries(new Headers(headers)), agent, signal: signal ?? undefined };
    const asked = request(url, given, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const { statusCode: status = 0, headers: answered } = incoming;
      const isEmpty = status === 204 || status === 304;
      resolve(
        new Response(isEmpty ? null : Buffer.concat(chunks), { status, headers: answered as Record<string, string> }),
      );
    });
    asked.on('error', (error) => reject(new TypeError(error.message)));
    asked.end(body as string | undefined);
  });
}

function comes(widgetToken: string, index: number): Visitor {
  const name = `visitor-${index}`;
  const localAddress = `127.0.1.${1 + (index % ADDRESSES)}`;
  const agent = agents[index % ADDRESSES];
  const counted: typeof fetch = async (input, init) => {
    visitor.requests++;
    const kind = `${init?.method ?? 'GET'} ${String(input).replaceAll(/\d+/g, 'N').replace(/\?.*/, '')}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const answer = await fetchFrom(agent, `${stack.url}${String(input)}`, init);
    if (answer.status >= 500) visitor.failures++;
    return answer;
  };
  const reach = {
    simulation,
    network: { fetch: counted },
    gateway: { open: (url: string, protocols: string[]) => open(localAddress, url, protocols) },
    widgetToken,
    browser: name,
  };
  let was = '';
  const tab = openVisitorTab(reach, name, browserStorage(), {}, (_, { connection }) => {
    if (connection === 'lost' && was !== 'lost') visitor.lost++;
    was = connection;
  });
  const visitor: Visitor = Object.assign(tab, { requests: 0, failures: 0, lost: 0 });
  void visitor.chat.resume();
  visitor.chat.open();
  visitor.chat.send(`${name} is here`);
  return visitor;
}

const connected = (): number =>
  visitors.filter(({ state }) => state().connection === 'live' && state().outbox.length === 0).length;

/** Waits until all are connected. @returns how long that took, seconds */
async function untilConnected(what: string): Promise<number> {
  const sinceMs = Date.now();
  const isDone = () => connected() === visitors.length;
  if (!(await whileItGrows({ isDone, count: connected, everyMs: 100, stallsMs: STALLS_MS })))
    throw new Error(`${what}: ${connected()} of ${visitors.length} are connected, and it gets no further.`);
  return (Date.now() - sinceMs) / 1000;
}

function forget(): void {
  kinds.clear();
  Object.assign(sockets, { opened: 0, refused: 0 });
  for (const visitor of visitors) Object.assign(visitor, { requests: 0, failures: 0, lost: 0 });
}

const total = (what: 'requests' | 'failures' | 'lost'): number =>
  visitors.reduce((sum, visitor) => sum + visitor[what], 0);

/** @returns whether nobody noticed more than they may */
function report(what: string, seconds: number, may: { seconds: number; requests: number; lost: number }): boolean {
  const most = Math.max(...visitors.map(({ requests }) => requests));
  console.log(`${what}: ${seconds.toFixed(1)} s; ${sockets.opened} sockets opened, ${sockets.refused} refused`);
  console.log(`  ${total('requests')} requests, at most ${most} of one visitor; 5xx: ${total('failures')}`);
  for (const [kind, count] of kinds) console.log(`  ${count} ${kind}`);
  console.log(`  shown as cut off: ${visitors.filter(({ lost }) => lost > 0).length} visitors`);
  return seconds <= may.seconds && most <= may.requests && total('failures') === 0 && total('lost') <= may.lost;
}

try {
  const admin = await signIn(stack.url, 'admin');
  const widget = await admin.call('createWidget', { body: { name: 'Reconnect' } });
  for (let index = 1; index <= SOCKETS; index++) {
    visitors.push(comes(widget.token, index));
    await pass(COMES_EVERY_MS);
  }
  await untilConnected('At first');
  console.log(`${SOCKETS} visitors in a chat`);
  await pass(SETTLES_MS);

  forget();
  isWallNear = true;
  const cut = await fetch(`${stack.url}/local/faults`, { method: 'POST', body: JSON.stringify({ cut_share: 1 }) });
  console.log(`cut: ${((await cut.json()) as { cut: number }).cut} sockets`);
  // Until the first ones have noticed.
  while (connected() === SOCKETS) await pass(10);
  const backAfter = await untilConnected('After the cut');
  await pass(SETTLES_MS);
  const back = report('all are cut at once', backAfter, {
    seconds: 60,
    requests: 1,
    lost: SOCKETS,
  });

  forget();
  await pass(Math.max(0, WALL_SECONDS * 1000 - SETTLES_MS));
  const late = await untilConnected('After the wall');
  const moved = report(`all reach the gateway's limit`, late, { seconds: 1, requests: 1, lost: 0 });
  process.exitCode = back && moved && sockets.opened >= SOCKETS ? 0 : 1;
  const errors = stack.lines.filter((line) => /unhandled|Uncaught|exited/i.test(line));
  if (errors.length > 0) console.log(errors.slice(0, 10).join('\n'));
} finally {
  await stack.kill();
}
process.exit();
