/**
 * Chat widgets of others, as npm has them, each on a page of its own. They aren't dependencies: `npm pack` fetches them into
 * `.cache/peers` when they are first measured. Their servers are stubs that answer at once.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { atEdge, compressed } from '#test/support/edge-answer.ts';

/** A widget on a page. */
export type Side = {
  name: string;
  url: string;
  /** What is clicked; undefined of a page without a widget. */
  launcher?: string;
  /** What a visitor can write into first, within its own root. */
  input?: string;
};

type Peer = {
  version: string;
  /** What the page has; `{{files}}` is the package's folder. */
  html: string;
  launcher: string;
  input: string;
  /** What its server answers. */
  answer: object;
};

const CACHE = '.cache/peers';

const peers: Record<string, Peer> = {
  '@n8n/chat': {
    version: '1.37.0',
    html: `<link href="{{files}}/dist/style.css" rel="stylesheet" />
<script type="module">
import { createChat } from '{{files}}/dist/chat.bundle.es.js';
createChat({ webhookUrl: '{{files}}/stub', loadPreviousSession: false });
</script>`,
    launcher: '.chat-window-toggle',
    input: '.chat-window-wrapper textarea',
    answer: { output: 'Hello' },
  },
  'rasa-webchat': {
    version: '1.0.1',
    html: `<script src="{{files}}/lib/index.js"></script>
<script>WebChat.default({ socketUrl: location.origin, socketPath: '{{files}}/stub/', connectOn: 'open', hideWhenNotConnected: false, withRules: false }, null);</script>`,
    launcher: '.rw-launcher',
    input: '.rw-new-message',
    answer: {},
  },
  '@typebot.io/js': {
    version: '0.10.7',
    html: `<script type="module">
import Typebot from '{{files}}/dist/web.js';
Typebot.initBubble({ typebot: 'shop', apiHost: location.origin + '{{files}}/stub' });
</script>`,
    launcher: 'typebot-bubble button',
    input: ':is(input, textarea)',
    answer: {
      sessionId: 'session',
      typebot: { id: 'shop', version: '6', theme: {}, settings: {}, publishedAt: '2026-01-01T00:00:00.000Z' },
      messages: [],
      input: { id: 'question', type: 'text input', options: {} },
    },
  },
};

const types: Record<string, string> = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css' };

/** The folder of a package, fetched if it isn't there yet. */
function folderOf(name: string, version: string): string {
  const folder = join(CACHE, `${name.replaceAll(/[@/]/g, '_')}-${version}`);
  if (!existsSync(join(folder, 'package'))) {
    mkdirSync(folder, { recursive: true });
    const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, `${name}@${version}`]);
    execFileSync('tar', ['xzf', join(folder, packed.toString().trim().split('\n').at(-1) ?? ''), '-C', folder]);
  }
  return join(folder, 'package');
}

/** Starts a server with a page for each peer, and one without any widget. */
export async function startPeers(): Promise<{ sides: Side[]; server: Server; origin: string }> {
  const folders = new Map(Object.entries(peers).map(([name, { version }]) => [name, folderOf(name, version)]));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const [name, peer] = Object.entries(peers).find(([each]) => path.startsWith(`/${each}/`)) ?? [];
    const rest = name === undefined ? path : path.slice(name.length + 2);
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    if (rest === '' || rest === '/') {
      const body = peer?.html.replaceAll('{{files}}', `/${name}`) ?? '';
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return void response.end(`<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>${body}</html>`);
    }
    const file = join(folders.get(name ?? '') ?? '', normalize(`/${rest}`));
    if (rest.startsWith('stub') || !existsSync(file)) {
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify(peer?.answer ?? {}));
    }
    const headers = { 'content-type': types[extname(file)] ?? 'text/plain', ...atEdge(31_536_000) };
    response.writeHead(200, headers).end(compressed(readFileSync(file)));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sides = Object.entries(peers).map(([name, { version, launcher, input }]) => ({
    name: `${name} ${version}`,
    url: `${origin}/${name}/`,
    launcher,
    input,
  }));
  return { sides, server, origin };
}
