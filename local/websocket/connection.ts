/** One open socket of a client, with API Gateway's limits and the faults that a test can cause. */
import type { RawData, WebSocket } from 'ws';
import type { Peer } from './events.ts';

/** Limits of WebSocket APIs. Tests can shorten the times. Source: developer guide, "Quotas for WebSocket APIs". */
export type SocketLimits = { idleMs: number; lifetimeMs: number };

export const awsLimits: SocketLimits = { idleMs: 10 * 60_000, lifetimeMs: 2 * 60 * 60_000 };
export const MESSAGE_LIMIT_BYTES = 128 * 1024;
export const FRAME_LIMIT_BYTES = 32 * 1024;

export type ConnectionEvents = {
  message: (data: Buffer, isBinary: boolean) => void;
  /** `announced` is false if AWS wouldn't notice the end: then there is no `$disconnect`. */
  closed: (code: number, reason: string, announced: boolean) => void;
};

export class Connection {
  readonly peer: Peer;
  lastActiveAt = Date.now();
  readonly #socket: WebSocket;
  readonly #events: ConnectionEvents;
  readonly #timers: NodeJS.Timeout[];
  #billedUntil = Date.now();
  #state: 'open' | 'half-open' | 'ending' | 'over' = 'open';

  constructor(socket: WebSocket, peer: Peer, { idleMs, lifetimeMs }: SocketLimits, events: ConnectionEvents) {
    this.peer = peer;
    this.#socket = socket;
    this.#events = events;
    this.#timers = [idleMs, lifetimeMs].map((after) => setTimeout(() => this.end(1001, 'Going away'), after));
    socket.on('message', (data: RawData, isBinary) => {
      if (this.#state !== 'open') return;
      this.#touch();
      events.message(data as Buffer, isBinary);
    });
    socket.on('error', () => {});
    // The gateway doesn't see the end of a half-open connection, which lasts until a limit ends it.
    socket.on('close', (code, reason) => {
      if (this.#state !== 'half-open') this.#finish(code, reason.toString(), true);
    });
  }

  /** Whether the gateway considers it open, which decides the result of posts. */
  get isOpen(): boolean {
    return this.#state === 'open' || this.#state === 'half-open';
  }

  /** Sends text to the client. On a half-open socket it vanishes without an error. */
  send(text: string): void {
    this.#touch();
    if (this.#state === 'open') this.#socket.send(text);
  }

  /** Closes with a code, as the gateway does at a limit. */
  end(code: number, reason: string): void {
    if (this.#state === 'half-open') {
      this.#socket.terminate();
      this.#finish(code, reason, true);
    } else {
      this.#state = 'ending';
      this.#socket.close(code, reason);
    }
  }

  /** Closes because of what the client sent. A half-open connection receives nothing, so nothing is rejected. */
  rejectInput(code: number, reason: string): void {
    if (this.#state === 'open') this.end(code, reason);
  }

  /** Cuts the connection without a close frame or `$disconnect`. */
  kill(): void {
    this.#finish(1006, '', false);
    this.#socket.terminate();
  }

  /** From now on nothing reaches the client or comes from it, while both ends consider the connection open. */
  makeHalfOpen(): void {
    this.#state = 'half-open';
  }

  /** Minutes that the connection was open since the previous call. */
  takeMinutes(now: number): number {
    const minutes = (now - this.#billedUntil) / 60_000;
    this.#billedUntil = now;
    return minutes;
  }

  #touch(): void {
    this.lastActiveAt = Date.now();
    this.#timers[0]?.refresh();
  }

  #finish(code: number, reason: string, announced: boolean): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    for (const timer of this.#timers) clearTimeout(timer);
    this.#events.closed(code, reason, announced);
  }
}
