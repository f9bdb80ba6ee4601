/** A WebDriver in front of the tests' Chromium, which comes without one: so that client and journeys are tried in each run. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { keys } from './webdriver.ts';

type Action = { type: string; value?: string; x?: number; y?: number; duration?: number };
type Command = (page: Page, body: Record<string, unknown>) => Promise<unknown>;

const names: Record<string, string> = Object.fromEntries(Object.entries(keys).map(([name, code]) => [code, name]));

async function perform({ keyboard, mouse }: Page, { type, value = '', x = 0, y = 0, duration }: Action) {
  if (type === 'keyDown') await keyboard.down(names[value] ?? value);
  else if (type === 'keyUp') await keyboard.up(names[value] ?? value);
  else if (type === 'pointerMove') await mouse.move(x, y);
  else if (type === 'pointerDown') await mouse.down();
  else if (type === 'pointerUp') await mouse.up();
  else if (type === 'pause') await new Promise((over) => setTimeout(over, duration));
  else throw new Error(`There is no action ${type}.`);
}

const commands: Record<string, Command> = {
  'POST url': (page, { url }) => page.goto(String(url)),
  'POST refresh': (page) => page.reload(),
  'POST back': (page) => page.goBack(),
  'POST execute/sync': (page, { script, args }) =>
    page.evaluate(`(function () { ${String(script)} }).apply(null, ${JSON.stringify(args)})`),
  async 'POST actions'(page, { actions }) {
    const [source] = actions as [{ actions: Action[] }];
    for (const action of source.actions) await perform(page, action);
  },
  'DELETE actions': () => Promise.resolve(),
  'DELETE ': (page) => page.context().close(),
};

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

/** Starts it. @returns its address, and how to stop it */
export async function startChromiumDriver(browser: Browser): Promise<{ address: string; stop: () => void }> {
  const pages: Page[] = [];
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const body = await bodyOf(request);
    const [, root, id, ...rest] = (request.url ?? '').split('/');
    if (root === 'status') return { ready: true };
    if (!id) return { sessionId: String(pages.push(await (await browser.newContext()).newPage()) - 1) };
    const page = pages[Number(id)];
    const command = commands[`${request.method} ${rest.join('/')}`];
    if (!page || !command) throw new Error(`There is no ${request.method} ${request.url}.`);
    const value = await command(page, body);
    return rest[0] === 'execute' ? (value ?? null) : null;
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (value) => response.end(JSON.stringify({ value })),
      (error: Error) =>
        response.writeHead(500).end(JSON.stringify({ value: { error: 'unknown error', message: error.message } })),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
