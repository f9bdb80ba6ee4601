/** The one socket of this tab: opens, beats, resumes, moves on before the server's limit, and comes back when cut off. */
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';
import { backoffMs } from '#client/connection/backoff.ts';

/** How the connection stands; `retrying` waits for its next attempt. */
export type ConnectionState = 'connecting' | 'live' | 'retrying' | 'stopped';

/** What the socket needs of its surroundings. */
export type SocketOptions = {
  url: string;
  /** A fresh access token; undefined when nobody is signed in any more. */
  token: () => Promise<string | undefined>;
  open: (url: string, protocols: string[]) => WebSocket;
  /** What to catch up on: conversations with the last row each has. */
  resume: () => { conversation_id: number; after_seq: number }[];
  onFrame: (frame: ServerFrame) => void;
  onState: (state: ConnectionState) => void;
  random: () => number;
  /** Calls back at an interval, also in a background tab; returns how to stop. */
  every: (ms: number, call: () => void) => () => void;
};

/** The socket, as the rest of the dashboard sees it. */
export type LiveSocket = {
  start: () => void;
  stop: () => void;
  /** Sends at once; false when there is no connection (the caller may use HTTP instead). */
  send: (frame: ClientFrame) => boolean;
  /** Tries now instead of waiting: the network is back, or the person looks at the page again. */
  wake: () => void;
};

const PONG_WITHIN_MS = 10_000;
const WELCOME_WITHIN_MS = 10_000;
/** Not the server's SUBPROTOCOL constant itself: importing it would bring every schema along. A test compares the two. */
export const SUBPROTOCOL = 'live-chat.v1';

/** Makes the socket; it does nothing until `start`. */
export function createLiveSocket(options: SocketOptions): LiveSocket {
  const { onFrame, onState, random } = options;
  let running = false;
  let current: WebSocket | undefined;
  let opening: WebSocket | undefined;
  let attempt = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let rollover: ReturnType<typeof setTimeout> | undefined;
  let stopBeating: (() => void) | undefined;
  let pongTimer: ReturnType<typeof setTimeout> | undefined;

  function send(frame: ClientFrame, to = current): boolean {
    if (to?.readyState !== 1) return false;
    to.send(JSON.stringify(frame));
    return true;
  }

  async function connect(): Promise<void> {
    clearTimeout(retryTimer);
    retryTimer = undefined;
    const token = await options.token().catch(() => undefined);
    if (!running) return;
    if (token === undefined) return retry();
    const socket = options.open(options.url, [SUBPROTOCOL, token]);
    opening = socket;
    const overdue = setTimeout(() => drop(socket), WELCOME_WITHIN_MS);
    socket.addEventListener('open', () => send({ type: 'hello', resume: options.resume() }, socket));
    socket.addEventListener('message', (event) => {
      const frame = JSON.parse(String(event.data)) as ServerFrame;
      if (frame.type === 'welcome') {
        clearTimeout(overdue);
        takeOver(socket, frame);
      }
      if (frame.type === 'pong' && socket === current) endPing();
      onFrame(frame);
    });
    socket.addEventListener('close', () => {
      clearTimeout(overdue);
      forget(socket);
    });
  }

  function takeOver(socket: WebSocket, welcome: Extract<ServerFrame, { type: 'welcome' }>): void {
    const previous = current;
    current = socket;
    if (opening === socket) opening = undefined;
    attempt = 0;
    clearTimers();
    stopBeating = options.every(welcome.heartbeat_seconds * 1000, () => ping(socket));
    const early = welcome.reconnect_after_seconds * (0.9 + random() * 0.1);
    rollover = setTimeout(() => void connect(), early * 1000);
    if (previous && previous !== socket) previous.close();
    onState('live');
  }

  /** Asks for a sign of life: a network that is gone says nothing by itself. A question that is still open stays the one. */
  function ping(socket: WebSocket): void {
    if (!send({ type: 'ping' }, socket) || pongTimer !== undefined) return;
    pongTimer = setTimeout(() => drop(socket), PONG_WITHIN_MS);
  }

  function endPing(): void {
    clearTimeout(pongTimer);
    pongTimer = undefined;
  }

  function drop(socket: WebSocket): void {
    socket.close();
    // A dead network answers no close handshake for minutes: don't wait for it.
    forget(socket);
  }

  /** A socket that was replaced ends unheard; one that never got through leaves the old one, if any, in charge. */
  function forget(socket: WebSocket): void {
    if (socket !== current && socket !== opening) return;
    if (socket === current) current = undefined;
    if (socket === opening) opening = undefined;
    if (current === undefined && opening === undefined) retry();
  }

  function retry(): void {
    clearTimers();
    if (!running || retryTimer !== undefined) return;
    onState('retrying');
    attempt += 1;
    retryTimer = setTimeout(() => void connect(), backoffMs(attempt, random()));
  }

  function clearTimers(): void {
    stopBeating?.();
    clearTimeout(rollover);
    endPing();
  }

  return {
    send: (frame) => send(frame),
    start: () => {
      if (running) return;
      running = true;
      onState('connecting');
      void connect();
    },
    stop: () => {
      running = false;
      clearTimers();
      clearTimeout(retryTimer);
      retryTimer = undefined;
      const sockets = [current, opening];
      current = undefined;
      opening = undefined;
      for (const socket of sockets) socket?.close();
      onState('stopped');
    },
    wake: () => {
      if (running && current === undefined && retryTimer !== undefined) {
        attempt = 0;
        void connect();
      } else if (current) ping(current);
    },
  };
}
