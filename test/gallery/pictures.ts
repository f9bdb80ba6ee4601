/** Writes a picture of every scene, in each look, on a desktop and a phone: `npx node test/gallery/pictures.ts <folder> [pattern]`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '#test/support/browser.ts';
import { buildGallery, openGallery, sceneNames, showScene } from './open-gallery.ts';
import { looks } from './scene.ts';

const [folder, pattern = ''] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where to put the pictures: pictures.ts <folder> [pattern]');
await mkdir(folder, { recursive: true });
const [browser, files] = await Promise.all([launchBrowser(), buildGallery()]);
try {
  for (const width of [1440, 390]) {
    const page = await openGallery(browser, files, { viewport: { width, height: 844 }, hasTouch: width < 720 });
    for (const name of await sceneNames(page)) {
      if (!new RegExp(pattern, 'i').test(name)) continue;
      for (const look of looks) {
        await showScene(page, name, look);
        await page.screenshot({ path: join(folder, `${name.replaceAll(/\W+/g, '-')}.${look}.${width}.png`) });
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
}
