/** The built dashboard: light enough, nothing inline, and no way from text to markup. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Rolldown, build } from 'vite';
import { libraries } from '#dashboard/vite.config.ts';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
/** With the sign-in. In few files: many small ones that lazy parts share with it are larger, and more to ask for. */
const INBOX_BYTES = 59_950;
const INBOX_FILES = 9;
/** Fetched once the list is there, or beside the app where the address names a conversation. */
const CONVERSATION_BYTES = 16_600;
const CONVERSATION_FILES = 4;
let files: Rolldown.RolldownOutput['output'];

beforeAll(async () => {
  // As it is deployed: the runner's own mode compiles for debugging, where each element names its source.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({
    configFile: join(root, 'dashboard/vite.config.ts'),
    logLevel: 'silent',
    build: { write: false },
  });
  files = ('output' in built ? built : (built as Rolldown.RolldownOutput[])[0])?.output ?? ([] as never);
  vi.unstubAllEnvs();
});

const isOfLibrary = (id: string) => id.includes('node_modules/zod/');
const textOf = (file: Rolldown.OutputAsset | Rolldown.OutputChunk) =>
  file.type === 'chunk' ? file.code : String(file.source);

const html = () => files.filter(({ fileName }) => fileName === 'index.html').map(textOf)[0] ?? '';
const chunks = () => files.filter((file) => file.type === 'chunk');

/** What is loaded with a chunk: those that it imports, and their style sheets. */
function broughtBy(name: string, found = new Set<string>()): Set<string> {
  const chunk = found.has(name) ? undefined : chunks().find(({ fileName }) => fileName === name);
  if (!chunk) return found;
  for (const file of [name, ...(chunk.viteMetadata?.importedCss ?? [])]) found.add(file);
  for (const next of chunk.imports) broughtBy(next, found);
  return found;
}

/** What an inbox with its list comes with: what the page names, and the app. */
function broughtByInbox(): Set<string> {
  const named = [...html().matchAll(/(?:src|href)="\/dashboard\/(assets\/[^"]+\.(?:js|css))"/g)].flatMap(
    ([, name]) => name ?? [],
  );
  const app = chunks().find(({ facadeModuleId }) => facadeModuleId?.endsWith('dashboard/app.tsx'));
  return new Set([...named, ...broughtBy(app?.fileName ?? '')]);
}

const bytesOf = (wanted: ReadonlySet<string>): number =>
  files
    .filter(({ fileName }) => wanted.has(fileName))
    .reduce((sum, file) => sum + brotliCompressSync(textOf(file)).length, 0);

describe('the built dashboard', () => {
  it('brings no page to somebody who is sent to sign in', () => {
    const entry = chunks().find(({ isEntry }) => isEntry);
    const modules = [...broughtBy(entry?.fileName ?? '')].flatMap(
      (name) => chunks().find(({ fileName }) => fileName === name)?.moduleIds ?? [],
    );
    expect(modules.some((id) => id.endsWith('session/sign-in.ts'))).toBe(true);
    expect(modules.filter((id) => /dashboard\/(inbox|shell|workspace|ui)\//.test(id))).toEqual([]);
  });

  it('brings a sign-in and a usable inbox in 59.95 kB of compressed script and style, in nine files', () => {
    const issuer = chunks().find(({ facadeModuleId }) => facadeModuleId?.endsWith('session/issuer.ts'));
    const inbox = broughtByInbox().union(broughtBy(issuer?.fileName ?? ''));
    expect(inbox.size).toBeGreaterThan(4);
    expect(inbox.size).toBeLessThanOrEqual(INBOX_FILES);
    expect(bytesOf(inbox)).toBeLessThanOrEqual(INBOX_BYTES);
  });

  it('brings an open conversation in 16.6 kB more, in four files', () => {
    const pane = chunks().find(({ facadeModuleId }) => facadeModuleId?.endsWith('conversation/conversation-pane.tsx'));
    const more = broughtBy(pane?.fileName ?? '').difference(broughtByInbox());
    expect(more.size).toBeGreaterThan(1);
    expect(more.size).toBeLessThanOrEqual(CONVERSATION_FILES);
    expect(bytesOf(more)).toBeLessThanOrEqual(CONVERSATION_BYTES);
  });

  it('fetches what the address names beside the app', () => {
    const entry = chunks().find(({ isEntry }) => isEntry);
    // Names that the entry lists are fetched in parallel, and not as one script after another imports them.
    const missing = [...broughtByInbox()].filter((name) => !`${html()}${entry?.code}`.includes(name));
    expect(missing).toEqual([]);
    expect(entry?.code).toMatch(/assets\/conversation-[\w-]+\.js/);
  });

  it('loads the library for signing in only where somebody signs in', () => {
    const withIt = chunks().filter(({ moduleIds }) =>
      moduleIds.some((id) => id.includes('node_modules/oauth4webapi/')),
    );
    expect(withIt.map(({ facadeModuleId }) => basename(facadeModuleId ?? ''))).toEqual(['issuer.ts']);
  });

  it('lets a style sheet of the inbox override those of the controls, which are loaded before', () => {
    const entry = chunks().find(({ isEntry }) => isEntry);
    // Vite's own table: the sheets are linked in this order, whichever chunk they belong to.
    const order = [...(entry?.code ?? '').matchAll(/assets\/[\w-]+\.css/g)].map(([name]) => name);
    const at = (selector: string) =>
      order.findIndex((name) => files.some((file) => file.fileName === name && textOf(file).includes(selector)));
    expect(at('.thread-back{')).toBeGreaterThan(0);
    expect(at('.icon-button{')).toBeLessThan(at('.thread-back{'));
  });

  it('has no inline script or style in its page', () => {
    expect(html()).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  });

  it('brings the schema library to no page but the one that checks workflows', () => {
    const chunks = new Map(files.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
    const bringsIt = (name: string): boolean => {
      const chunk = chunks.get(name);
      return chunk !== undefined && (chunk.moduleIds.some(isOfLibrary) || chunk.imports.some(bringsIt));
    };
    const pages = [...chunks.values()].filter(({ isEntry, isDynamicEntry }) => isEntry || isDynamicEntry);
    const bringing = pages.filter(({ fileName }) => bringsIt(fileName)).map(({ facadeModuleId }) => facadeModuleId);
    expect(bringing.map((id) => basename(id ?? ''))).toEqual(['workflow-page.tsx']);
  });

  it('has every library that it imports prepared by the development server, and no other', () => {
    const own = chunks().flatMap(({ moduleIds }) =>
      moduleIds.filter((id) => /^\/.*\.tsx?$/.test(id) && !id.includes('node_modules')),
    );
    const imported = own.flatMap((id) =>
      [...readFileSync(id, 'utf8').matchAll(/^(?:import|export)(?! type)[^;]*? from '([^#.][^']*)';$/gm)].map(
        ([, name]) => name,
      ),
    );
    const compiled = 'preact/jsx-dev-runtime';
    expect([...new Set([...imported, compiled])].toSorted()).toEqual(libraries);
  });

  it('names everything but its page and its service worker by its content', () => {
    const unhashed = files
      .map(({ fileName }) => fileName)
      .filter((name) => !['index.html', 'sw.js'].includes(name) && !/-[\w-]{8}\.(js|css)$/.test(name));
    expect(unhashed).toEqual([]);
  });
});

describe('its source', () => {
  const sinks =
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|setHTML\w*|createContextualFragment|srcdoc)\b|\beval\(|new Function\(|javascript:/;

  it.each(globSync('dashboard/**/*.{ts,tsx,html}', { cwd: root }))('%s turns no text into markup or code', (file) => {
    expect(readFileSync(join(root, file), 'utf8')).not.toMatch(sinks);
  });
});
