/** The socket: greets, beats, moves on in time, comes back, and never runs twice. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ConnectionState, createLiveSocket } from '#dashboard/data/live/live-socket.ts';

class FakeSocket extends EventTarget {
  static all: FakeSocket[] = [];
  readyState = 0;
  sent: Record<string, unknown>[] = [];
  readonly url: string;
  readonly protocols: string[];
  constructor(url: string, protocols: string[]) {
    super();
    this.url = url;
    this.protocols = protocols;
    FakeSocket.all.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.dispatchEvent(new Event('close'));
  }
  open() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  receive(frame: object) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }
  welcome(reconnect_after_seconds = 1000) {
    this.open();
    this.receive({
      type: 'welcome',
      connection_id: 'c',
      server_time: '',
      reconnect_after_seconds,
      heartbeat_seconds: 25,
    });
  }
}

beforeEach(() => {
  FakeSocket.all = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

function setUp(token: () => Promise<string | undefined> = () => Promise.resolve('token'), random = 0.5) {
  const states: ConnectionState[] = [];
  const socket = createLiveSocket({
    url: 'wss://chat.example.com/live',
    token,
    open: (url, protocols) => new FakeSocket(url, protocols) as unknown as WebSocket,
    resume: () => [{ conversation_id: 7, after_seq: 3 }],
    onFrame: () => {},
    onState: (state) => states.push(state),
    random: () => random,
    every: (ms, call) => {
      const timer = setInterval(call, ms);
      return () => clearInterval(timer);
    },
  });
  return { socket, states };
}

const nth = (index: number) => {
  const socket = FakeSocket.all[index];
  if (!socket) throw new Error(`There is no socket ${index}.`);
  return socket;
};
const openOnes = () => FakeSocket.all.filter(({ readyState }) => readyState === 1);

describe('the socket', () => {
  it('hands its token over as a subprotocol, and resumes', async () => {
    const { socket, states } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    expect(nth(0).protocols).toEqual(['live-chat.v1', 'token']);
    expect(nth(0).sent).toEqual([{ type: 'hello', resume: [{ conversation_id: 7, after_seq: 3 }] }]);
    expect(states).toEqual(['connecting', 'live']);
  });

  it('beats as often as the server asks, and gives up on one that does not answer', async () => {
    const { socket, states } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(nth(0).sent.at(-1)).toEqual({ type: 'ping' });
    nth(0).receive({ type: 'pong' });
    await vi.advanceTimersByTimeAsync(24_000);
    expect(states.at(-1)).toBe('live');
    await vi.advanceTimersByTimeAsync(11_500);
    expect(states.at(-1)).toBe('retrying');
  });

  it.each([0, 0.5, 1])('comes back with a renewed token before the old one ends (at random %d)', async (random) => {
    const lifetime = 3600;
    const seconds = () => (Date.now() - begun) / 1000;
    const begun = Date.now();
    // A token is renewed a minute before it ends.
    const { socket, states } = setUp(
      () => Promise.resolve(String(lifetime * (1 + Math.floor((seconds() + 60) / lifetime)))),
      random,
    );
    socket.start();
    const outlived: FakeSocket[] = [];
    for (let second = 0; second < 2 * lifetime; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      for (const one of FakeSocket.all) {
        const left = Number(one.protocols[1]) - seconds();
        // As the server does: half a minute before the token ends, and not all the time.
        if (one.readyState === 0) one.welcome(Math.max(5, Math.floor(left) - 30));
        if (one.readyState === 1 && one.sent.at(-1)?.['type'] === 'ping') one.receive({ type: 'pong' });
        if (one.readyState === 1 && left <= 0) outlived.push(one);
      }
      expect(openOnes()).toHaveLength(1);
    }
    expect(outlived).toEqual([]);
    expect(new Set(states)).toEqual(new Set(['connecting', 'live']));
    expect(FakeSocket.all.length).toBeLessThan(9);
  });

  it('opens the next one before the server ends this one, and closes this one only then', async () => {
    const { socket, states } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    for (let beat = 0; beat < 38; beat += 1) {
      await vi.advanceTimersByTimeAsync(25_000);
      nth(0).receive({ type: 'pong' });
    }
    expect(FakeSocket.all).toHaveLength(2);
    expect(nth(0).readyState).toBe(1);
    nth(1).welcome();
    expect(openOnes()).toEqual([nth(1)]);
    expect(states).not.toContain('retrying');
  });

  it('comes back by itself, waiting longer each time', async () => {
    const { socket, states } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    nth(0).close();
    expect(states.at(-1)).toBe('retrying');
    await vi.advanceTimersByTimeAsync(500);
    expect(FakeSocket.all).toHaveLength(2);
    nth(1).close();
    await vi.advanceTimersByTimeAsync(500);
    expect(FakeSocket.all).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(500);
    nth(2).welcome();
    expect(states.at(-1)).toBe('live');
    expect(openOnes()).toHaveLength(1);
  });

  it('tries at once when woken', async () => {
    const { socket } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).close();
    socket.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('gives a socket that is woken ten seconds to answer, and comes back by another', async () => {
    const { socket, states } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    socket.wake();
    expect(nth(0).sent.at(-1)).toEqual({ type: 'ping' });
    await vi.advanceTimersByTimeAsync(6_000);
    // Looked at again meanwhile: the first question still counts.
    socket.wake();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(states.at(-1)).toBe('retrying');
    await vi.advanceTimersByTimeAsync(500);
    nth(1).welcome();
    expect(states.at(-1)).toBe('live');
  });

  it('stays closed once stopped', async () => {
    const { socket, states } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    socket.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(openOnes()).toEqual([]);
    expect(FakeSocket.all).toHaveLength(1);
    expect(states.at(-1)).toBe('stopped');
  });

  it('waits while there is no token to be had', async () => {
    const { socket, states } = setUp(() => Promise.resolve(undefined));
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeSocket.all).toHaveLength(0);
    expect(states.at(-1)).toBe('retrying');
  });
});
