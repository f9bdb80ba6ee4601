import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const roomsOf: Record<string, readonly string[]> = {
  core: ['core'],
  client: ['client', 'core'],
  functions: ['functions', 'core'],
  lib: ['lib', 'core'],
  bin: ['bin', 'lib', 'functions', 'core', 'widget', 'dashboard'],
  local: ['local', 'bin'],
  widget: ['widget', 'client', 'core'],
  dashboard: ['dashboard', 'client', 'core', 'widget'],
};
/** Packages `core` may use: it must run anywhere. */
const coreMayUse = new Set(['zod/mini', 'zod/v4/locales/en.js']);

type Import = { file: string; specifier: string };

function importsOf(room: string): Import[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, room, file), 'utf8');
      const found = text.matchAll(
        /^(?:import|export)\b[^;']*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
      );
      return [...found].map(([, from, bare, lazy]) => ({
        file: join(room, file),
        specifier: from ?? bare ?? lazy ?? '',
      }));
    });
}

/** Our own files are named from the root, or from beside. */
const isOurs = ({ specifier }: Import): boolean => /^[#.]/.test(specifier);
const roomOf = ({ file, specifier }: Import): string =>
  specifier.startsWith('#')
    ? (specifier.slice(1).split('/')[0] ?? '')
    : (relative(root, resolve(root, dirname(file), specifier)).split('/')[0] ?? '');

/** A source without its comments. */
const codeOf = (source: string): string => source.replace(/\/\*[^]*?\*\/|\/\/.*/g, '');

describe('imports point one way', () => {
  test.each(Object.entries(roomsOf))('%s imports only %j', (room, allowed) => {
    const forbidden = importsOf(room)
      .filter(isOurs)
      .filter((each) => !allowed.includes(roomOf(each)));
    expect(forbidden).toEqual([]);
  });

  test('core is pure: no AWS, no node, nothing but the schema library', () => {
    const packages = importsOf('core').filter((each) => !isOurs(each));
    expect(packages.filter(({ specifier }) => !coreMayUse.has(specifier))).toEqual([]);
  });

  test('client needs no package, and no page but in client/page: the rest runs in Node as in a browser', () => {
    expect(importsOf('client').filter((each) => !isOurs(each))).toEqual([]);
    const ofPages =
      /(?<![.'\w])(?:window|document|navigator|location|localStorage|sessionStorage|HTML\w*Element|ShadowRoot)\b/;
    const found = readdirSync(join(root, 'client'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('page/'))
      .filter((file) => ofPages.test(codeOf(readFileSync(join(root, 'client', file), 'utf8'))));
    expect(found).toEqual([]);
  });

  test('core has no clock and no randomness of its own', () => {
    const impure = readdirSync(join(root, 'core'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        /Date\.now\(|new Date\(\)|Math\.random\(|crypto\./.test(readFileSync(join(root, 'core', file), 'utf8')),
      );
    expect(impure).toEqual([]);
  });
});

describe('the size of things', () => {
  test('no source is longer than 300 lines', () => {
    const long = Object.keys(roomsOf)
      .flatMap((room) =>
        readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
      )
      .filter((file) => /\.tsx?$/.test(file) && !/locales|strings/.test(file))
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 301);
    expect(long).toEqual([]);
  });
});
