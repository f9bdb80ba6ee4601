/** The pages for site developers say what the code does. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = readFileSync('docs/site-developers.md', 'utf8');
const sources = ['widget', 'functions', 'core'].flatMap((room) => globSync(`${room}/**/*.{ts,tsx}`));
const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n');

it('names what the console says, in its words', () => {
  const said = [...page.matchAll(/`Live chat: ([^`]+)`/g)].map(([, sentence = '']) => sentence);
  expect(said.length).toBeGreaterThan(9);
  const parts = said
    .flatMap((sentence) => sentence.split('…'))
    .map((part) => part.trim())
    .filter((part) => part.length > 1);
  expect(parts.filter((part) => !code.includes(part) && !code.includes(part.replace(/"$/, '')))).toEqual([]);
});

it('names how long the script is cached, as it is sent', () => {
  const [sent = ''] = /max-age=60, stale-while-revalidate=\d+/.exec(code) ?? [];
  expect(page).toContain(`\`${sent}\``);
});

it('names each key that the widget stores', () => {
  const keys = new Set([...code.matchAll(/const key = `(live-chat[\w-]*:)\$/g)].map(([, key = '']) => key));
  expect([...keys].sort()).toEqual(['live-chat-greeting:', 'live-chat:']);
  for (const key of keys) expect(page).toContain(`\`${key}{token}\``);
});

it('calls the settings of the dashboard what it calls them', () => {
  const strings = readFileSync('dashboard/strings/widgets.ts', 'utf8');
  for (const label of ['Allowed domains', 'Hidden on these paths', 'Signed-in visitors only', 'Install']) {
    expect(page).toContain(`${label}**`);
    expect(strings).toContain(`'${label}'`);
  }
});

it('links to sections that there are', () => {
  const anchors = new Set(
    [...page.matchAll(/^##+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-')),
  );
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
  expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
});

it('names the oldest browsers that the widget and the dashboard are built for', () => {
  const section = page.slice(page.indexOf('## Browsers'), page.indexOf('## Frameworks'));
  const named = {
    chrome: /Chrome and Edge from ([\d.]+)/,
    firefox: /Firefox from ([\d.]+)/,
    safari: /Safari from (\d+(?:\.\d+)?)/,
  };
  const targets = Object.entries(named).map(([browser, pattern]) => `'${browser}${pattern.exec(section)?.[1]}'`);
  for (const built of ['widget/build.ts', 'dashboard/vite.config.ts'])
    expect(readFileSync(built, 'utf8')).toContain(`[${targets.join(', ')}]`);
});
