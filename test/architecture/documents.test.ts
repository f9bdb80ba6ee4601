import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const documents = globSync(['*.md', 'docs/**/*.md']);
/** Folders and files of the project that documents name in backticks. */
const named = /`((?:bin|client|core|dashboard|docs|examples|functions|lib|local|test|widget)\/[\w./-]*\w\/?)`/g;
const links = /\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g;

/** The anchors of a document: its headings as GitHub makes them. */
const anchorsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

describe.each(documents)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  it('names files that there are', () => {
    expect([...text.matchAll(named)].map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('leads where there is something', () => {
    const broken = [...text.matchAll(links)].filter(([, path = '', anchor]) => {
      const target = path === '' ? document : join(dirname(document), path);
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it('has as many cells in each row of a table as in its head', () => {
    const lines = text.replace(/^```[^]*?^```/gm, '').split('\n');
    const cells = (line = ''): number => (line.startsWith('|') ? [...line.matchAll(/(?<!\\)\|/g)].length : 0);
    const uneven = lines.filter((line, index) => {
      const before = cells(lines[index - 1]);
      return cells(line) > 0 && before > 0 && before !== cells(line);
    });
    expect(uneven).toEqual([]);
  });
});

describe('comments', () => {
  const rooms = '{bin,client,core,dashboard,functions,lib,local,test,widget}';
  const files = globSync(`${rooms}/**/*.{ts,tsx,mjs,css}`);

  it('name files that there are', () => {
    const missing = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^\s*(?:\/?\*|\/\/).*$/gm)]
        .flatMap(([line]) => [...line.matchAll(/`([\w./-]+\.(?:tsx?|mjs|css|md))`/g)].map(([, name = '']) => name))
        .filter((name) => !existsSync(name) && !files.some((other) => other.endsWith(`/${name}`)))
        .map((name) => `${file}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('decisions', () => {
  const folder = 'docs/decisions';
  const decisions = globSync('*.md', { cwd: folder }).filter(
    (file) => !['README.md', 'dependencies.md'].includes(file),
  );
  const index = readFileSync(join(folder, 'README.md'), 'utf8');

  it.each(decisions)('%s has its number, date, status and context, and is in the index', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const [, number = '', title = ''] = /^# (\d{4})\. (.+)$/m.exec(text) ?? [];
    expect(file).toMatch(new RegExp(`^${number}-[a-z-]+\\.md$`));
    expect(text).toMatch(/^Date: \d{4}-\d\d-\d\d\. Status: (proposed|accepted|superseded)/m);
    expect(text).toMatch(/^\*\*Context:\*\* /m);
    expect(index.replaceAll(/ +/g, ' ')).toContain(`| [${number}](${file}) | ${title} |`);
  });

  it('have consecutive numbers', () => {
    const expected = decisions.map((_, position) => String(position + 1).padStart(4, '0'));
    expect(decisions.map((file) => file.slice(0, 4)).sort()).toEqual(expected);
  });
});
