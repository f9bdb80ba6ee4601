/**
 * How long a message takes from its sending until the other side has it, with many open chats: the stack that deploys
 * beside a bare WebSocket server with one durable put, by turns in the same run.
 * `CHATS` (1000), `RATE` messages a second (200) and `SECONDS` (10) a turn can be set.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';
import { freshId } from '#test/support/conversations.ts';
import { agentAtWork, signIn, visitorOf, type AgentAtWork, type VisitorInChat } from '#test/support/people.ts';
import { printReport, tableOf } from './kit/report.ts';

const setting = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const CHATS = setting('CHATS', 1000);
const RATE = setting('RATE', 200);
const SECONDS = setting('SECONDS', 10);
const TURNS = 3;
const WARM_UP_SECONDS = 3;
const MAX_TIMES = 3;
/** New sessions of one address: 300 at once, then 10 a second. */
const SESSIONS_A_SECOND = 9;

/** Sends one message and resolves when the other side has it. */
type Deliver = (number: number) => Promise<void>;

/** Starts a program and resolves with what follows `ready` in its output. */
async function run(file: string, env: Record<string, string>): Promise<{ child: ChildProcess; ready: string }> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ready ')) return { child, ready: line.slice('ready '.length) };
  }
  throw new Error(`${file} ended before it was ready.`);
}

/** Those who wait for a message, by what it says. */
function inbox() {
  const waiting = new Map<string, () => void>();
  return {
    arrived: (content: string): void => waiting.get(content)?.(),
    expect: (content: string): Promise<void> =>
      new Promise((resolve) => {
        waiting.set(content, () => {
          waiting.delete(content);
          resolve();
        });
      }),
  };
}

/** A bare server with as many clients. */
async function bare(port: string): Promise<Deliver> {
  const { arrived, expect } = inbox();
  const clients = await Promise.all(
    Array.from({ length: CHATS + 2 }, async (_, index) => {
      const socket = new WebSocket(`ws://localhost:${port}`);
      await once(socket, 'open');
      socket.send(JSON.stringify({ i_am: String(index) }));
      socket.addEventListener('message', ({ data }) => arrived(JSON.parse(String(data)).content));
      return socket;
    }),
  );
  return async (number) => {
    const content = `bare ${freshId()}`;
    const delivered = expect(content);
    const [from, to] = number % 2 === 0 ? [number % CHATS, CHATS] : [CHATS, number % CHATS];
    clients[from]?.send(JSON.stringify({ to: String(to), id: freshId(), content }));
    await delivered;
  };
}

type Chat = { id: Id; visitor: VisitorInChat; agent: AgentAtWork };

/** The product, with as many chats held by two agents. */
async function product(url: string): Promise<Deliver> {
  const { arrived, expect } = inbox();
  const admin = await signIn(url, 'admin');
  const widget = await admin.call('createWidget', { body: { name: 'Bench' } });
  const agents = await Promise.all(['agent1', 'agent2'].map((name) => agentAtWork(url, admin, name, 1)));
  setInterval(() => agents.forEach(({ socket }) => socket.send({ type: 'ping' })), 25_000).unref();
  const chats: Chat[] = [];
  while (chats.length < CHATS) {
    const agent = agents[chats.length % agents.length];
    if (!agent) throw new Error('No agent.');
    chats.push(await openChat(url, { admin, widget, agent, arrived }));
    if (chats.length > 250) await new Promise((resolve) => setTimeout(resolve, 1000 / SESSIONS_A_SECOND));
    if (chats.length % 100 === 0) console.error(`${chats.length} of ${CHATS} chats are open`);
  }
  agents.forEach(({ socket }) => socket.onFrame((frame) => heard(frame, arrived)));
  return async (number) => {
    const chat = chats[number % CHATS];
    if (!chat) throw new Error('No chat.');
    const body = { content: `product ${freshId()}`, client_message_id: freshId() };
    const delivered = expect(body.content);
    const params = { id: String(chat.id) };
    await (number % 2 === 0
      ? chat.visitor.call('sendOwnMessage', { params: { ...params, token: chat.visitor.widgetToken }, body })
      : chat.agent.call('sendMessage', { params, body }));
    await delivered;
  };
}

type Opening = {
  admin: Awaited<ReturnType<typeof signIn>>;
  widget: { token: string };
  agent: AgentAtWork;
  arrived: (content: string) => void;
};

/** Opens a chat with a socket of its visitor, in the hands of an agent. */
async function openChat(url: string, { admin, widget, agent, arrived }: Opening): Promise<Chat> {
  const visitor = await visitorOf(url, widget);
  (await visitor.connect()).onFrame((frame) => heard(frame, arrived));
  const body = { content: 'Hello', client_message_id: freshId() };
  const { conversation } = await visitor.call('startConversation', { params: { token: widget.token }, body });
  const params = { id: String(conversation.id) };
  await admin.call('assignConversation', { params, body: { agent_id: agent.agent.id, force: true } });
  return { id: conversation.id, visitor, agent };
}

function heard(frame: { type: string } & Record<string, unknown>, arrived: (content: string) => void): void {
  if (frame.type === 'message.created') arrived((frame['message'] as Message).content);
}

/** Sends at an even pace, whatever has been answered by then, and gives each message's milliseconds, ascending. */
async function measure(deliver: Deliver, first: number, seconds = SECONDS): Promise<number[]> {
  const begun = performance.now();
  const took = await Promise.all(
    Array.from({ length: RATE * seconds }, async (_, index) => {
      const due = begun + (index * 1000) / RATE;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      const sent = performance.now();
      await deliver(first + index);
      return performance.now() - sent;
    }),
  );
  return took.toSorted((one, other) => one - other);
}

const percentile = (sorted: number[], share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));

const servers = {
  bare: await run('test/bench/bare-server.ts', {}),
  product: await run('local/start.ts', { PORT: '0' }),
};
const sides: Record<'bare' | 'product', Deliver> = {
  bare: await bare(servers.bare.ready),
  product: await product(servers.product.ready),
};
// As many functions as this pace needs are started first: what is measured is a message, not a cold start.
for (const deliver of Object.values(sides)) await measure(deliver, 0, WARM_UP_SECONDS);
const took: Record<'bare' | 'product', number[]> = { bare: [], product: [] };
for (let turn = 0; turn < TURNS; turn++) {
  for (const side of ['bare', 'product'] as const) {
    took[side].push(...(await measure(sides[side], turn * RATE * SECONDS)));
  }
}
for (const { child } of Object.values(servers)) child.kill('SIGTERM');

const rows = Object.entries(took).map(([side, all]) => {
  const sorted = all.toSorted((one, other) => one - other);
  return { side, messages: sorted.length, p50_ms: percentile(sorted, 0.5), p99_ms: percentile(sorted, 0.99) };
});
const [base, ours] = rows;
const times = (field: 'p50_ms' | 'p99_ms'): number => Number(((ours?.[field] ?? 0) / (base?.[field] ?? 1)).toFixed(2));
printReport('latency', {
  tables: [tableOf(`${CHATS} open chats, ${RATE} messages a second`, rows)],
  budgets: [
    { name: "p50, in times of the bare server's", value: times('p50_ms'), limit: MAX_TIMES },
    { name: "p99, in times of the bare server's", value: times('p99_ms'), limit: MAX_TIMES },
  ],
});
// Sockets are still open.
process.exit();
