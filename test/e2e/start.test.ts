import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import { liveChat } from '#test/support/live-chat-command.ts';

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** `npm start` without npm; `lines` grows with what it prints. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['local/start.ts'], { env: { ...process.env, ...env }, stdio: 'pipe' });
  running.push(child);
  const lines: string[] = [];
  const errors: string[] = [];
  const said = createInterface({ input: child.stdout });
  said.on('line', (line) => lines.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  // Listened for from the start: several lines may come at once.
  const printed = new Promise<string>((resolve) => {
    said.on('line', (line) => line.startsWith('ready ') && resolve(line.slice('ready '.length)));
  });
  const ready = async (): Promise<string> => {
    const url = await Promise.race([printed, ended]);
    if (typeof url !== 'string') throw new Error(`It ended with ${url}: ${errors.join('\n')}`);
    return url;
  };
  return { child, lines, errors, ended, ready };
}

const page = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, text: await response.text() };
};

/** `npx live-chat` finds the running stack; its doctor finds nothing wrong, and who is created may sign in. */
async function commandsWork(url: string): Promise<void> {
  const examined = await liveChat(['doctor', '--local', url, '--json']);
  expect(JSON.parse(examined.out)).toMatchObject({ faults: 0, warnings: 0, ok: 7 });
  expect(await liveChat(['create-admin', 'zoe@example.com', '--local', url])).toMatchObject({ code: 0 });
  const token = await fetch(`${url}/local/token`, { method: 'POST', body: '{"user":"zoe@example.com"}' });
  const { access_token } = (await token.json()) as { access_token: string };
  const widgets = await fetch(`${url}/api/v1/live-chat/widgets`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  expect(widgets.status).toBe(200);
  expect((await liveChat(['embed-code', '--local', url])).out).toContain(`<script src="${url}/api/widget/`);
}

test('npm start ends with the line that says where, serves the shop with a live widget, and Ctrl-C stops all', async () => {
  const { child, lines, errors, ended, ready } = start({ PORT: '0' });
  const url = await ready();
  expect(url).toMatch(/^http:\/\/localhost:\d+$/);
  expect(lines.at(-1)).toBe(`ready ${url}`);
  const printed = lines.join('\n');
  for (const part of [`${url}/\n`, `${url}/dashboard/`, 'admin (Ada Lindqvist)', 'agent1 (Ben Okafor)'])
    expect(printed).toContain(part);
  expect(JSON.parse((await page(`${url}/dashboard/config.json`)).text)).toMatchObject({ demo_url: '/' });
  expect(await page(`${url}/local/ready`)).toMatchObject({ status: 200 });
  const shop = await page(`${url}/`);
  const script = /src="(\/api\/widget\/\w{32}\/script\.js)"/.exec(shop.text)?.[1];
  expect(await page(url + script)).toMatchObject({ status: 200 });
  expect((await page(`${url}/dashboard/`)).text).toContain('<!doctype html>');
  await commandsWork(url);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(errors).toEqual([]);
  await expect(fetch(`${url}/local/ready`)).rejects.toThrow('fetch failed');
});

test('a taken port is one sentence, and the end', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const { errors, ended } = start({ PORT: String(port) });
  expect(await ended).toBe(1);
  expect(errors).toEqual([
    `Port ${port} is already in use. Stop what uses it, or choose another port: PORT=${port + 1}.`,
  ]);
  other.close();
});

test('a DynamoDB server that is not there is one sentence, and the end', async () => {
  const { errors, ended } = start({ PORT: '0', DYNOXIDE_BIN: '/no/such/file' });
  expect(await ended).toBe(1);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain('/no/such/file');
});
