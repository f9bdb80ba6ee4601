/** A world for the chat without a browser: a store, a memory, a scripted server and sockets one can speak through. */
import { type Address, ApiError, type Client } from '#core/contract/client.ts';
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';
import type { VisitorConversation } from '#core/model/conversations/conversation.ts';
import type { VisitorMessage } from '#core/model/messages/message.ts';
import { openMemory, type Remembered } from '#widget/app/state/storage.ts';
import { initialState } from '#widget/app/state/state.ts';
import { createStore } from '#widget/app/state/store.ts';
import type { Surroundings } from '#widget/app/state/environment.ts';
import { defaultWidget } from './fake-server.ts';

/** A row as the visitor sees it; `seq` 1 unless given. */
export function row(change: Partial<VisitorMessage> = {}): VisitorMessage {
  const seq = change.seq ?? 1;
  return {
    id: seq,
    conversation_id: 1,
    seq,
    previous_seq: seq - 1,
    client_message_id: null,
    sender_type: 'agent',
    sender_id: 3,
    sender_name: 'Anna',
    content: `row ${seq}`,
    metadata: null,
    visibility: 'public',
    is_read: false,
    read_at: null,
    created_at: '2026-11-22T10:00:00.000Z',
    ...change,
  };
}

/** A conversation with an agent. */
export function conversation(change: Partial<VisitorConversation> = {}): VisitorConversation {
  return {
    id: 1,
    widget_id: 1,
    visitor_id: 7,
    agent_id: 3,
    status: 'active',
    handler: 'agent',
    source_url: null,
    source_page_title: null,
    last_message: null,
    last_message_at: null,
    waiting_since: null,
    first_response_at: null,
    resolved_at: null,
    closed_at: null,
    rating: null,
    feedback: null,
    unread_by_visitor: 0,
    version: 1,
    created_at: '2026-11-22T10:00:00.000Z',
    agent: { id: 3, name: 'Anna' },
    ...change,
  };
}

/** The other end of a socket. */
export type FakeSocket = {
  sent: ClientFrame[];
  protocols: string[];
  /** Opens, and says welcome once the widget said hello. */
  accept: (welcome?: Partial<Extract<ServerFrame, { type: 'welcome' }>>) => void;
  say: (frame: ServerFrame) => void;
  /** Ends the connection as a network would. */
  drop: () => void;
  isClosed: boolean;
};

/** A request the chat made, to be answered. */
export type Call = {
  operation: string;
  request: {
    params: Record<string, string>;
    query?: Record<string, string>;
    body?: Record<string, unknown>;
    signal?: AbortSignal;
  };
};

/** What answers calls: a value, or an error thrown. */
export type Script = (call: Call) => unknown;

/** A refusal of the server. */
export const refusal = (status: number, code?: string, retryAfter: string | null = null): ApiError =>
  new ApiError(status, code === undefined ? {} : { code }, retryAfter);

/** The storage of a browser, which several tabs may share. */
export function fakeStorage(remembered?: Remembered): Storage {
  const kept = new Map<string, string>(remembered ? [[MEMORY, JSON.stringify(remembered)]] : []);
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

/** The key all of it is stored under. */
export const MEMORY = 'live-chat:token';

/** Makes a world whose server answers by `script`. @param storage what is remembered, or the storage other tabs share */
export function makeWorld(script: Script, storage: Remembered | Storage = {}) {
  const calls: Call[] = [];
  const sockets: FakeSocket[] = [];
  const events: [string, unknown][] = [];
  const warnings: string[] = [];
  const shared = 'getItem' in storage ? storage : fakeStorage(storage);
  const memory = openMemory(MEMORY, () => shared);
  let byte = 0;
  const world: Surroundings = {
    config: { token: 'token', widget: defaultWidget, css: '', icon: '', origin: '', app: '/widget/app.js' },
    store: createStore(initialState),
    memory,
    client: (async (operation: string, request: Call['request']) => {
      const call = { operation, request };
      calls.push(call);
      const answer = await script(call);
      request.signal?.throwIfAborted();
      return answer;
    }) as unknown as Client,
    alone: (begin) => begin(),
    openSocket: (_, protocols) => openFake(protocols, sockets),
    page: () => ({ url: 'https://shop.example/', title: 'Shop', referrer: '', locale: 'en', timezone: 'UTC' }),
    now: Date.now,
    random: () => 0.5,
    fill: (bytes) => bytes.fill(++byte),
    emit: (event, detail) => events.push([event, detail]),
    warn: (text) => warnings.push(text),
  };
  return { world, calls, sockets, events, warnings, storage: shared };
}

function openFake(protocols: string[], sockets: FakeSocket[]): WebSocket {
  const socket = new EventTarget() as unknown as WebSocket & { readyState: number };
  socket.readyState = 0;
  const fire = (type: string, init: object = {}) => socket.dispatchEvent(Object.assign(new Event(type), init));
  const fake: FakeSocket = {
    sent: [],
    protocols,
    isClosed: false,
    accept(welcome = {}) {
      socket.readyState = 1;
      fire('open');
      fake.say({
        type: 'welcome',
        connection_id: 'c',
        server_time: '2026-11-22T10:00:00.000Z',
        reconnect_after_seconds: 6000,
        heartbeat_seconds: 300,
        ...welcome,
      });
    },
    say: (frame) => fire('message', { data: JSON.stringify(frame) }),
    drop() {
      socket.readyState = 3;
      fake.isClosed = true;
      fire('close');
    },
  };
  socket.send = (data) => fake.sent.push(JSON.parse(String(data)) as ClientFrame);
  socket.close = () => {
    socket.readyState = 3;
    fake.isClosed = true;
  };
  sockets.push(fake);
  return socket;
}

/** An operation's method and path, for comparison with the contract. */
export const addressText = ({ method, path }: Address): string => `${method} ${path}`;
