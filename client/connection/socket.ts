/** The socket: reconnects by itself, moves to a new connection before the server's limit, and says where to catch up from. */
import type { ClientFrame, ServerFrame, SUBPROTOCOL } from '#core/contract/socket.ts';
import { backoffMs } from './backoff.ts';
import { decode, encodeHello, type Resume } from './frames.ts';
import type { Pulse } from './pulse.ts';

/** Repeated here, because importing the contract's own constant would also bundle its schemas. */
const PROTOCOL: typeof SUBPROTOCOL = 'live-chat.v1';
/**
 * How long a new socket has to open before it is given up; doubled with each failure, up to four times as long. Then it has the
 * longest time to receive `welcome`. A server to which everybody comes back at once answers late: whoever gives up early only
 * makes it later.
 */
const PATIENCE_MS = 15_000;
/** How long a ping may stay unanswered. Nothing else reveals that the network is gone. */
const PONG_MS = 10_000;

/** The state of the connection; `lost` means that it waits for its next attempt. */
export type ConnectionStatus = 'connecting' | 'live' | 'lost';

/** What a socket needs from its environment. */
export type SocketOptions = {
  /**
   * Address and token. After two attempts that opened no socket it is a retry, which requests them again, so that an expired token
   * is replaced. If it rejects, it is called again later.
   */
  address: (isRetry: boolean) => Promise<{ url: string; token: string }>;
  /** Additional delay after `address` has rejected, in milliseconds; 0 by default. */
  pauseMs?: (error: unknown) => number;
  /** What to catch up on: conversations, each with its last known row. */
  resume: () => readonly Resume[];
  /** Receives every frame of the socket in use, including `welcome`. */
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
  /** Sends immediately; false if there is no connection. */
  send: (frame: ClientFrame) => boolean;
  /** Checks that the connection is alive, for example after the device slept or the network changed. */
  wake: () => void;
};

/** Makes a socket; nothing happens before `start`. */
export function createSocket(options: SocketOptions): Socket {
  let isWanted = false;
  let current: WebSocket | undefined;
  let opening: WebSocket | undefined;
  /** When the newest was begun, milliseconds since 1970. */
  let openedMs = 0;
  let failures = 0;
  /** Attempts since a socket was last opened, and so its token accepted. */
  let attempts = 0;
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

  /** While a ping is unanswered, another one doesn't extend its deadline. */
  function ping(): void {
    if (send({ type: 'ping' })) doubt ??= setTimeout(() => current && drop(current), PONG_MS);
  }

  function heard(): void {
    pulse?.heard();
    clearTimeout(doubt);
    doubt = undefined;
  }

  /** Ends the timers that belong to the socket in use. */
  function rest(): void {
    heard();
    clearTimeout(rollover);
    pulse?.stop();
  }

  /** Gives a socket up without waiting for its close event, which may take minutes when the network is gone. */
  function drop(socket: WebSocket): void {
    leave(socket);
    socket.close();
    lost(socket);
  }

  /** If a new socket fails before `welcome`, the old one, if any, stays in use. */
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
      const { url, token } = await options.address(++attempts > 2);
      if (!isWanted || opening) return;
      opening = options.open(url, [PROTOCOL, token]);
      openedMs = Date.now();
    } catch (error) {
      return tryAgain(options.pauseMs?.(error));
    }
    listen(opening);
  }

  function listen(socket: WebSocket): void {
    const wait = (doublings: number) => setTimeout(drop, PATIENCE_MS << Math.min(doublings, 2), socket);
    let deadline = wait(failures);
    socket.addEventListener('open', () => {
      if (left.has(socket)) return socket.close();
      attempts = 0;
      clearTimeout(deadline);
      deadline = wait(2);
      socket.send(encodeHello(options.resume()));
    });
    socket.addEventListener('message', ({ data }) => {
      for (const frame of decode(data)) {
        if (!frame?.type || left.has(socket)) continue;
        if (frame.type === 'welcome') {
          clearTimeout(deadline);
          welcome(socket, frame);
        }
        if (socket === current) heard();
        try {
          options.onFrame(frame);
        } catch (error) {
          // Reported as uncaught, and the frames behind it are still received.
          setTimeout(() => {
            throw error;
          });
        }
      }
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
    // Spread over a quarter of the time, so that sockets that were opened together don't all move at the same moment.
    rollover = setTimeout(connect, frame.reconnect_after_seconds * 1000 * (0.75 + 0.25 * options.random()));
    options.onStatus('live');
  }

  return {
    send,
    start() {
      if (isWanted) return;
      isWanted = true;
      failures = attempts = 0;
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
      const begun = opening;
      if (!begun) return void connect();
      const renew = () => {
        if (opening !== begun) return;
        leave(begun);
        opening = undefined;
        void connect();
      };
      // One that was begun on a network that is gone may wait for its answer much longer than another takes.
      setTimeout(renew, openedMs + PONG_MS - Date.now());
    },
  };
}

/** Sockets whose events are ignored from now on. */
const left = new WeakSet<WebSocket>();

function leave(socket: WebSocket | undefined): void {
  if (socket) left.add(socket);
  // A connecting socket closes itself once it is open. If it were closed earlier, the browser would log an error.
  if (socket?.readyState) socket.close();
}
