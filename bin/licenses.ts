/** Whose code the packages contain, under which licenses: a list with their texts, and a bill of materials. */
import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A package whose code is shipped. `license` is an SPDX expression, `text` what its license file says. */
export type ShippedPackage = { name: string; version: string; license: string; text: string };

/** Licenses that ask for no more than to be named with their text. Another one needs a decision first. */
const PERMITTED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
]);

/** Browser code is bundled by a program that names no packages, so its imports are read. */
const BROWSER_SOURCES = '{client,core,dashboard,widget}/**/*.{ts,tsx}';
const importFrom = /^(?:import|export) (?!type )[^;]*?from '(?![.#]|node:)([^']+)'|import\('(?![.#]|node:)([^']+)'\)/gm;

/** Build programs, which are in these folders beside what they build. */
const BUILD_PROGRAMS = /(^|\/)(build|vite\.config)\.ts$/;

type Manifest = { name: string; version: string; license?: unknown; dependencies?: Record<string, string> };

const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** `@scope/name` or `name` of what is imported. */
const packageOf = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

/** The folders of packages among the inputs of a bundle, as esbuild lists them. */
export const bundledFolders = (inputs: readonly string[]): string[] => [
  ...new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [])),
];

/** The folders of packages that the dashboard and the widget import, and of what these depend on. */
export function browserFolders(project: string): string[] {
  const sources = globSync(BROWSER_SOURCES, { cwd: project }).filter((source) => !BUILD_PROGRAMS.test(source));
  const imported = sources.flatMap((source) =>
    [...readFileSync(join(project, source), 'utf8').matchAll(importFrom)].map(([, one, other]) => one ?? other ?? ''),
  );
  const folders = new Set(imported.map((specifier) => join('node_modules', packageOf(specifier))));
  for (const folder of folders) {
    for (const name of Object.keys(manifestOf(join(project, folder)).dependencies ?? {})) {
      const own = join(folder, 'node_modules', name);
      folders.add(existsSync(join(project, own)) ? own : join('node_modules', name));
    }
  }
  return [...folders];
}

/**
 * The packages in these folders, by name. Throws for a license that isn't permitted, and for a package that names none:
 * who ships code has to know on which terms.
 */
export function shippedPackages(project: string, folders: readonly string[]): ShippedPackage[] {
  const found = folders.map((folder) => readPackage(join(project, folder)));
  const refused = found.filter(({ license }) => !isPermitted(license));
  if (refused.length > 0)
    throw new Error(
      `${refused.map(({ name, version, license }) => `${name} ${version} (${license || 'no license'})`).join(', ')}: may not be shipped. Replace it, or permit its license in bin/licenses.ts.`,
    );
  const byId = new Map(found.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byId.values()].toSorted((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

function readPackage(folder: string): ShippedPackage {
  const { name, version, license } = manifestOf(folder);
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.(md|txt))?$/i.test(one));
  return {
    name,
    version,
    license: typeof license === 'string' ? license : '',
    text: file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim(),
  };
}

/** Of a choice (`MIT OR GPL-3.0`) one is enough; of several at once each has to be permitted. */
function isPermitted(license: string): boolean {
  const choices = license.replaceAll(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((one) => PERMITTED.has(one)));
}

/** The list that comes with a package: names and licenses first, then each text once. */
export function licenseList(shipped: readonly ShippedPackage[]): string {
  const idOf = ({ name, version }: ShippedPackage): string => `${name} ${version}`;
  const texts = Map.groupBy(
    shipped.filter(({ text }) => text !== ''),
    ({ text }) => text,
  );
  return [
    'This package contains code of these packages:',
    shipped.map((one) => `${idOf(one)}: ${one.license}`).join('\n'),
    ...[...texts].map(([text, those]) => `--- ${those.map(idOf).join(', ')}\n\n${text}`),
    '',
  ].join('\n\n');
}

/** The bill of materials, in CycloneDX's JSON. */
export const billOfMaterials = (
  { name, version }: { name: string; version: string },
  shipped: readonly ShippedPackage[],
): object => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  version: 1,
  metadata: { component: { type: 'application', 'bom-ref': `${name}@${version}`, name, version } },
  components: shipped.map((one) => ({
    type: 'library',
    'bom-ref': `${one.name}@${one.version}`,
    name: one.name,
    version: one.version,
    purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
    licenses: [{ expression: one.license }],
  })),
});
