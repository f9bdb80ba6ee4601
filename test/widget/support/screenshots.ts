/** Writes a picture of every state of the widget, light and dark, on a phone and a desktop: `node <this> <folder>`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { launchBrowser } from '#test/support/browser.ts';
import { startFakeServer } from './fake-server.ts';
import { states } from './states.ts';

const folder = process.argv[2] ?? join(tmpdir(), 'widget-states');
const only = process.argv[3];
mkdirSync(folder, { recursive: true });
const types: Record<string, string> = { '.css': 'text/css', '.svg': 'image/svg+xml', '.js': 'text/javascript' };

const server = await startFakeServer();
const browser = await launchBrowser();
const shop = readFileSync('examples/shop/index.html', 'utf8').replace('{{script_url}}', '{{script}}');
for (const [width, height] of [
  [1280, 800],
  [390, 844],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { name, prepare, drive } of states) {
      if (only && !new RegExp(only).test(name)) continue;
      server.reset();
      server.pages = { '/': { html: shop } };
      server.widget = { ...server.widget, primary_color: process.env['PRIMARY'] ?? '#1f5d50' };
      prepare?.(server);
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, hasTouch: width < 500 });
      const page = await context.newPage();
      page.setDefaultTimeout(4000);
      await page.route('**/shop/*', (route) => {
        const path = `examples${new URL(route.request().url()).pathname}`;
        return route.fulfill({ body: readFileSync(path), contentType: types[extname(path)] ?? 'text/plain' });
      });
      page.on('pageerror', (error) => console.error(name, error));
      await page.goto(server.origin);
      try {
        await page.locator('live-chat .launcher').waitFor();
        await drive?.(page, server);
      } catch (error) {
        console.error(`${name} at ${width}: ${(error as Error).message.split('\n')[0]}`);
      }
      await page.waitForTimeout(600);
      await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}.${width}.${colorScheme}.png`) });
      await context.close();
    }
  }
}
await browser.close();
await server.close();
console.log(folder);
