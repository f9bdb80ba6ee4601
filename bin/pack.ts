/** `npm run pack`: the packages to publish, in `dist/packages/`, each as a folder and as the archive that npm uploads. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Metafile, build } from 'esbuild';
import { billOfMaterials, browserFolders, bundledFolders, licenseList, shippedPackages } from './licenses.ts';

type Manifest = { version: string; engines: object; dependencies: Record<string, string> };
type PackageManifest = { peerDependencies?: Record<string, string> };

const run = promisify(execFile);
const project = join(import.meta.dirname, '..');
const tsc = join(project, 'node_modules/typescript/bin/tsc');
const readJson = async <T>(file: string): Promise<T> => JSON.parse(await readFile(join(project, file), 'utf8'));

/** What each package contains besides its own folder in `packages/`. */
const contents = {
  construct: async (folder: string) => {
    const inputs = await bundleConstruct(join(folder, 'lib', 'index.js'));
    await writeLicenses(folder, inputs);
    await writeDeclarations(folder);
    await cp(join(project, 'lib/site/edge'), join(folder, 'lib/edge'), { recursive: true });
    for (const built of ['functions', 'widget', 'dashboard']) {
      await cp(join(project, 'dist', built), join(folder, 'dist', built), {
        recursive: true,
        // None is deployed.
        filter: (path) => !path.endsWith('.map'),
      });
    }
  },
  widget: async (folder: string) => {
    await cp(join(project, 'widget/live-chat.d.ts'), join(folder, 'live-chat.d.ts'));
    // The entry has only types, but `import '@live-chat/widget'` must also work without a bundler.
    await writeFile(join(folder, 'index.js'), 'export {};\n');
    await compileWidget(folder);
  },
} satisfies Record<string, (folder: string) => Promise<void>>;

export type PackageName = keyof typeof contents;

/** Packs every package below `outDir`, after `npm run build`; returns the archives' paths. */
export async function pack(outDir: string): Promise<Record<PackageName, string>> {
  const [construct, widget] = await Promise.all([packOne('construct', outDir), packOne('widget', outDir)]);
  return { construct, widget };
}

async function packOne(name: PackageName, outDir: string): Promise<string> {
  const folder = join(outDir, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(project, 'packages', name), folder, { recursive: true });
  await rm(join(folder, 'tsconfig.json'), { force: true });
  await cp(join(project, 'LICENSE'), join(folder, 'LICENSE'));
  await contents[name](folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify(await manifestOf(name), null, 2));
  const { stdout } = await run('npm', ['pack', '--json', '--offline', '--pack-destination', outDir], {
    cwd: folder,
    shell: process.platform === 'win32',
  });
  return join(outDir, archiveName(stdout));
}

/** npm 11 and older answer a list, newer versions an object by package name. */
function archiveName(json: string): string {
  const [packed] = Object.values(JSON.parse(json) as Record<string, { filename: string }>);
  if (!packed) throw new Error(`npm pack named no archive: ${json}`);
  return packed.filename;
}

/**
 * The package's own manifest, with the version of the project. A peer without a range of its own (`*`) gets the oldest
 * version that the project is tested with; such a package runs on Node, so it also gets the supported Node versions.
 */
async function manifestOf(name: PackageName): Promise<object> {
  const { version, engines, dependencies } = await readJson<Manifest>('package.json');
  const own = await readJson<PackageManifest>(`packages/${name}/package.json`);
  const peers = Object.entries(own.peerDependencies ?? {});
  if (!peers.some(([, range]) => range === '*')) return { version, ...own };
  const ranges = peers.map(([peer, range]) => [peer, range === '*' ? `^${dependencies[peer]}` : range]);
  return { version, engines, ...own, peerDependencies: Object.fromEntries(ranges) };
}

/** JavaScript and declarations of the widget package's sources, which are then left out. */
async function compileWidget(folder: string): Promise<void> {
  const sources = join(project, 'packages/widget');
  await run(process.execPath, [tsc, '-p', sources, '--noEmit', 'false', '--declaration', '--outDir', folder]);
  for (const source of ['embed.ts', 'react.ts']) await rm(join(folder, source));
}

/** The licenses of all code that the construct's package contains, and beside the package its bill of materials. */
async function writeLicenses(folder: string, inputs: readonly string[]): Promise<void> {
  const functions = await readJson<Pick<Metafile, 'inputs'>>('dist/functions.meta.json');
  const bundled = bundledFolders([...inputs, ...Object.keys(functions.inputs)]);
  const shipped = shippedPackages(project, [...bundled, ...browserFolders(project)]);
  await writeFile(join(folder, 'THIRD-PARTY-LICENSES.txt'), licenseList(shipped));
  const bill = billOfMaterials(await readJson('package.json'), shipped);
  await writeFile(join(dirname(folder), 'live-chat.cdx.json'), JSON.stringify(bill, null, 2));
}

/** One JavaScript file, because Node runs no TypeScript below `node_modules`. Returns the files that are in it. */
async function bundleConstruct(outfile: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(project, 'lib/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    external: ['aws-cdk-lib', 'constructs'],
    absWorkingDir: project,
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs);
}

/** Declarations of what the entry exports, and of what these mention. */
async function writeDeclarations(folder: string): Promise<void> {
  const all = join(dirname(folder), 'declarations');
  await run(process.execPath, [tsc, '-p', join(project, 'packages/construct'), '--outDir', all]);
  const pending = ['lib/index.d.ts'];
  for (const file of pending) {
    const text = await readFile(join(all, file), 'utf8');
    await mkdir(join(folder, dirname(file)), { recursive: true });
    await writeFile(join(folder, file), text);
    for (const [, specifier = ''] of text.matchAll(/ from '([.#][^']+)\.ts'/g)) {
      const target = specifier.startsWith('#') ? specifier.slice(1) : join(dirname(file), specifier);
      if (!pending.includes(`${target}.d.ts`)) pending.push(`${target}.d.ts`);
    }
  }
  await rm(all, { recursive: true });
}

if (process.argv[1] === import.meta.filename) {
  for (const archive of Object.values(await pack(resolve(project, 'dist/packages')))) console.log(archive);
}
