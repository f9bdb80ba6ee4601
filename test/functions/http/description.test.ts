import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { descriptionPage } from '#bin/api-description/page.ts';
import { writeDescription } from '#bin/api-description/write.ts';
import { endpoints } from '#core/contract/http.ts';
import { describeApi } from '#core/contract/openapi.ts';
import { descriptionFiles } from '#functions/http/built-files.ts';
import type { Apis } from '#test/support/api.ts';
import { call, startApis } from '#test/support/api.ts';
import { violations } from '#test/support/axe.ts';
import { launchBrowser } from '#test/support/browser.ts';

const docs = '/api/v1/live-chat/docs';
const openapi = '/api/v1/live-chat/openapi.json';

let folder: string;
let api: Apis;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'live-chat-description-'));
  await writeDescription(folder);
  api = await startApis();
  api.agentDeps.description = descriptionFiles(folder);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await api.stop();
  rmSync(folder, { recursive: true });
});

/** Opens the page as it is served, headers and all; whatever else it asks for is written down. */
async function opened(colorScheme: 'light' | 'dark') {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1200, height: 900 } });
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    const { status, headers, body } = await call(api.agents, 'GET', pathname);
    await route.fulfill({ status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  });
  await page.goto(`https://chat.example.com${docs}`);
  return { page, asked, complaints };
}

describe('the description', () => {
  test('is public and kept for a minute, so that a megabyte is read once for all who ask', async () => {
    const kept = 'public, max-age=60, stale-while-revalidate=600';
    const answer = await call(api.agents, 'GET', openapi);
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json', 'cache-control': kept },
      body: { openapi: '3.1.1' },
    });
    expect((await call(api.agents, 'GET', docs)).headers['cache-control']).toBe(kept);
  });

  test.each([docs, openapi])('%s is sent once to a client that keeps it', async (path) => {
    const { headers } = await call(api.agents, 'GET', path);
    const again = await call(api.agents, 'GET', path, { headers: { 'if-none-match': headers['etag'] ?? '' } });
    expect([again.status, again.body]).toEqual([304, undefined]);
  });

  test('reads no table', async () => {
    api.deps.resetUnits();
    await call(api.agents, 'GET', openapi);
    await call(api.agents, 'GET', docs);
    expect(api.deps.units).toEqual({ read: 0, write: 0, index: 0 });
  });
});

describe('the page', () => {
  test('runs and loads nothing: its policy allows only its one style sheet', async () => {
    const { status, headers, body } = await call(api.agents, 'GET', docs);
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
    const [, styles = ''] = /<style>([^]*?)<\/style>/.exec(body) ?? [];
    const hash = createHash('sha256').update(styles).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(body).not.toMatch(/<script|<link|<img| style=| on\w+=/);
  });

  test('shows every operation, with links that lead somewhere', async () => {
    const { body } = await call(api.agents, 'GET', docs);
    const ids = new Set([...String(body).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect(Object.keys(endpoints).filter((id) => !ids.has(id))).toEqual([]);
    const targets = [...String(body).matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('is readable in a %s browser: styled, without a complaint', async (scheme) => {
    const { page, asked, complaints } = await opened(scheme);
    expect(asked).toEqual([docs]);
    expect(complaints).toEqual([]);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(Number(/oklch\(([\d.]+)/.exec(background)?.[1]) > 0.5).toBe(scheme === 'light');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('gives everybody access in a %s browser', async (colorScheme) => {
    // A few operations are like all others; the page allows no script, not even a test's, so this is its content only.
    const { listConversations, sendMessage, deleteWidget } = endpoints;
    const { body } = await call(api.agents, 'GET', docs);
    const [, styles = ''] = /<style>([^]*?)<\/style>/.exec(body) ?? [];
    const page = await browser.newPage({ colorScheme, viewport: { width: 1200, height: 900 } });
    await page.setContent(descriptionPage(describeApi({ listConversations, sendMessage, deleteWidget }), styles));
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});
