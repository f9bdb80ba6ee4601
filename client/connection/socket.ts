/** The socket: comes back by itself, moves over before the server's limit, and says what it missed from. */
import type { ClientFrame, ServerFrame, SUBPROTOCOL } from '#core/contract/socket.ts';
import { backoffMs } from './backoff.ts';
import { decode, encodeHello, type Resume } from './frames.ts';
import type { Pulse } from './pulse.ts';

/** Named here: importing the contract's own constant would bring its schemas along. */
const PROTOCOL: typeof SUBPROTOCOL = 'live-chat.v1';
/** A socket that has not said welcome by then is given up. */
const WELCOME_MS = 10_000;
/** How long a ping may stay unanswered: a network that is gone says nothing by itself. */
const PONG_MS = 10_000;

/** How the connection is; `lost` waits for its next attempt. */
export type ConnectionStatus = 'connecting' | 'live' | 'lost';

/** What a socket needs from its environment. */
export type SocketOptions = {
  /** Address and token. A retry asks anew, so that an expired token is replaced. When it rejects, it is asked again later. */
  address: (isRetry: boolean) => Promise<{ url: string; token: string }>;
  /** How long to wait in addition after `address` has rejected, in milliseconds; nothing by default. */
  pauseMs?: (error: unknown) => number;
  /** What to catch up on: conversations with the last row each has. */
  resume: () => readonly Resume[];
  /** Is given every frame of a socket in use, `welcome` included. */
  onFrame: (frame: ServerFrame) => void;
  onStatus: (status: ConnectionStatus) => void;
  open: (url: string, protocols: string[]) => WebSocket;
  /** When to ping, given the server's interval. */
  pulse: (ms: number, ping: () => void) => Pulse;
  random: () => number;
};

/** A socket that stays connected while it is wanted. */
export type Socket = {
  start: () => void;
  stop: () => void;
  /** Sends at once; false when there is no connection. */
  send: (frame: ClientFrame) => boolean;
  /** Makes sure, now, that the connection is alive: after the device slept or the network changed. */
  wake: () => void;
};

/** Makes a socket; nothing happens before `start`. */
export function createSocket(options: SocketOptions): Socket {
  let isWanted = false;
  let current: WebSocket | undefined;
  let opening: WebSocket | undefined;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let rollover: ReturnType<typeof setTimeout> | undefined;
  let doubt: ReturnType<typeof setTimeout> | undefined;
  let pulse: Pulse | undefined;

  function send(frame: ClientFrame): boolean {
    if (current?.readyState !== 1) return false;
    current.send(JSON.stringify(frame));
    pulse?.sent();
    return true;
  }

  /** A question that is still open stays the one. */
  function ping(): void {
    if (send({ type: 'ping' })) doubt ??= setTimeout(() => current && drop(current), PONG_MS);
  }

  function heard(): void {
    pulse?.heard();
    clearTimeout(doubt);
    doubt = undefined;
  }

  /** Ends what belongs to the socket in use. */
  function rest(): void {
    heard();
    clearTimeout(rollover);
    pulse?.stop();
  }

  /** Gives a socket up without waiting for its close event: that may take minutes when the network is gone. */
  function drop(socket: WebSocket): void {
    leave(socket);
    socket.close();
    lost(socket);
  }

  /** One that never got through leaves the old one, if any, in charge. */
  function lost(socket: WebSocket): void {
    if (socket === opening) opening = undefined;
    else if (socket === current) {
      current = undefined;
      rest();
    } else return;
    tryAgain();
  }

  function tryAgain(pauseMs = 0): void {
    if (!isWanted || opening) return;
    if (!current) options.onStatus('lost');
    clearTimeout(retry);
    retry = setTimeout(connect, pauseMs + backoffMs(++failures, options.random()));
  }

  async function connect(): Promise<void> {
    clearTimeout(retry);
    if (!isWanted || opening) return;
    try {
      const { url, token } = await options.address(failures > 1);
      if (!isWanted || opening) return;
      opening = options.open(url, [PROTOCOL, token]);
    } catch (error) {
      return tryAgain(options.pauseMs?.(error));
    }
    listen(opening);
  }

  function listen(socket: WebSocket): void {
    const deadline = setTimeout(drop, WELCOME_MS, socket);
    socket.addEventListener('open', () => {
      if (left.has(socket)) socket.close();
      else socket.send(encodeHello(options.resume()));
    });
    socket.addEventListener('message', ({ data }) => {
      const frame = decode(data);
      if (!frame || left.has(socket)) return;
      if (frame.type === 'welcome') {
        clearTimeout(deadline);
        welcome(socket, frame);
      }
      if (socket === current) heard();
      options.onFrame(frame);
    });
    socket.addEventListener('close', () => {
      clearTimeout(deadline);
      if (!left.has(socket)) lost(socket);
    });
  }

  function welcome(socket: WebSocket, frame: Extract<ServerFrame, { type: 'welcome' }>): void {
    if (current !== socket) leave(current);
    current = socket;
    opening = undefined;
    failures = 0;
    rest();
    pulse = options.pulse(frame.heartbeat_seconds * 1000, ping);
    // Spread over a tenth of the time: sockets opened together don't all move at once.
    rollover = setTimeout(connect, frame.reconnect_after_seconds * 1000 * (0.9 + 0.1 * options.random()));
    options.onStatus('live');
  }

  return {
    send,
    start() {
      if (isWanted) return;
      isWanted = true;
      failures = 0;
      options.onStatus('connecting');
      void connect();
    },
    stop() {
      isWanted = false;
      clearTimeout(retry);
      rest();
      leave(current);
      leave(opening);
      current = opening = undefined;
    },
    wake() {
      if (!isWanted) return;
      if (current) return ping();
      failures = 0;
      void connect();
    },
  };
}

/** Sockets nobody listens to any more. */
const left = new WeakSet<WebSocket>();

function leave(socket: WebSocket | undefined): void {
  if (socket) left.add(socket);
  // One that is still connecting closes itself once it has: ended before that, the browser complains on the console.
  if (socket?.readyState) socket.close();
}
