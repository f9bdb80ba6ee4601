/** The pages of `examples/` on the running stack: each shows one widget, and what it promises. One tab for all. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contentTypeOf } from '#local/platform/content-types.ts';
import { respond } from '#local/platform/http-message.ts';
import { useShop } from '#test/support/shop.ts';
import { signIn } from '#test/support/people.ts';

const PLACEHOLDER = 'https://chat.example.com/api/widget/YOUR-WIDGET-TOKEN/script.js';
const noise: string[] = [];
let page: Page;
let script: string;
/** What is served below `/example/`, by name. */
let files: Record<string, string> = {};

const shop = useShop((path) => {
  const name = basename(path);
  if (!path.startsWith('/example/') || !(name in files)) return undefined;
  return respond(200, files[name] ?? '', { 'content-type': contentTypeOf(name) });
});

beforeAll(async () => {
  const admin = await signIn(shop.stack.url, 'admin');
  const { data } = await admin.call('listWidgets', { query: {} });
  script = `${shop.stack.url}/api/widget/${data[0]?.token}/script.js`;
  page = await shop.browser.newPage();
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
});
beforeEach(() => void noise.splice(0));

const withScript = (text: string): string => text.replaceAll(PLACEHOLDER, script);
const source = (file: string): string => withScript(readFileSync(`examples/${file}`, 'utf8'));

/** A program of the examples as a bundler makes it, with React 19, or 18, or what of Vue runs in browsers. */
async function bundle(
  entry: string,
  { react = '', platform = 'browser' }: { react?: string; platform?: 'browser' | 'node' } = {},
): Promise<string> {
  const module = (name: string) => resolve('node_modules', name);
  const { outputFiles } = await build({
    entryPoints: [`examples/${entry}`],
    bundle: true,
    write: false,
    platform,
    format: platform === 'node' ? 'cjs' : 'iife',
    define: { 'process.env.NODE_ENV': '"development"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
    alias: {
      '@live-chat/widget/react': resolve('packages/widget/react.ts'),
      '@live-chat/widget/embed': resolve('packages/widget/embed.ts'),
      react: module(`react${react}`),
      'react-dom': module(`react-dom${react}`),
      vue: module('@vue/runtime-dom'),
    },
    logLevel: 'error',
  });
  return withScript(outputFiles[0]?.text ?? '');
}

const launcher = () => page.locator('live-chat .launcher');

async function show(served: Record<string, string>): Promise<void> {
  files = served;
  await page.goto(`${shop.stack.url}/example/index.html`);
  await launcher().waitFor();
  expect(await launcher().count()).toBe(1);
}

/** The widget goes and comes back with the part of the page that has it. */
async function comesAndGoes(): Promise<void> {
  const wanted = page.getByRole('checkbox', { name: 'Show the chat' });
  await wanted.uncheck();
  await launcher().waitFor({ state: 'detached' });
  expect(await page.evaluate(() => 'LiveChat' in window)).toBe(false);
  await wanted.check();
  await launcher().waitFor();
  await page.getByRole('button', { name: 'Ask us' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await launcher().count()).toBe(1);
}

describe('an example', () => {
  it('in plain HTML opens the chat by a button of its own', async () => {
    await show({ 'index.html': source('html/index.html') });
    await page.getByRole('button', { name: 'Ask us' }).click();
    await page.getByRole('dialog').waitFor();
    expect(noise).toEqual([]);
  });

  it.each(['', '-18'])('in React shows one widget in StrictMode, which comes and goes, with react%s', async (react) => {
    await show({ 'index.html': source('react/index.html'), 'main.js': await bundle('react/main.tsx', { react }) });
    await comesAndGoes();
    expect(noise.filter((text) => !text.includes('React DevTools'))).toEqual([]);
  });

  it.each([
    ['a component', ''],
    ['a component', '-18'],
    ['a script tag', ''],
    ['a script tag', '-18'],
  ])('that hydrates the whole document keeps it, and the widget of %s, with react%s', async (how, react) => {
    const server: { exports: { html?: () => string } } = { exports: {} };
    const program = await bundle('react-document/server.tsx', { react, platform: 'node' });
    compileFunction(program, ['module', 'require'])(server, createRequire(import.meta.url));
    const tags = '<script src="client.js" defer></script></body>';
    const tag = how === 'a component' ? tags : `<script src="${script}" async></script>${tags}`;
    await show({
      'index.html': server.exports.html?.().replace('</body>', tag) ?? '',
      'client.js': await bundle('react-document/client.tsx', { react }),
    });
    await page.waitForLoadState();
    expect(await page.getByRole('heading', { name: 'Our shop' }).count()).toBe(1);
    expect(noise.filter((text) => !text.includes('React DevTools'))).toEqual([]);
  });

  it('in Vue shows one widget, which comes and goes', async () => {
    await show({ 'index.html': source('vue/index.html'), 'main.js': await bundle('vue/main.ts') });
    await comesAndGoes();
    expect(noise.filter((text) => !text.includes('Vue'))).toEqual([]);
  });

  it('of a tag manager that fires its tag twice shows one widget', async () => {
    const tag = source('google-tag-manager/custom-html-tag.html');
    const html = `<!doctype html><title>Shop</title><body>${tag}${tag}${tag.replace('live-chat-script', 'another-container')}`;
    await show({ 'index.html': html });
    await page.waitForLoadState();
    expect(await page.locator('live-chat').count()).toBe(1);
    expect(noise).toEqual([]);
  });

  it('for Shopify says what is in the cart', async () => {
    const liquid = source('shopify/live-chat.liquid');
    const values: Record<string, string> = { 'cart.item_count': '2', 'product.title': '"Teapot \\u0026 mug"' };
    const html = liquid
      .replace(/{% comment %}.*?{% endcomment %}/s, '')
      .replace(/{{ ([\w.]+) \| json }}/g, (_, name: string) => values[name] ?? 'null');
    await show({ 'index.html': `<!doctype html><title>Shop</title><body>${html}` });
    expect(html).not.toMatch(/{[{%]/);
    expect(noise).toEqual([]);
  });

  it('for WordPress enqueues the script by its address, asynchronously', async () => {
    const php = source('wordpress/functions.php');
    const [, address = ''] = /'(http[^']+)'/.exec(php) ?? [];
    expect(php).toContain("'strategy' => 'async'");
    await show({
      'index.html': `<!doctype html><title>Blog</title><script src="${address}" id="live-chat-js" async></script>`,
    });
    expect(noise).toEqual([]);
  });

  it('on a site that replaces its body, as Turbo and htmx do, keeps the open window, and one widget', async () => {
    await show({ 'index.html': source('html/index.html') });
    await page.getByRole('button', { name: 'Ask us' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Vera');
    await page.evaluate((src) => {
      const body = document.createElement('body');
      const again = Object.assign(document.createElement('script'), { src });
      body.append(Object.assign(document.createElement('h1'), { textContent: 'Next page' }), again);
      history.pushState(null, '', 'next.html');
      document.body.replaceWith(body);
    }, script);
    await page.getByRole('heading', { name: 'Next page' }).waitFor();
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Vera');
    expect(await page.locator('live-chat').count()).toBe(1);
    expect(noise).toEqual([]);
  });

  it('begins no session and stores nothing until the window is opened, unless the page says who is there', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    const look = async (html: string) => {
      // The tab remembers the chats of the tests before.
      files = { 'blank.html': '<!doctype html><title>Blank</title>' };
      await page.goto(`${shop.stack.url}/example/blank.html`);
      await page.evaluate(() => [localStorage, sessionStorage].forEach((storage) => storage.clear()));
      await page.mouse.move(0, 0);
      sent.splice(0);
      await show({ 'index.html': html });
      const app = page.waitForResponse('**/widget/app-*');
      await launcher().hover();
      await (await app).finished();
    };
    const isSession = (url: string) => url.endsWith('/session');
    await look(`<!doctype html><title>Shop</title><body><script src="${script}" async></script>`);
    await page.evaluate(() => window.LiveChat?.('setLocale', 'en'));
    expect(await page.evaluate(() => localStorage.length + document.cookie.length)).toBe(0);
    expect(sent.filter(isSession)).toEqual([]);
    await look(source('html/index.html'));
    await expect.poll(() => sent.filter(isSession).length).toBe(1);
  });
});
