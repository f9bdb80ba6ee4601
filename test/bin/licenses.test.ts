import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { billOfMaterials, browserFolders, bundledFolders, licenseList, shippedPackages } from '#bin/licenses.ts';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'licenses-'));
});
afterEach(() => rmSync(project, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(join(project, file, '..'), { recursive: true });
  writeFileSync(join(project, file), text);
}

/** A package in the project; returns its folder. */
function installed(name: string, license: unknown, more: { text?: string; dependencies?: string[] } = {}): string {
  const folder = `node_modules/${name}`;
  const dependencies = Object.fromEntries((more.dependencies ?? []).map((one) => [one, '*']));
  write(`${folder}/package.json`, JSON.stringify({ name, version: '1.2.3', license, dependencies }));
  write(`${folder}/${more.text === undefined ? 'README.md' : 'LICENSE.md'}`, more.text ?? '');
  return folder;
}

it('what this project ships to browsers has permitted licenses, bundled development dependencies among it', () => {
  const shipped = shippedPackages('.', browserFolders('.'));
  expect(shipped.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@preact/signals-core', 'lucide', 'oauth4webapi', 'preact']),
  );
  expect(shipped.filter(({ text }) => text === '')).toEqual([]);
});

it.each(['MIT', 'Apache-2.0', '(GPL-3.0 OR MIT)', 'MIT AND ISC'])('%s may be shipped', (license) => {
  expect(shippedPackages(project, [installed('one', license)])).toMatchObject([{ name: 'one', license }]);
});

it.each([
  ['GPL-3.0-only', 'one 1.2.3 (GPL-3.0-only)'],
  ['MIT AND GPL-3.0-only', 'one 1.2.3 (MIT AND GPL-3.0-only)'],
  ['GPL-3.0-only OR AGPL-3.0-only', 'one 1.2.3 (GPL-3.0-only OR AGPL-3.0-only)'],
  ['SEE LICENSE IN LICENSE.md', 'one 1.2.3 (SEE LICENSE IN LICENSE.md)'],
  ['UNLICENSED', 'one 1.2.3 (UNLICENSED)'],
  [undefined, 'one 1.2.3 (no license)'],
  [{ type: 'MIT' }, 'one 1.2.3 (no license)'],
])('a package under %j is refused by its name', (license, named) => {
  const folders = [installed('fine', 'MIT'), installed('one', license)];
  expect(() => shippedPackages(project, folders)).toThrow(`${named}: may not be shipped.`);
});

it('of a bundle those are shipped whose files are in it, also packages of packages', () => {
  const inputs = [
    'functions/handlers/sweep.ts',
    'node_modules/jose/index.js',
    'node_modules/jose/lib/key.js',
    'node_modules/@ai-sdk/provider/node_modules/zod/index.js',
    'node_modules/zod/index.js',
  ];
  expect(bundledFolders(inputs)).toEqual([
    'node_modules/jose',
    'node_modules/@ai-sdk/provider/node_modules/zod',
    'node_modules/zod',
  ]);
});

it('of browser code what is imported is shipped, and what that depends on, but no types and no build programs', () => {
  write(
    'dashboard/main.tsx',
    [
      "import type { Type } from 'types-only';",
      "import {\n  icon,\n} from 'icons/some';",
      "import { own } from '#core/own.ts';",
      "import 'node:fs';",
      "export const later = () => import('@scope/later');",
    ].join('\n'),
  );
  write('widget/build.ts', "import { build } from 'bundler';");
  installed('icons', 'MIT', { dependencies: ['shapes', 'lines'] });
  installed('shapes', 'MIT');
  installed('lines', 'MIT');
  write('node_modules/icons/node_modules/lines/package.json', '{"name":"lines","version":"9.0.0","license":"MIT"}');
  installed('@scope/later', 'ISC');
  expect(browserFolders(project).map((folder) => folder.replaceAll('\\', '/'))).toEqual([
    'node_modules/icons',
    'node_modules/@scope/later',
    'node_modules/shapes',
    'node_modules/icons/node_modules/lines',
  ]);
});

it('the list names each package, and has each text once; the bill of materials has each under its address', () => {
  const folders = [
    installed('zed', 'MIT', { text: 'The text.' }),
    installed('@a/b', 'MIT', { text: 'The text.' }),
    installed('bare', 'ISC'),
  ];
  const shipped = shippedPackages(project, [...folders, ...folders]);
  expect(licenseList(shipped)).toBe(
    'This package contains code of these packages:\n\n@a/b 1.2.3: MIT\nbare 1.2.3: ISC\nzed 1.2.3: MIT\n\n--- @a/b 1.2.3, zed 1.2.3\n\nThe text.\n\n',
  );
  expect(billOfMaterials({ name: 'live-chat', version: '2.0.0' }, shipped)).toMatchObject({
    bomFormat: 'CycloneDX',
    metadata: { component: { name: 'live-chat', version: '2.0.0' } },
    components: [
      { name: '@a/b', version: '1.2.3', purl: 'pkg:npm/%40a/b@1.2.3', licenses: [{ expression: 'MIT' }] },
      { name: 'bare' },
      { name: 'zed' },
    ],
  });
});
