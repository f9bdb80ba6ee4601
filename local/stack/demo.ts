/** What a new user finds: a demo shop with the widget, and two agents, created once through the public API. */
import { readFileSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import * as z from 'zod/mini';
import { contentTypeOf } from '#local/platform/content-types.ts';
import { respond, type HttpResponse } from '#local/platform/http-message.ts';
import type { Shop } from './pages.ts';

const WIDGET_NAME = 'Demo shop';
const AGENTS = ['agent1', 'agent2'];

const widget = z.object({ name: z.string(), token: z.string() });
const agent = z.object({ user_id: z.string() });
const accessToken = z.object({ access_token: z.string() });

type Call = (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>;

/** The agent API with the demo admin's token. */
async function asAdmin(url: string): Promise<Call> {
  const answer = await fetch(`${url}/local/token`, { method: 'POST', body: '{"user":"admin"}' });
  const { access_token } = accessToken.parse(await answer.json());
  return async (method, path, body) => {
    const response = await fetch(`${url}/api/v1/live-chat${path}`, {
      method,
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response.json();
    throw new Error(
      `The demo could not be set up: ${method} ${path} answered ${response.status} ${await response.text()}`,
    );
  };
}

/** Creates the demo's agents and widget if they are missing; returns the widget's token. */
async function seed(url: string): Promise<string> {
  const call = await asAdmin(url);
  const agents = z.object({ data: z.array(agent) }).parse(await call('GET', '/agents?limit=100'));
  const missing = AGENTS.filter((name) => agents.data.every(({ user_id }) => user_id !== name));
  for (const user_id of missing) await call('POST', '/agents', { user_id });
  const widgets = z.object({ data: z.array(widget) }).parse(await call('GET', '/widgets?limit=100'));
  // Someone may have renamed the demo's widget. Then any other will do, because a second one would only confuse.
  const found = widgets.data.find(({ name }) => name === WIDGET_NAME) ?? widgets.data[0];
  return (found ?? widget.parse(await call('POST', '/widgets', { name: WIDGET_NAME }))).token;
}

async function page(folder: string, path: string, token: () => Promise<string>): Promise<HttpResponse | undefined> {
  const name = path === '/' || path === '/shop/' ? 'index.html' : path.slice('/shop/'.length);
  const file = join(folder, normalize(`/${name}`));
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const headers = { 'content-type': contentTypeOf(file), 'cache-control': 'no-cache' };
  if (!file.endsWith('.html')) return respond(200, readFileSync(file), headers);
  const source = readFileSync(file, 'utf8');
  if (!source.includes('{{script_url}}')) return respond(200, source, headers);
  return respond(200, source.replaceAll('{{script_url}}', `/api/widget/${await token()}/script.js`), headers);
}

/** Sets up the demo on a running stack. The shop's pages come from a folder and are served at `/` and below `/shop/`. */
export async function openShop(url: string, folder: string): Promise<Shop> {
  await seed(url);
  // A page asks again: an admin may have given the widget a new token.
  return async (path) => (path === '/' || path.startsWith('/shop/') ? page(folder, path, () => seed(url)) : undefined);
}
