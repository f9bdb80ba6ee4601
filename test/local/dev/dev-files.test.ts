import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DevFiles } from '#local/dev/dev-files.ts';
import { respond } from '#local/platform/http-message.ts';

async function serve() {
  const folder = mkdtempSync(join(tmpdir(), 'widget-'));
  mkdirSync(join(folder, 'public'));
  writeFileSync(join(folder, 'public/app-1.js'), 'built again');
  const files = new DevFiles(folder);
  const server = createServer((request, response) => files.answer(request, response) || response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { files, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('dev files serve the latest build of the widget and leave other requests to the stack', async () => {
  const { url } = await serve();
  expect(await (await fetch(`${url}/widget/app-1.js?x`)).text()).toBe('built again');
  for (const path of ['/widget/app-2.js', '/widget/../secret', '/other/app-1.js'])
    expect((await fetch(url + path)).status).toBe(404);
});

test("dev files make the shop's open pages reload", async () => {
  const { files, url } = await serve();
  const page = await files.reloading(() =>
    respond(200, '<body></body>', { 'content-type': 'text/html; charset=utf-8' }),
  )('/');
  expect(page?.body.toString()).toContain('/local/reloads');
  const reader = (await fetch(`${url}/local/reloads`)).body?.getReader();
  files.changed();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: changed\n\n');
  await reader?.cancel();
});
