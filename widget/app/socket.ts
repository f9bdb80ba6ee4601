/** The socket: comes back by itself, moves over before the server's limit, and says what it missed from. */
import type { ClientFrame, ServerFrame, SUBPROTOCOL } from '../../core/contract/socket.ts';
import { backoffMs } from './backoff.ts';

const PROTOCOL: typeof SUBPROTOCOL = 'live-chat.v1';
/** A socket that has not said welcome by then is given up. */
const WELCOME_MS = 10_000;
/** How long a ping may stay unanswered. */
const PONG_MS = 10_000;

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
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let doubt: ReturnType<typeof setTimeout> | undefined;
  let quietMs = 300_000;
  const left = new WeakSet<WebSocket>();

  const send = (frame: ClientFrame) => {
    if (current?.readyState !== 1) return;
    current.send(encode(frame));
    armQuiet();
  };
  const ping = () => {
    const asked = current;
    if (asked?.readyState !== 1) return;
    send({ type: 'ping' });
    clearTimeout(doubt);
    doubt = setTimeout(() => current === asked && asked && drop(asked), PONG_MS);
  };
  const armQuiet = () => {
    clearTimeout(quiet);
    quiet = setTimeout(ping, quietMs);
  };

  /** Closes a socket without listening to it any more: its own close event may take minutes when the network is gone. */
  function leave(socket: WebSocket | undefined): void {
    if (socket) left.add(socket);
    // One that is still connecting closes itself once it has: ended before that, the browser complains on the console.
    if (socket?.readyState) socket.close();
  }

  function drop(socket: WebSocket): void {
    leave(socket);
    socket.close();
    lost(socket);
  }

  function lost(socket: WebSocket): void {
    if (socket === opening) opening = undefined;
    else if (socket === current) current = undefined;
    else return;
    if (!wanted || current || opening) return;
    options.onStatus('lost');
    failures++;
    retry = setTimeout(connect, backoffMs(failures, options.random()));
  }

  function welcome(socket: WebSocket, frame: Extract<ServerFrame, { type: 'welcome' }>): void {
    const before = current;
    current = socket;
    opening = undefined;
    failures = 0;
    if (before !== socket) leave(before);
    quietMs = frame.heartbeat_seconds * 1000;
    armQuiet();
    clearTimeout(rollover);
    // Spread over a tenth of the time: sockets opened together don't all move at once.
    rollover = setTimeout(connect, frame.reconnect_after_seconds * 1000 * (0.9 + 0.1 * options.random()));
    options.onStatus('live');
  }

  async function connect(): Promise<void> {
    clearTimeout(retry);
    if (!wanted || opening) return;
    if (!current) options.onStatus('connecting');
    let socket: WebSocket;
    try {
      const { url, token } = await options.address(failures > 1);
      if (!wanted || opening) return;
      socket = options.open(url, [PROTOCOL, token]);
    } catch {
      failures++;
      if (!current && wanted) options.onStatus('lost');
      if (wanted) retry = setTimeout(connect, backoffMs(failures, options.random()));
      return;
    }
    opening = socket;
    const deadline = setTimeout(() => drop(socket), WELCOME_MS);
    socket.addEventListener('open', () => {
      if (left.has(socket)) return socket.close();
      const from = options.resume();
      socket.send(encode({ type: 'hello', ...(from ? { resume: [from] } : {}) }));
    });
    socket.addEventListener('message', ({ data }) => {
      const frame = decode(data);
      if (!frame || left.has(socket)) return;
      if (frame.type === 'welcome') {
        clearTimeout(deadline);
        welcome(socket, frame);
      }
      clearTimeout(doubt);
      options.onFrame(frame);
    });
    socket.addEventListener('close', () => {
      clearTimeout(deadline);
      if (!left.has(socket)) lost(socket);
    });
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
      for (const timer of [retry, rollover, quiet, doubt]) clearTimeout(timer);
      leave(current);
      leave(opening);
      current = opening = undefined;
    },
    check() {
      if (!wanted) return;
      if (current) ping();
      else void connect();
    },
  };
}

/** Frames as text. Arrays are written by hand: old libraries give them a `toJSON` that turns them into strings. */
function encode(frame: ClientFrame): string {
  if (frame.type !== 'hello' || !frame.resume) return JSON.stringify(frame);
  return `{"type":"hello","resume":[${frame.resume.map((from) => JSON.stringify(from)).join()}]}`;
}

/** A frame, or nothing where it isn't one. */
function decode(data: unknown): ServerFrame | undefined {
  try {
    const frame: unknown = JSON.parse(String(data));
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as ServerFrame) : undefined;
  } catch {
    return undefined;
  }
}
