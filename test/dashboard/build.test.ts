/** The built dashboard: light enough, nothing inline, and no way from text to markup. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Rolldown, build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const INBOX_BYTES = 90 * 1024;
let files: Rolldown.RolldownOutput['output'];

beforeAll(async () => {
  const built = await build({
    configFile: join(root, 'dashboard/vite.config.ts'),
    logLevel: 'silent',
    build: { write: false },
  });
  files = ('output' in built ? built : (built as Rolldown.RolldownOutput[])[0])?.output ?? ([] as never);
});

const isOfLibrary = (id: string) => id.includes('node_modules/zod/');
const textOf = (file: Rolldown.OutputAsset | Rolldown.OutputChunk) =>
  file.type === 'chunk' ? file.code : String(file.source);

describe('the built dashboard', () => {
  it('brings a usable inbox in 90 KB of compressed script and style', () => {
    const page = files.find(({ fileName }) => fileName === 'index.html');
    const named = new Set(
      [...(page ? textOf(page) : '').matchAll(/(?:src|href)="\/dashboard\/(assets\/[^"]+\.(?:js|css))"/g)].map(
        ([, name]) => name,
      ),
    );
    const entry = files.filter((file) => named.has(file.fileName));
    expect(entry.length).toBeGreaterThan(1);
    const bytes = entry.reduce((sum, file) => sum + brotliCompressSync(textOf(file)).length, 0);
    expect(bytes).toBeLessThanOrEqual(INBOX_BYTES);
  });

  it('has no inline script or style in its page', () => {
    const page = files.find(({ fileName }) => fileName === 'index.html');
    expect(page && textOf(page)).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
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

  it('names everything but its page by its content', () => {
    const unhashed = files
      .map(({ fileName }) => fileName)
      .filter((name) => name !== 'index.html' && !/-[\w-]{8}\.(js|css)$/.test(name));
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
