import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openShop } from '#local/stack/demo.ts';

type Widget = { name: string; token: string };

/** A stack that has these widgets and both agents. `posted` lists what is created. */
async function stackWith(widgets: Widget[]): Promise<{ url: string; posted: string[] }> {
  const posted: string[] = [];
  const answers: Record<string, object> = {
    '/local/token': { access_token: 'token' },
    '/api/v1/live-chat/agents': { data: [{ user_id: 'agent1' }, { user_id: 'agent2' }] },
    '/api/v1/live-chat/widgets': { data: widgets },
  };
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    const creates = request.method === 'POST' && path !== '/local/token';
    const created = { name: 'Demo shop', token: 'new' };
    if (creates) {
      posted.push(path);
      widgets.push(created);
    }
    response.end(JSON.stringify(creates ? created : answers[path]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, posted };
}

test.each<[string, Widget[], string, string[]]>([
  ['creates a widget when there is none', [], 'new', ['/api/v1/live-chat/widgets']],
  [
    'uses its own widget',
    [
      { name: 'Other', token: 'other' },
      { name: 'Demo shop', token: 'own' },
    ],
    'own',
    [],
  ],
  [
    'uses the widget that was renamed instead of creating a second one',
    [{ name: 'My shop', token: 'mine' }],
    'mine',
    [],
  ],
])('the demo shop %s', async (_, widgets, token, created) => {
  const { url, posted } = await stackWith(widgets);
  const shop = await openShop(url, 'examples/shop');
  expect((await shop('/'))?.body.toString()).toContain(`/api/widget/${token}/script.js`);
  expect(posted).toEqual(created);
});

test('the demo shop has the widget also after it was given a new token', async () => {
  const own = { name: 'Demo shop', token: 'own' };
  const { url } = await stackWith([own]);
  const shop = await openShop(url, 'examples/shop');
  own.token = 'regenerated';
  expect((await shop('/'))?.body.toString()).toContain('/api/widget/regenerated/script.js');
});

test('the shop has files, and nothing where a folder is asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'live-chat-shop-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'teapots'));
  writeFileSync(join(folder, 'index.html'), 'shop');
  const shop = await openShop((await stackWith([{ name: 'Demo shop', token: 'own' }])).url, folder);
  const paths = ['/', '/shop/', '/shop/.', '/shop/..', '/shop/teapots', '/shop/teapots/', '/shop/nothing'];
  const shown = await Promise.all(paths.map(async (path) => (await shop(path))?.body.toString()));
  expect(shown).toEqual(['shop', 'shop', ...Array<undefined>(5).fill(undefined)]);
});
