/** Writes the guide's pictures: pages of the dashboard with sample data. */
import { startFakeSite } from '#test/dashboard/support/fake-site.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { launchBrowser } from '#test/support/browser.ts';

const folder = 'docs/screenshots';
const pictures = {
  'widget-form': { path: '/widgets/1', height: 860 },
  workflow: { path: '/workflows/81', height: 820 },
  reports: { path: '/reports?range=last_30&timezone=UTC', height: 900 },
};

const site = await startFakeSite(fullState());
const browser = await launchBrowser();
for (const [name, { path, height }] of Object.entries(pictures)) {
  const context = await browser.newContext({ viewport: { width: 1280, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${site.url}/dashboard${path}`);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
  console.log(`Written: ${folder}/${name}.png`);
}
await browser.close();
await site.close();
