/** Asks a deployment from outside, as browsers do. Nothing is written. */
import http from 'node:http';
import https from 'node:https';
import { once } from 'node:events';
import { SUBPROTOCOL } from '#core/contract/socket.ts';
import { scriptUrl } from '#core/contract/kit/embed-code.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import type { Facts, Page, WidgetPages } from './facts.ts';

const TIMEOUT_MS = 10_000;

/** Fetches a page. Never rejects. */
export async function fetchPage(url: string, init: RequestInit = {}): Promise<Page> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { url, status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  } catch (error) {
    return { url, error: reasonOf(error) };
  }
}

/** `fetch` says only that it failed; its cause says why. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const reason = cause instanceof Error ? cause : error;
  if (!(reason instanceof Error)) return String(reason);
  const { code } = reason as NodeJS.ErrnoException;
  return code ?? reason.message;
}

/** The dashboard's page and settings. */
export async function askSite(origin: string): Promise<Facts['site']> {
  const [dashboard, settings] = await Promise.all([
    fetchPage(`${origin}/dashboard/`),
    fetchPage(`${origin}/dashboard/config.json`),
  ]);
  return { origin, dashboard, settings };
}

/** What the issuer in the dashboard's settings says of itself. @throws Error when the settings name none */
export async function askIdentity({ settings }: Facts['site']): Promise<Facts['identity']> {
  const authority = 'body' in settings ? fieldOf(settings.body, 'authority') : undefined;
  if (authority === undefined) throw new Error("The dashboard's settings name no identity provider.");
  const discovery = await fetchPage(`${authority.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const uri = 'body' in discovery ? fieldOf(discovery.body, 'jwks_uri') : undefined;
  return { authority, discovery, keys: uri === undefined ? undefined : await fetchPage(uri) };
}

function fieldOf(text: string, name: string): string | undefined {
  try {
    const value: unknown = Object(JSON.parse(text))[name];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The first domains that a widget allows are asked for. */
const MAX_ORIGINS = 3;

/** What a page with this widget gets. */
export async function askWidget(origin: string, widget: Widget): Promise<WidgetPages> {
  const { name, token, is_active: isActive, allowed_domains } = widget;
  const address = scriptUrl(origin, token);
  const hosts = allowed_domains.length === 0 ? ['www.example.com'] : allowed_domains.slice(0, MAX_ORIGINS);
  const origins = hosts.map((host) => `https://${host.replace('*', 'www')}`);
  const [script, config, ...preflights] = await Promise.all([
    fetchPage(address),
    fetchPage(address.replace(/script\.js$/, 'config')),
    ...origins.map((site) => preflight(address.replace(/script\.js$/, 'session'), site)),
  ]);
  const path = 'body' in script ? /"app":"([^"]+)"/.exec(script.body)?.[1] : undefined;
  const [site = ''] = origins;
  const app =
    path === undefined ? undefined : await fetchPage(new URL(path, origin).href, { headers: { origin: site } });
  return {
    name,
    token,
    isActive,
    script,
    app,
    config,
    preflights: preflights.map((page, index) => ({ origin: origins[index] ?? '', page })),
  };
}

const preflight = (url: string, origin: string): Promise<Page> =>
  fetchPage(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,authorization',
    },
  });

/** The status with which the socket answers somebody who has no session. Never rejects. */
export async function askSocket(url: string): Promise<Facts['socket']> {
  const { request } = url.startsWith('wss:') ? https : http;
  const asking = request(url.replace(/^ws/, 'http'), {
    timeout: TIMEOUT_MS,
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.from('live-chat-doctor').toString('base64'),
      'sec-websocket-protocol': `${SUBPROTOCOL}, nobody`,
    },
  }).end();
  const closed = new Promise<void>((resolve) => void asking.once('close', resolve));
  try {
    asking.on('timeout', () => asking.destroy(new Error('no answer within ten seconds')));
    const upgraded = once(asking, 'upgrade').then(() => 101);
    const answered = once(asking, 'response').then(([response]) => (response as http.IncomingMessage).statusCode ?? 0);
    // The one that never comes rejects when the request ends.
    upgraded.catch(() => {});
    answered.catch(() => {});
    return { url, status: await Promise.race([upgraded, answered]) };
  } catch (error) {
    return { url, error: reasonOf(error) };
  } finally {
    asking.destroy();
    // A function may not return with a request still open.
    await closed;
  }
}

/** The time of the site, by an answer that nothing caches. @throws Error when it names none */
export async function askClock(origin: string): Promise<Facts['clock']> {
  const before = Date.now();
  const page = await fetchPage(`${origin}/api/v1/live-chat/agents`);
  const date = 'headers' in page ? page.headers['date'] : undefined;
  if (date === undefined) throw new Error('The site answers without its time.');
  return { serverMs: Date.parse(date), ownMs: (before + Date.now()) / 2 };
}
