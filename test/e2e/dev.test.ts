/** `npm run dev` on a copy of the project, whose files are saved while it runs: each change is on the screen, or in the next answer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { freePortPair } from '#test/support/free-port.ts';

const copy = resolve('.cache/dev-journey');
/** Each step, ten times what it takes. The start builds and synthesizes. */
const STEP_MS = 60_000;
const START_MS = 5 * STEP_MS;
/** A step that takes too long says what was awaited, before the test's own limit is over. */
const TEST_MS = 5 * STEP_MS;

const parts = [
  'bin client core dashboard dist examples functions lib local widget cdk.json package.json package-lock.json tsconfig.json',
  '.cache/dashboard.hash .cache/functions.hash .cache/widget.hash',
].flatMap((names) => names.split(' '));

let child: ChildProcess;
let browser: Browser;
let url: string;
const lines: string[] = [];
const errors: string[] = [];
const waiting = new Set<() => void>();

/** Resolves with the first line after `from` that matches. Throws what was printed instead if none does in time. */
async function printed(pattern: RegExp, from = 0, limitMs = STEP_MS): Promise<string> {
  const late = AbortSignal.timeout(limitMs);
  late.addEventListener('abort', wakeAll);
  for (;;) {
    const line = lines.slice(from).find((text) => pattern.test(text));
    if (line !== undefined) return line;
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${errors.join('\n')}`);
    if (late.aborted) throw new Error(`No line matched ${pattern}: ${[...lines, ...errors].join('\n')}`);
    await new Promise<void>((wake) => waiting.add(wake));
  }
}

function wakeAll(): void {
  for (const wake of waiting) wake();
  waiting.clear();
}

/** A page whose steps say what they await if it doesn't come in time. */
async function openPage(address: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(STEP_MS);
  await page.goto(address);
  return page;
}

/** Saves a file with a text in it replaced; answers when, in milliseconds, for the time that is printed. */
function save(file: string, text: string, other: string): number {
  const before = readFileSync(join(copy, file), 'utf8');
  expect(before).toContain(text);
  writeFileSync(join(copy, file), before.replace(text, other));
  return performance.now();
}

const tell = (what: string, started: number): void =>
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s after it was saved`);

beforeAll(async () => {
  rmSync(copy, { recursive: true, force: true });
  for (const part of parts) cpSync(part, join(copy, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
  const env = { ...process.env, PORT: String(await freePortPair()), DATA_DIR: '' };
  child = spawn(process.execPath, ['local/dev.ts'], { cwd: copy, env, stdio: 'pipe' });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('It has no output.');
  createInterface({ input: stdout }).on('line', (line) => {
    lines.push(line);
    wakeAll();
  });
  createInterface({ input: stderr }).on('line', (line) => errors.push(line));
  child.on('exit', wakeAll);
  browser = await launchBrowser();
  url = (await printed(/^ready /, 0, START_MS)).slice('ready '.length);
}, START_MS + STEP_MS);
afterAll(async () => {
  await browser?.close();
  if (child.exitCode === null) {
    child.kill('SIGINT');
    await once(child, 'exit');
  }
  rmSync(copy, { recursive: true, force: true });
}, STEP_MS);

test(
  'a saved file of the dashboard is on the screen',
  async () => {
    const page = await openPage(`${url}/dashboard/`);
    const admin = page.locator('button[value=admin]');
    await admin.waitFor();
    // What is saved before the page is connected never reaches it.
    const connected = page.waitForEvent('console', (message) => message.text() === '[vite] connected.');
    await admin.click();
    await Promise.all([connected, page.getByRole('link', { name: 'Home', exact: true }).first().waitFor()]);
    const started = save('dashboard/strings/shell.ts', "home: 'Home'", "home: 'Saved home'");
    const saved = page.getByRole('link', { name: 'Saved home' }).first();
    await saved.waitFor();
    expect(await saved.isVisible()).toBe(true);
    tell('dashboard', started);
    await page.close();
  },
  TEST_MS,
);

test(
  'a saved file of the widget is on the open page of the shop',
  async () => {
    const page = await openPage(url);
    await page.getByRole('button', { name: 'Chat', exact: true }).waitFor();
    const started = save('widget/loader/words.ts', "chat ?? 'Chat'", "chat ?? 'Saved chat'");
    const saved = page.getByRole('button', { name: 'Saved chat' });
    await saved.waitFor();
    expect(await saved.isVisible()).toBe(true);
    tell('widget', started);
    await page.close();
  },
  TEST_MS,
);

test(
  'a saved file of a function answers the next request',
  async () => {
    const script = async (token: string) => (await fetch(`${url}/api/widget/${token.repeat(32)}/script.js`)).text();
    expect(await script('a')).toContain('there is no widget with this token');
    const before = lines.length;
    const file = 'functions/http/operations/widget/widget-page.ts';
    const started = save(file, 'there is no widget with this token', 'saved words');
    await printed(/^replaced .*visitor-api/, before, 2 * STEP_MS);
    expect(await script('b')).toContain('saved words');
    tell('function', started);
  },
  TEST_MS,
);
