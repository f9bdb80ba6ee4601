/** The WebSocket gateway: sockets of tabs on one side, connections of the functions on the other, and what comes between. */
import type { SocketEvent } from '#functions/handlers/socket.ts';
import type { Disconnect, Post } from '#functions/platform/push.ts';
import type { Faults } from './faults.ts';
import type { Functions } from './functions.ts';
import { type Actor, type Simulation } from './simulation.ts';

type Listener = (event: { data?: string }) => void;

/** A connection. */
export type Connection = {
  id: string;
  tab: Actor | undefined;
  /** Whether the gateway has it; a post to one that it hasn't answers that it is gone. */
  isKnown: boolean;
  /** Silent in both directions. */
  isHalfOpen: boolean;
  /** What the authorizer let in. */
  who: Record<string, unknown>;
  client: ClientSocket;
  /** When the frame before arrives: none overtakes another. */
  lastAtMs: number;
};

/** The tab's end, as far as the clients use a `WebSocket`. */
class ClientSocket {
  readyState = 0;
  readonly #listeners: [string, Listener][] = [];
  onSend: (text: string) => void = () => {};
  onClose: () => void = () => {};

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.push([type, listener]);
  }
  fire(type: string, data?: string): void {
    for (const [of, listener] of this.#listeners) if (of === type) listener(data === undefined ? {} : { data });
  }
  send(text: string): void {
    if (this.readyState === 1) this.onSend(text);
  }
  close(): void {
    if (this.readyState >= 2) return;
    this.readyState = 2;
    this.onClose();
  }
}

export class Gateway {
  readonly connections = new Map<string, Connection>();
  readonly #simulation: Simulation;
  readonly #faults: Faults;
  #ids = 0;
  functions!: Functions;
  /** Told of each frame that a client sent. */
  onSent: (connection: Connection, text: string) => void = () => {};
  /** Told of each frame that is posted, and whom it is for. */
  onPost: (connection: Connection, text: string) => void = () => {};

  constructor(simulation: Simulation, faults: Faults) {
    this.#simulation = simulation;
    this.#faults = faults;
  }

  /** Opens a socket for the acting tab. */
  open = (_url: string, protocols: string[]): WebSocket => {
    const simulation = this.#simulation;
    const client = new ClientSocket();
    const connection: Connection = {
      id: `socket-${++this.#ids}`,
      tab: simulation.actor,
      isKnown: false,
      isHalfOpen: false,
      who: {},
      client,
      lastAtMs: 0,
    };
    client.onClose = () => this.#closedByClient(connection);
    client.onSend = (text) => this.#receive(connection, text);
    simulation.after(simulation.between(5, 60), () => void this.#connect(connection, protocols), undefined);
    return client as unknown as WebSocket;
  };

  async #connect(connection: Connection, protocols: string[]): Promise<void> {
    const { functions } = this;
    const simulation = this.#simulation;
    const fail = () => simulation.after(5, () => this.#closeClient(connection), connection.tab);
    if (simulation.isCutOff(connection.tab)) return void fail();
    if (simulation.chance(this.#faults.lostRequest)) return void simulation.after(10_000, fail, undefined);
    const headers = { 'sec-websocket-protocol': protocols.join(', '), origin: 'https://shop.example' };
    const admitted = await this.functions
      .invoke('authorizer', () => functions.authorizer({ headers, methodArn: 'arn' }))
      .catch(() => 'died' as const);
    if (admitted === 'died' || admitted.result.policyDocument.Statement[0]?.Effect !== 'Allow') return void fail();
    connection.who = admitted.result.context ?? {};
    connection.isKnown = true;
    this.connections.set(connection.id, connection);
    const connected = await this.#invoke(connection, '$connect').catch(() => 'died' as const);
    if (connected === 'died' || connected.result.statusCode !== 200) {
      this.connections.delete(connection.id);
      connection.isKnown = false;
      return void fail();
    }
    simulation.after(
      simulation.between(5, 60),
      () => {
        if (connection.client.readyState !== 0) return this.#closedByClient(connection);
        connection.client.readyState = 1;
        connection.client.fire('open');
        return undefined;
      },
      connection.tab,
    );
  }

  #invoke(connection: Connection, routeKey: string, body?: string) {
    const event: SocketEvent = {
      requestContext: { stage: 'live', routeKey, connectionId: connection.id, authorizer: connection.who },
      ...(body === undefined ? {} : { body }),
    };
    return this.functions.invoke(`socket ${routeKey} ${connection.id}`, () => this.functions.socket(event));
  }

  #receive(connection: Connection, text: string): void {
    const simulation = this.#simulation;
    this.#disturb(connection);
    if (connection.isHalfOpen || !connection.isKnown) return;
    simulation.note(`sends ${text.slice(0, 90)}`);
    this.onSent(connection, text);
    simulation.after(
      simulation.between(5, 60),
      () => void this.#invoke(connection, '$default', text).catch(() => undefined),
      undefined,
    );
  }

  /** A socket may break whenever something goes by it. */
  #disturb(connection: Connection): void {
    const { halfOpen, cut, silentCut } = this.#faults;
    if (this.#simulation.chance(halfOpen)) {
      connection.isHalfOpen = true;
      this.#simulation.note(`${connection.id} goes silent`, connection.tab?.name);
    } else if (this.#simulation.chance(cut)) this.cut(connection, true);
    else if (this.#simulation.chance(silentCut)) this.cut(connection, false);
  }

  /** Ends a connection, as a network does. @param isTold whether `$disconnect` comes */
  cut(connection: Connection, isTold: boolean): void {
    if (!connection.isKnown) return;
    this.#simulation.note(`${connection.id} is cut`, connection.tab?.name);
    this.#forget(connection, isTold);
    this.#simulation.after(20, () => this.#closeClient(connection), connection.tab);
  }

  /** Ends every connection of a tab, whose network is gone. */
  cutAllOf(tab: Actor): void {
    for (const connection of this.connections.values())
      if (connection.tab === tab) this.cut(connection, this.#simulation.chance(0.5));
  }

  /** Whoever dies or sleeps leaves connections that the gateway ends in a while. */
  endAllOf(tab: Actor, afterMs: number): void {
    for (const connection of this.connections.values())
      if (connection.tab === tab)
        this.#simulation.after(
          afterMs,
          () => {
            this.#forget(connection, true);
            this.#simulation.after(20, () => this.#closeClient(connection), tab);
          },
          undefined,
        );
  }

  #forget(connection: Connection, isTold: boolean): void {
    if (!connection.isKnown) return;
    connection.isKnown = false;
    this.connections.delete(connection.id);
    if (!isTold) return;
    this.#simulation.after(
      this.#simulation.between(5, 500),
      () => void this.#invoke(connection, '$disconnect').catch(() => undefined),
      undefined,
    );
  }

  #closeClient({ client }: Connection): void {
    if (client.readyState === 3) return;
    client.readyState = 3;
    client.fire('close');
  }

  #closedByClient(connection: Connection): void {
    this.#simulation.after(20, () => this.#closeClient(connection), connection.tab);
    // Of one that is silent the gateway learns after ten minutes without a frame.
    const ms = connection.isHalfOpen ? 600_000 : this.#simulation.between(5, 60);
    this.#simulation.after(ms, () => this.#forget(connection, true), undefined);
  }

  /** Posts a frame to a connection. */
  readonly post: Post = async (id, text) => {
    const simulation = this.#simulation;
    const { failedPush, slowPush } = this.#faults;
    await simulation.pass(simulation.chance(slowPush) ? simulation.between(500, 2400) : simulation.between(2, 20));
    const connection = this.connections.get(id);
    if (!connection) return 'gone';
    if (simulation.chance(failedPush))
      throw Object.assign(new Error('LimitExceeded'), { name: 'LimitExceededException' });
    this.onPost(connection, text);
    this.#disturb(connection);
    if (connection.isHalfOpen || !connection.isKnown) return 'sent';
    connection.lastAtMs = Math.max(connection.lastAtMs, simulation.ms + simulation.between(5, 60));
    simulation.after(
      connection.lastAtMs - simulation.ms,
      () => {
        if (connection.isHalfOpen || connection.client.readyState !== 1) return;
        simulation.note(`receives ${text.slice(0, 90)}`);
        connection.client.fire('message', text);
      },
      connection.tab,
    );
    await simulation.pass(simulation.between(1, 5));
    return 'sent';
  };

  /** Hangs up on a connection. */
  readonly disconnect: Disconnect = async (id) => {
    await this.#simulation.pass(this.#simulation.between(2, 20));
    const connection = this.connections.get(id);
    if (connection) this.cut(connection, true);
  };
}
