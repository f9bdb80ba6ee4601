/** The demo shop on the running stack, and a browser, for all tests of a file. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openShop } from '#local/stack/demo.ts';
import type { Shop } from '#local/stack/pages.ts';
import { launchBrowser } from './browser.ts';
import { type TestStack, startTestStack } from './stack.ts';

/** What is there once the tests of the file run. */
export type OpenShop = { stack: TestStack; browser: Browser };

/** Starts both before the tests, and ends them afterwards. @param pages what is served besides the shop, by its path */
export function useShop(pages: Shop = () => undefined): OpenShop {
  const shop = {} as OpenShop;
  beforeAll(async () => {
    [shop.stack, shop.browser] = await Promise.all([
      startTestStack({
        prepare: async (url) => {
          const serve = await openShop(url, 'examples/shop');
          return async (path) => (await pages(path)) ?? serve(path);
        },
      }),
      launchBrowser(),
    ]);
  });
  afterAll(async () => {
    await shop.browser.close();
    await shop.stack.stop();
  });
  return shop;
}
