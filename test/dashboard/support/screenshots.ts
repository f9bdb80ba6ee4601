/** Screenshots of every page, in both schemes and three widths: `npx node test/dashboard/support/screenshots.ts <folder> [pages]`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '#test/support/browser.ts';
import { startFakeSite } from './fake-site.ts';
import { fullState } from './full-state.ts';

const places: Record<string, string> = {
  home: '/',
  inbox: '/conversations',
  conversation: '/conversations/112',
  unassigned: '/conversations/108?view=unassigned',
  resolved: '/conversations/104?view=all&status=any',
  search: '/conversations?q=chair',
  tickets: '/tickets?status=any',
  'new-ticket': '/tickets/new',
  ticket: '/tickets/301',
  reports: '/reports?range=last_30&timezone=UTC',
  widgets: '/widgets',
  'new-widget': '/widgets/new',
  widget: '/widgets/1',
  bots: '/bots',
  'new-bot': '/bots/new',
  bot: '/bots/72',
  articles: '/bots/71/articles',
  sources: '/bots/71/sources',
  unanswered: '/bots/71/unanswered',
  learned: '/bots/71/learned',
  quality: '/bots/71/quality',
  visitors: '/visitors',
  workflows: '/workflows',
  'new-workflow': '/workflows/new',
  workflow: '/workflows/81',
  'faulty-workflow': '/workflows/82',
  rules: '/rules',
  agents: '/agents',
  team: '/team',
  departments: '/departments',
  canned: '/canned-responses',
  fields: '/fields',
  'team-settings': '/team-settings',
  modules: '/modules',
  webhooks: '/webhooks',
  'new-webhook': '/webhooks/new',
  webhook: '/webhooks/801',
  'api-keys': '/api-keys',
  audit: '/audit',
  preferences: '/preferences',
  missing: '/nothing',
};
const widths = [1440, 1024, 390];

const [folder, wanted] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('Say where to put the pictures: screenshots.ts <folder> [pages, comma-separated]');
await mkdir(folder, { recursive: true });
const site = await startFakeSite(fullState());
const browser = await launchBrowser();
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of widths) {
      const isPhone = width < 720;
      const viewport = { width, height: isPhone ? 844 : 900 };
      const context = await browser.newContext({ viewport, colorScheme, hasTouch: isPhone, isMobile: isPhone });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(places)) {
        if (wanted && !wanted.split(',').includes(name)) continue;
        await page.goto(`${site.url}/dashboard${path}`);
        await page.waitForLoadState('networkidle');
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`) });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
}
