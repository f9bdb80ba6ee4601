/** The socket: greets, beats, moves on in time, comes back, and never runs twice. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterQuiet } from '#client/connection/pulse.ts';
import { type ConnectionStatus, createSocket, type SocketOptions } from '#client/connection/socket.ts';

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

/** Pings at a fixed beat, as the dashboard does. */
const steady: SocketOptions['pulse'] = (ms, ping) => {
  const timer = setInterval(ping, ms);
  return { sent() {}, heard() {}, stop: () => clearInterval(timer) };
};

type Setup = { token?: (isRetry: boolean) => Promise<string>; random?: number } & Partial<
  Omit<SocketOptions, 'random'>
>;

function setUp({ token = () => Promise.resolve('token'), random = 0.5, ...others }: Setup = {}) {
  const states: ConnectionStatus[] = [];
  const frames: string[] = [];
  const socket = createSocket({
    address: async (isRetry) => ({ url: 'wss://chat.example.com/live', token: await token(isRetry) }),
    open: (url, protocols) => new FakeSocket(url, protocols) as unknown as WebSocket,
    resume: () => [{ conversation_id: 7, after_seq: 3 }],
    onFrame: ({ type }) => frames.push(type),
    onStatus: (state) => states.push(state),
    random: () => random,
    pulse: steady,
    ...others,
  });
  return { socket, states, frames };
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
    expect(nth(0).sent).toEqual([{ type: 'hello', batches: true, resume: [{ conversation_id: 7, after_seq: 3 }] }]);
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
    expect(states.at(-1)).toBe('lost');
  });

  it.each([0, 0.5, 1])('comes back with a renewed token before the old one ends (at random %d)', async (random) => {
    const lifetime = 3600;
    const seconds = () => (Date.now() - begun) / 1000;
    const begun = Date.now();
    // A token is renewed a minute before it ends.
    const token = () => Promise.resolve(String(lifetime * (1 + Math.floor((seconds() + 60) / lifetime))));
    const { socket, states } = setUp({ token, random });
    socket.start();
    const outlived: FakeSocket[] = [];
    for (let second = 0; second < 2 * lifetime; second += 5) {
      await vi.advanceTimersByTimeAsync(5000);
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
    expect(FakeSocket.all.length).toBeLessThan(11);
  });

  it('opens the next one before the server ends this one, and closes this one only then', async () => {
    const { socket, states } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    for (let beat = 0; beat < 35; beat += 1) {
      await vi.advanceTimersByTimeAsync(25_000);
      nth(0).receive({ type: 'pong' });
    }
    expect(FakeSocket.all).toHaveLength(2);
    expect(nth(0).readyState).toBe(1);
    nth(1).welcome();
    expect(openOnes()).toEqual([nth(1)]);
    expect(states).not.toContain('lost');
  });

  it('comes back by itself, waiting longer each time', async () => {
    const { socket, states } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    nth(0).close();
    expect(states.at(-1)).toBe('lost');
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
    expect(states.at(-1)).toBe('lost');
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
    expect(states.at(-1)).toBe('live');
  });

  it('waits while there is no token to be had', async () => {
    const { socket, states } = setUp({ token: () => Promise.reject(new Error('signed out')) });
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeSocket.all).toHaveLength(0);
    expect(states.at(-1)).toBe('lost');
  });

  /** A socket, and for each time that it asked for an address whether that was a retry. */
  function setUpAsked() {
    const asked: boolean[] = [];
    const { socket } = setUp({
      token: (isRetry) => {
        asked.push(isRetry);
        return Promise.resolve('token');
      },
    });
    return { socket, asked };
  }

  it('asks for a new address once the known one has failed twice', async () => {
    const { socket, asked } = setUpAsked();
    socket.start();
    for (let times = 0; times < 3; times += 1) {
      await vi.advanceTimersByTimeAsync(2000);
      FakeSocket.all.at(-1)?.close();
    }
    expect(asked).toEqual([false, false, true]);
  });

  it('takes the known address again when it is started anew', async () => {
    const { socket, asked } = setUpAsked();
    for (let times = 0; times < 3; times += 1) {
      socket.start();
      await vi.advanceTimersByTimeAsync(0);
      FakeSocket.all.at(-1)?.close();
      socket.stop();
    }
    expect(asked).toEqual([false, false, false]);
  });

  it('asks for no other address while sockets open and only their welcome is late', async () => {
    const { socket, asked } = setUpAsked();
    socket.start();
    for (let times = 0; times < 4; times += 1) {
      await vi.advanceTimersByTimeAsync(5000);
      FakeSocket.all.at(-1)?.open();
      FakeSocket.all.at(-1)?.close();
    }
    expect(asked).toEqual([false, false, false, false]);
  });

  it('has more patience to open after each failure, and a minute to be welcomed, and opens no other one meanwhile', async () => {
    const { socket, states } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    nth(0).close();
    await vi.advanceTimersByTimeAsync(500 + 29_900);
    nth(1).open();
    await vi.advanceTimersByTimeAsync(59_900);
    expect(FakeSocket.all).toHaveLength(2);
    nth(1).welcome();
    expect(states.at(-1)).toBe('live');
    nth(1).close();
    const seconds = new Map<FakeSocket, number>();
    for (let second = 0; second < 180; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      for (const one of FakeSocket.all) if (one.readyState === 0) seconds.set(one, 1 + (seconds.get(one) ?? 0));
    }
    expect([...seconds.values()].slice(0, 3)).toEqual([30, 60, 60]);
  });

  it('waits as long as it is told to when there is no address', async () => {
    const token = vi.fn<() => Promise<string>>().mockRejectedValue(new Error('switched off'));
    const { socket } = setUp({ token, pauseMs: () => 60_000 });
    socket.start();
    await vi.advanceTimersByTimeAsync(60_499);
    expect(token).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(token).toHaveBeenCalledTimes(2);
  });

  it('tries to move again when the next one fails, and stays live meanwhile', async () => {
    const { socket, states } = setUp({ pulse: afterQuiet });
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).open();
    nth(0).receive({ type: 'welcome', reconnect_after_seconds: 10, heartbeat_seconds: 300 });
    await vi.advanceTimersByTimeAsync(10_000);
    nth(1).close();
    await vi.advanceTimersByTimeAsync(1000);
    nth(2).welcome();
    expect(openOnes()).toEqual([nth(2)]);
    expect(states).not.toContain('lost');
  });

  it('takes several frames in one text, in their order, and passes over what is none of them', async () => {
    const types: string[] = [];
    const { socket } = setUp({ onFrame: ({ type }) => void types.push(type) });
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    nth(0).receive([{ type: 'typing' }, null, 7, {}, { type: 'message.created' }]);
    expect(types).toEqual(['welcome', 'typing', 'message.created']);
  });

  it('receives the frames behind one that can’t be handled, and reports that one', async () => {
    const types: string[] = [];
    const { socket } = setUp({
      onFrame: ({ type }) => {
        types.push(type);
        if (type === 'typing') throw new Error('broken');
      },
    });
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    nth(0).receive([{ type: 'typing' }, { type: 'message.created' }]);
    expect(types).toEqual(['welcome', 'typing', 'message.created']);
    expect(() => vi.advanceTimersByTime(0)).toThrow('broken');
  });

  it('counts any frame as a sign of life', async () => {
    const { socket, states } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    await vi.advanceTimersByTimeAsync(25_000);
    nth(0).receive({ type: 'typing' });
    await vi.advanceTimersByTimeAsync(11_000);
    expect(states.at(-1)).toBe('live');
  });

  it('ignores what is no frame, and what a socket says that was left', async () => {
    const { socket, frames } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    for (const data of ['{', '[]', 'null', '1']) nth(0).dispatchEvent(new MessageEvent('message', { data }));
    socket.stop();
    nth(0).receive({ type: 'typing' });
    expect(frames).toEqual(['welcome']);
  });

  it('writes arrays by hand, which old libraries of a page turn into strings', async () => {
    const spoiled = Array.prototype as unknown as { toJSON?: () => string };
    spoiled.toJSON = () => 'spoiled';
    const { socket } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).open();
    delete spoiled.toJSON;
    expect(nth(0).sent).toEqual([{ type: 'hello', batches: true, resume: [{ conversation_id: 7, after_seq: 3 }] }]);
  });
});

describe('a socket that is not welcomed', () => {
  it('is closed after fifteen seconds and followed by another, and what it says late is ignored', async () => {
    const { socket, frames } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(14_999);
    expect(nth(0).readyState).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(nth(0).readyState).toBe(3);
    await vi.advanceTimersByTimeAsync(500);
    expect(FakeSocket.all).toHaveLength(2);
    nth(0).receive({ type: 'typing' });
    expect(frames).toEqual([]);
  });
});

describe('a connection that is lost', () => {
  /** A live socket. */
  async function live(reconnectAfter?: number, setup?: Setup) {
    const all = setUp(setup);
    all.socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome(reconnectAfter);
    return all;
  }

  it('no longer moves on at the time of its own', async () => {
    await live(100);
    nth(0).close();
    await vi.advanceTimersByTimeAsync(500);
    nth(1).welcome(1000);
    for (let beat = 0; beat < 5; beat += 1) {
      await vi.advanceTimersByTimeAsync(25_000);
      nth(1).receive({ type: 'pong' });
    }
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('is tried again ever more seldom, although its time to move on passes meanwhile', async () => {
    await live(10);
    nth(0).close();
    for (const ms of [500, 1000, 2000, 4000]) {
      await vi.advanceTimersByTimeAsync(ms);
      FakeSocket.all.at(-1)?.close();
    }
    await vi.advanceTimersByTimeAsync(7999);
    expect(FakeSocket.all).toHaveLength(5);
    await vi.advanceTimersByTimeAsync(1);
    expect(FakeSocket.all).toHaveLength(6);
  });

  it('is given up without a word that came late', async () => {
    const { socket, frames } = await live();
    socket.wake();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(nth(0).readyState).toBe(3);
    nth(0).receive({ type: 'typing' });
    expect(frames).toEqual(['welcome']);
    expect(socket.send({ type: 'ping' })).toBe(false);
  });

  it('is not missed while the next one opens already', async () => {
    const { states } = await live(10);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(FakeSocket.all).toHaveLength(2);
    nth(0).close();
    await vi.advanceTimersByTimeAsync(5000);
    expect(FakeSocket.all).toHaveLength(2);
    nth(1).welcome();
    expect(states).toEqual(['connecting', 'live', 'live']);
  });

  it('is tried again once, also after the one that should follow it has failed', async () => {
    await live(10);
    await vi.advanceTimersByTimeAsync(9500);
    nth(1).close();
    await vi.advanceTimersByTimeAsync(100);
    nth(0).close();
    await vi.advanceTimersByTimeAsync(999);
    expect(FakeSocket.all).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(FakeSocket.all).toHaveLength(3);
  });

  it('is not opened a second time after it was woken while it waited', async () => {
    const { socket } = await live();
    nth(0).close();
    socket.wake();
    await vi.advanceTimersByTimeAsync(0);
    nth(1).welcome();
    await vi.advanceTimersByTimeAsync(1000);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('is not waited for any longer once the device is back, where it hangs', async () => {
    const { socket, states } = await live();
    nth(0).close();
    socket.wake();
    await vi.advanceTimersByTimeAsync(9000);
    socket.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeSocket.all).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2000);
    socket.wake();
    await vi.advanceTimersByTimeAsync(0);
    nth(2).welcome();
    nth(1).open();
    expect(openOnes()).toEqual([nth(2)]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(FakeSocket.all).toHaveLength(3);
    expect(states.at(-1)).toBe('live');
  });

  it('asks for one address, however often it is woken while it opens', async () => {
    const token = vi.fn<() => Promise<string>>().mockResolvedValue('token');
    const { socket } = await live(undefined, { token });
    nth(0).close();
    socket.wake();
    socket.wake();
    await vi.advanceTimersByTimeAsync(0);
    socket.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeSocket.all).toHaveLength(2);
    expect(token).toHaveBeenCalledTimes(3);
  });

  it('is given up soon after it was woken while one hangs that began to open before', async () => {
    const { socket, states } = await live();
    for (const index of [0, 1, 2]) {
      nth(index).close();
      await vi.advanceTimersByTimeAsync(5000);
    }
    socket.wake();
    await vi.advanceTimersByTimeAsync(4999);
    expect(FakeSocket.all).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(5001);
    nth(4).welcome();
    expect(states.at(-1)).toBe('live');
  });

  it('stays in use when it is welcomed twice', async () => {
    await live();
    nth(0).welcome();
    expect(openOnes()).toEqual([nth(0)]);
  });

  it('is given up for its silence, whatever the next one says before its welcome', async () => {
    const { socket } = await live(10);
    await vi.advanceTimersByTimeAsync(9500);
    socket.wake();
    nth(1).open();
    nth(1).receive({ type: 'typing' });
    await vi.advanceTimersByTimeAsync(9999);
    expect(nth(0).readyState).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(nth(0).readyState).toBe(3);
  });

  it('beats once after it has moved', async () => {
    await live(10);
    await vi.advanceTimersByTimeAsync(9500);
    nth(1).welcome();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(nth(1).sent.filter(({ type }) => type === 'ping')).toHaveLength(1);
  });
});

describe('a socket that was stopped', () => {
  it('opens nothing when its address comes late, or none', async () => {
    for (const token of [() => Promise.resolve('token'), () => Promise.reject(new Error('signed out'))]) {
      const { socket, states } = setUp({ token });
      socket.start();
      socket.stop();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(states).toEqual(['connecting']);
    }
    expect(FakeSocket.all).toEqual([]);
  });

  it('is closed as soon as it opens', async () => {
    const { socket } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    socket.stop();
    nth(0).open();
    expect(nth(0).readyState).toBe(3);
    expect(nth(0).sent).toEqual([]);
  });

  it.each(['live', 'lost'])('leaves no timer behind when it was %s', async (state) => {
    const { socket } = setUp();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    socket.wake();
    if (state === 'lost') nth(0).close();
    socket.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is started once, and sends nothing before it is live', async () => {
    const { socket, states } = setUp();
    expect(socket.send({ type: 'ping' })).toBe(false);
    socket.start();
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(states).toEqual(['connecting']);
    expect(FakeSocket.all).toHaveLength(1);
  });
});

describe('the pulse of a visitor', () => {
  it('finds a dead socket while the visitor keeps typing', async () => {
    const { socket, states } = setUp({ pulse: afterQuiet });
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    for (let times = 0; times < 12; times += 1) {
      socket.send({ type: 'typing', conversation_id: 7, is_typing: true });
      await vi.advanceTimersByTimeAsync(4000);
    }
    expect(states).toContain('lost');
  });

  it('pings only after silence while what is sent is followed by an answer', async () => {
    const { socket } = setUp({ pulse: afterQuiet });
    socket.start();
    await vi.advanceTimersByTimeAsync(0);
    nth(0).welcome();
    const pings = () => nth(0).sent.filter(({ type }) => type === 'ping').length;
    for (let times = 0; times < 4; times += 1) {
      await vi.advanceTimersByTimeAsync(20_000);
      expect(socket.send({ type: 'typing', conversation_id: 7, is_typing: true })).toBe(true);
      nth(0).receive({ type: 'typing' });
    }
    expect(pings()).toBe(0);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(pings()).toBe(1);
  });
});
