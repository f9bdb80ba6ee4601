/**
 * Chromium for tests: the one `CHROMIUM_PATH` names, else the one that comes with npm. Its own argument list is not used:
 * it switches web security off, and then tests of CORS, policies and storage would prove nothing.
 */
import { type Browser, chromium } from 'playwright-core';
import { watchBrowser } from './trouble.ts';

const safeArgs = [
  '--no-sandbox',
  '--headless=shell',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts a browser; close it when done. */
export async function launchBrowser(): Promise<Browser> {
  return watchBrowser(await chromium.launch({ executablePath: await browserPath(), args: safeArgs }));
}

/** Where the browser is; the one from npm is unpacked if it isn't yet. */
export async function browserPath(): Promise<string> {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  // Makes it unpack the system libraries that a bare Linux doesn't have.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: bundled } = await import('@sparticuz/chromium');
  return bundled.executablePath();
}
