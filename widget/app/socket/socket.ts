/** The socket: comes back by itself, moves over before the server's limit, and says what it missed from. */
import type { ClientFrame, ServerFrame, SUBPROTOCOL } from '#core/contract/socket.ts';
import { backoffMs } from '#client/connection/backoff.ts';
import { createHeartbeat } from './heartbeat.ts';
import { PAUSE_MS } from '#widget/app/state/outbox.ts';
import { decode, encode } from './wire.ts';

const PROTOCOL: typeof SUBPROTOCOL = 'live-chat.v1';
/** A socket that has not said welcome by then is given up. */
const WELCOME_MS = 10_000;

/** What a socket needs of its surroundings. */
export type SocketOptions = {
  /** Address and token; a retry asks anew, so that an expired token is replaced and a refusal is explained. */
  address: (isRetry: boolean) => Promise<{ url: string; token: string }>;
  /** What `hello` resumes from. */
  resume: () => { conversation_id: number; after_seq: number } | undefined;
  onFrame: (frame: ServerFrame) => void;
  onStatus: (status: 'connecting' | 'live' | 'lost') => void;
  open: (url: string, protocols: string[]) => WebSocket;
  random: () => number;
};

/** A socket that stays connected while it is wanted. */
export type Socket = {
  start: () => void;
  stop: () => void;
  send: (frame: ClientFrame) => void;
  /** Makes sure, now, that the connection is alive: after the device slept or the network changed. */
  check: () => void;
};

/** Makes a socket; nothing happens before `start`. */
export function createSocket(options: SocketOptions): Socket {
  let wanted = false;
  let current: WebSocket | undefined;
  let opening: WebSocket | undefined;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let rollover: ReturnType<typeof setTimeout> | undefined;
  const heartbeat = createHeartbeat(
    () => send({ type: 'ping' }),
    () => current && drop(current),
  );

  function send(frame: ClientFrame): void {
    if (current?.readyState !== 1) return;
    current.send(encode(frame));
    heartbeat.said();
  }

  /** Gives a socket up without waiting for its close event: that may take minutes when the network is gone. */
  function drop(socket: WebSocket): void {
    leave(socket);
    socket.close();
    lost(socket);
  }

  function lost(socket: WebSocket): void {
    if (socket === opening) opening = undefined;
    else if (socket === current) current = undefined;
    else return;
    tryAgain();
  }

  function tryAgain(pauseMs = 0): void {
    if (!wanted || opening) return;
    if (!current) options.onStatus('lost');
    failures++;
    clearTimeout(retry);
    retry = setTimeout(connect, pauseMs + backoffMs(failures, options.random()));
  }

  async function connect(): Promise<void> {
    clearTimeout(retry);
    if (!wanted || opening) return;
    if (!current) options.onStatus('connecting');
    try {
      const { url, token } = await options.address(failures > 1);
      if (!wanted || opening) return;
      opening = options.open(url, [PROTOCOL, token]);
    } catch (error) {
      return tryAgain((error as { code?: unknown }).code === 'widget_inactive' ? PAUSE_MS : 0);
    }
    listen(opening);
  }

  function listen(socket: WebSocket): void {
    const deadline = setTimeout(drop, WELCOME_MS, socket);
    socket.addEventListener('open', () => {
      if (left.has(socket)) return socket.close();
      const from = options.resume();
      socket.send(encode({ type: 'hello', ...(from ? { resume: [from] } : {}) }));
    });
    socket.addEventListener('message', ({ data }) => {
      const frame = decode(data);
      if (!frame || left.has(socket)) return;
      heartbeat.heard();
      if (frame.type === 'welcome') {
        clearTimeout(deadline);
        welcome(socket, frame);
      }
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
    heartbeat.begin(frame.heartbeat_seconds);
    clearTimeout(rollover);
    // Spread over a tenth of the time: sockets opened together don't all move at once.
    rollover = setTimeout(connect, frame.reconnect_after_seconds * 1000 * (0.9 + 0.1 * options.random()));
    options.onStatus('live');
  }

  return {
    send,
    start() {
      if (wanted) return;
      wanted = true;
      failures = 0;
      void connect();
    },
    stop() {
      wanted = false;
      clearTimeout(retry);
      clearTimeout(rollover);
      heartbeat.stop();
      leave(current);
      leave(opening);
      current = opening = undefined;
    },
    check() {
      if (!wanted) return;
      if (current) heartbeat.ask();
      else void connect();
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
