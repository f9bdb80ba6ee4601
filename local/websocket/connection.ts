/** One open socket of a client, with the limits API Gateway sets it and the faults a test can give it. */
import type { RawData, WebSocket } from 'ws';
import type { Peer } from './events.ts';

/** Limits of WebSocket APIs; the times can be shortened. Source: developer guide, "Quotas for WebSocket APIs". */
export type SocketLimits = { idleMs: number; lifetimeMs: number };

export const awsLimits: SocketLimits = { idleMs: 10 * 60_000, lifetimeMs: 2 * 60 * 60_000 };
export const MESSAGE_LIMIT_BYTES = 128 * 1024;
export const FRAME_LIMIT_BYTES = 32 * 1024;

export type ConnectionEvents = {
  message: (data: Buffer, isBinary: boolean) => void;
  /** `announced` is false where AWS would not learn of the end: nobody gets a `$disconnect`. */
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
    // The gateway does not see the end of a half-open connection: to it the connection lasts until a limit ends it.
    socket.on('close', (code, reason) => {
      if (this.#state !== 'half-open') this.#finish(code, reason.toString(), true);
    });
  }

  /** Whether the gateway holds it for open: what posts go by. */
  get isOpen(): boolean {
    return this.#state === 'open' || this.#state === 'half-open';
  }

  /** Sends text to the client. On a half-open socket it vanishes, and nobody is told. */
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

  /** Cuts the line so that nobody is told: no close frame, no `$disconnect`. */
  kill(): void {
    this.#finish(1006, '', false);
    this.#socket.terminate();
  }

  /** From now on nothing reaches the client and nothing comes from it, while both ends believe in the connection. */
  makeHalfOpen(): void {
    this.#state = 'half-open';
  }

  /** Minutes open since the last time this was asked. */
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
