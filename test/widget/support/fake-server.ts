/** A server for the widget alone: script, app, sessions, one chat per visitor, a socket; and a hand on all of it. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';
import type { OwnConversation, VisitorConversation } from '#core/model/conversations/conversation.ts';
import type { VisitorMessage } from '#core/model/messages/message.ts';
import type { FileLimits, MessageFile } from '#core/model/files/file.ts';
import { allFileTypes, fileKinds } from '#core/model/files/file-types.ts';
import { publicSettings } from '#core/model/widgets/public-settings.ts';
import type { Availability, PublicWidget, Team } from '#core/model/widgets/public-widget.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { lookOf } from '#core/theme/widget-theme.ts';
import { buildWidget } from '#widget/build.ts';
import { atEdge, compressed } from '#test/support/edge-answer.ts';

/** A host page: its HTML (with `{{script}}` for the script's address) and headers. */
export type Page = { html: string; headers?: Record<string, string> };

/** A running fake. What is public may be changed by a test at any time. */
export type FakeServer = {
  origin: string;
  token: string;
  widget: PublicWidget;
  availability: Availability;
  /** How long a first answer usually takes. */
  typicalAnswerSeconds: number | null;
  /** When business hours end, in milliseconds since 1970. */
  greetUntil: number | undefined;
  team: Team;
  /** What the server knows of the visitor. */
  person: Record<string, unknown>;
  pages: Record<string, Page>;
  conversation: VisitorConversation | null;
  rows: VisitorMessage[];
  /** Chats of before, newest first, with their rows. */
  earlier: { chat: OwnConversation; rows: VisitorMessage[] }[];
  /** Which files may be sent. */
  files: FileLimits | null;
  /** What was uploaded, by ID. */
  stored: Map<string, MessageFile & { bytes: Buffer }>;
  /** Requests as `METHOD path`, in order. */
  requests: string[];
  /** Bodies of sessions, in order. */
  sessions: Record<string, unknown>[];
  /** Frames the widget sent. */
  frames: ClientFrame[];
  /** Whether scripts are compressed and kept by the browser, as the edge has it. */
  isLikeEdge: boolean;
  /** Answers given instead of the usual ones, by `METHOD path` pattern; `null` drops the connection. */
  refusals: [pattern: RegExp, answer: { status: number; body?: object; headers?: Record<string, string> } | null][];
  /** Stores a row and pushes it, unless `isLost`. */
  write: (row: Partial<VisitorMessage> & { content: string }, isLost?: boolean) => VisitorMessage;
  push: (frame: ServerFrame) => void;
  update: (change: Partial<VisitorConversation>) => void;
  /** Ends all sockets, as a network failure would. */
  cut: () => void;
  sockets: () => number;
  reset: () => void;
  close: () => Promise<void>;
};

/** The public settings with their defaults. */
export const defaultWidget = {
  ...Object.fromEntries(publicSettings.map((key) => [key, widgetDefaults[key]])),
  email_replies: true,
} as unknown as PublicWidget;

const VISITOR_ID = 7;
const LATER = '2030-01-01T00:00:00.000Z';
const FILES: FileLimits = {
  kinds: [...fileKinds],
  types: [...allFileTypes],
  max_bytes: 20 * 1024 * 1024,
  max_files: 5,
  voice: false,
};
const TEAM: Team = [
  { id: 3, initials: 'AB' },
  { id: 4, initials: 'KM' },
  { id: 8, initials: 'JO' },
];
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

let built: Promise<string> | undefined;

/** The widget, built once per test process. */
export function builtWidget(): Promise<string> {
  built ??= (async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'widget-'));
    await buildWidget(outDir);
    return outDir;
  })();
  return built;
}

/** Starts a fake on a free port. */
export async function startFakeServer(): Promise<FakeServer> {
  const outDir = await builtWidget();
  const open = new Set<WebSocket>();
  const visitor = { id: VISITOR_ID, name: null, email: null, phone: null, verified: false };
  const state: Omit<FakeServer, 'origin' | 'close' | 'write' | 'push' | 'update' | 'cut' | 'sockets' | 'reset'> = {
    token: 'abcdefghijklmnopqrstuvwxyz012345',
    widget: defaultWidget,
    availability: { online: true, reason: null, next_open_at: null },
    greetUntil: undefined,
    typicalAnswerSeconds: null,
    team: TEAM,
    person: {},
    pages: {},
    conversation: null,
    rows: [],
    earlier: [],
    files: FILES,
    stored: new Map(),
    requests: [],
    sessions: [],
    frames: [],
    isLikeEdge: false,
    refusals: [],
  };
  const push = (frame: ServerFrame) => {
    for (const socket of open) socket.send(JSON.stringify(frame));
  };
  const write: FakeServer['write'] = (row, isLost = false) => {
    const seq = (state.rows.at(-1)?.seq ?? 0) + 1;
    const message: VisitorMessage = {
      id: 1000 + seq,
      conversation_id: 1,
      seq,
      previous_seq: seq - 1,
      client_message_id: null,
      sender_type: 'agent',
      sender_id: 3,
      sender_name: 'Anna Berg',
      metadata: null,
      visibility: 'public',
      is_read: false,
      read_at: null,
      created_at: new Date().toISOString(),
      ...row,
    };
    state.rows.push(message);
    if (!isLost) push({ type: 'message.created', message });
    return message;
  };
  const update: FakeServer['update'] = (change) => {
    state.conversation = { ...(state.conversation ?? emptyConversation()), ...change };
    push({ type: 'conversation.updated', conversation: state.conversation });
  };

  function fromVisitor(body: Record<string, unknown>): { status: number; message: VisitorMessage } {
    const known = state.rows.find((row) => row.client_message_id === body['client_message_id']);
    if (known) return { status: 200, message: known };
    const { files = [] } = (body['metadata'] ?? {}) as { files?: { id: string }[] };
    const taken = files
      .flatMap(({ id }) => state.stored.get(id) ?? [])
      .map(({ id, name, type, size }) => ({ id, name, type, size }));
    const message = write({
      content: String(body['content']),
      metadata: taken.length > 0 ? { files: taken } : null,
      client_message_id: String(body['client_message_id']),
      sender_type: 'visitor',
      sender_id: VISITOR_ID,
      sender_name: null,
    });
    return { status: 201, message };
  }

  function answer(method: string, path: string, query: URLSearchParams, body: Record<string, unknown>) {
    if (method === 'POST' && path === 'session') {
      state.sessions.push(body);
      const { name, email } = body;
      state.person = { ...state.person, ...(name ? { name } : {}), ...(email ? { email } : {}) };
      return {
        status: 200,
        body: {
          session_token: `session.${randomUUID()}`,
          expires_at: '2030-01-01T00:00:00.000Z',
          visitor: { ...visitor, ...state.person },
          conversation: state.conversation,
          socket_url: origin.replace('http', 'ws') + '/socket',
          availability: state.availability,
          typical_answer_seconds: state.typicalAnswerSeconds,
          team: state.team,
          files: state.files,
        },
      };
    }
    if (method === 'POST' && (path === 'conversations' || path === 'offline-messages')) {
      if (!state.conversation || state.conversation.status === 'closed') {
        state.conversation = emptyConversation();
        state.rows = [];
      }
      const { status, message } = fromVisitor(body);
      return { status, body: { conversation: state.conversation, messages: [message] } };
    }
    if (method === 'POST' && path === 'uploads') {
      const id = `7-v-${String(state.stored.size).padStart(20, '0')}`;
      const { name, type, size } = body as MessageFile;
      state.stored.set(id, { id, name, type, size, bytes: Buffer.alloc(0) });
      return { status: 201, body: { id, url: `${origin}/store`, fields: { key: id }, expires_at: LATER } };
    }
    const [, file = ''] = /^files\/(.+)$/.exec(path) ?? [];
    if (state.stored.has(file)) return { status: 200, body: { url: `${origin}/stored/${file}`, expires_at: LATER } };
    if (method === 'GET' && path === 'conversations') {
      const from = Number(query.get('cursor') ?? 0);
      const to = from + Number(query.get('limit') ?? 25);
      const data = state.earlier.slice(from, to).map(({ chat }) => chat);
      return { status: 200, body: { data, next_cursor: to < state.earlier.length ? String(to) : null } };
    }
    const past = state.earlier.find(({ chat }) => path.startsWith(`conversations/${chat.id}/`));
    if (past) {
      const found = past.rows.filter(({ seq }) => seq < Number(query.get('before_seq') ?? Infinity));
      if (method === 'POST') past.chat = { ...past.chat, unread_count: 0 };
      return { status: 200, body: { data: found.slice(-Number(query.get('limit'))), up_to_seq: past.rows.length } };
    }
    const action = /^conversations\/1\/(\w+)$/.exec(path)?.[1];
    if (action === 'messages' && method === 'GET') {
      const [after, before] = [Number(query.get('after_seq') ?? 0), Number(query.get('before_seq') ?? Infinity)];
      const limit = Number(query.get('limit') ?? 25);
      const found = state.rows.filter(({ seq }) => seq > after && seq < before);
      const data = query.has('before_seq') ? found.slice(-limit) : found.slice(0, limit);
      return { status: 200, body: { data, up_to_seq: state.rows.at(-1)?.seq ?? 0 } };
    }
    if (action === 'messages') {
      const { status, message } = fromVisitor(body);
      return { status, body: message };
    }
    if (action === 'rate') {
      update({ rating: Number(body['rating']), feedback: body['feedback'] ? String(body['feedback']) : null });
      return { status: 200, body: state.conversation ?? {} };
    }
    if (action === 'escalate') {
      update({ handler: 'agent' });
      write({ content: 'handed_off', sender_type: 'system', sender_id: null, metadata: { event: 'handed_off' } });
      return { status: 200, body: state.conversation ?? {} };
    }
    if (action === 'transcript' || action === 'read') return { status: 200, body: state.conversation ?? {} };
    if (action === 'close') {
      update({ status: 'closed' });
      write({ content: 'closed', sender_type: 'system', sender_id: null, metadata: { event: 'closed' } });
      return { status: 200, body: state.conversation ?? {} };
    }
    return { status: 404, body: { code: 'not_found', detail: 'There is nothing here.' } };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const method = request.method ?? 'GET';
    const cors = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-expose-headers': 'retry-after',
    };
    if (method === 'OPTIONS') return void response.writeHead(204, cors).end();
    state.requests.push(`${method} ${url.pathname}`);
    const refusal = state.refusals.find(([pattern]) => pattern.test(`${method} ${url.pathname}`));
    if (refusal) {
      if (!refusal[1]) return void request.socket.destroy();
      const { status, body = {}, headers = {} } = refusal[1];
      return void response
        .writeHead(status, { ...cors, 'content-type': 'application/problem+json', ...headers })
        .end(JSON.stringify(body));
    }
    const page = state.pages[url.pathname];
    if (page) {
      const html = page.html.replaceAll('{{script}}', `${origin}/api/widget/${state.token}/script.js`);
      return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(html);
    }
    if (url.pathname === `/api/widget/${state.token}/script.js`) {
      const text = script(outDir, { ...state, origin });
      const headers = { 'content-type': 'text/javascript' };
      if (state.isLikeEdge) return void response.writeHead(200, { ...headers, ...atEdge(300) }).end(compressed(text));
      return void response.writeHead(200, headers).end(text);
    }
    if (url.pathname.startsWith('/widget/')) {
      const text = readFileSync(join(outDir, 'public', url.pathname.slice(8)));
      const type = types[extname(url.pathname)] ?? 'text/plain';
      const headers = { ...cors, 'content-type': type };
      if (state.isLikeEdge)
        return void response.writeHead(200, { ...headers, ...atEdge(31_536_000) }).end(compressed(text));
      return void response.writeHead(200, headers).end(text);
    }
    if (url.pathname === '/store') {
      const form = await new Response(Readable.toWeb(request) as ReadableStream, {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      }).formData();
      const stored = state.stored.get(String(form.get('key')));
      if (stored) stored.bytes = Buffer.from(await (form.get('file') as Blob).arrayBuffer());
      return void response.writeHead(204, cors).end();
    }
    if (url.pathname.startsWith('/stored/')) {
      const stored = state.stored.get(url.pathname.slice(8));
      return void response.writeHead(200, { ...cors, 'content-type': stored?.type ?? '' }).end(stored?.bytes);
    }
    const path = url.pathname.replace(`/api/widget/${state.token}/`, '');
    const { status, body } = answer(method, path, url.searchParams, await bodyOf(request));
    response.writeHead(status, { ...cors, 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  const server = createServer((request, response) => void handle(request, response));
  const sockets = new WebSocketServer({
    server,
    handleProtocols: () => 'live-chat.v1',
    verifyClient: () => !state.refusals.some(([pattern]) => pattern.test('GET /socket')),
  });
  sockets.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as ClientFrame;
      state.frames.push(frame);
      if (frame.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
      if (frame.type !== 'hello') return;
      const welcome: ServerFrame = {
        type: 'welcome',
        connection_id: randomUUID(),
        server_time: new Date().toISOString(),
        reconnect_after_seconds: 6600,
        heartbeat_seconds: 300,
      };
      socket.send(JSON.stringify(welcome));
      const from = frame.resume?.[0];
      for (const message of from ? state.rows.filter(({ seq }) => seq > from.after_seq) : []) {
        socket.send(JSON.stringify({ type: 'message.created', message } satisfies ServerFrame));
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return Object.assign(state, {
    origin,
    write,
    push,
    update,
    cut: () => {
      for (const socket of open) socket.terminate();
    },
    sockets: () => open.size,
    reset() {
      Object.assign(state, {
        widget: defaultWidget,
        availability: { online: true, reason: null, next_open_at: null },
        greetUntil: undefined,
        typicalAnswerSeconds: null,
        team: TEAM,
        person: {},
        conversation: null,
        rows: [],
        earlier: [],
        files: FILES,
        stored: new Map(),
        requests: [],
        sessions: [],
        frames: [],
        refusals: [],
      });
      for (const socket of open) socket.terminate();
    },
    close: () =>
      new Promise<void>((done) => {
        for (const socket of open) socket.terminate();
        server.closeAllConnections();
        server.close(() => done());
      }),
  });
}

/** `script.js` as the server makes it: the loader called with the configuration. */
export function script(
  outDir: string,
  {
    origin,
    token,
    widget,
    greetUntil,
  }: Pick<FakeServer, 'origin' | 'token' | 'widget'> & Partial<Pick<FakeServer, 'greetUntil'>>,
): string {
  const { app } = JSON.parse(readFileSync(join(outDir, 'widget-manifest.json'), 'utf8')) as { app: string };
  if (!widget.is_active) return 'console.info("Live chat: this widget is switched off.");';
  const config = { token, ...lookOf(widget), origin, app, greet_until: greetUntil };
  return `${readFileSync(join(outDir, 'loader.js'), 'utf8')}(${JSON.stringify(config)})`;
}

/** As it begins: the visitor has written, and waits. */
const emptyConversation = (): VisitorConversation => ({
  id: 1,
  widget_id: 1,
  visitor_id: VISITOR_ID,
  agent_id: null,
  status: 'pending',
  handler: 'agent',
  source_url: null,
  source_page_title: null,
  last_message: null,
  last_message_at: null,
  waiting_since: new Date().toISOString(),
  first_response_at: null,
  resolved_at: null,
  closed_at: null,
  rating: null,
  feedback: null,
  unread_by_visitor: 0,
  version: 1,
  created_at: new Date().toISOString(),
  agent: null,
});

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}
