/** Builds the widget: the loader the server puts into `script.js`, and the app with its lazily loaded languages. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform, type BuildOptions, type Plugin } from 'esbuild';
import { minify } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const targets = ['chrome123', 'firefox120', 'safari17.5'];

/** Style sheets as minified text; `@import` is followed. */
const cssAsText: Plugin = {
  name: 'css-as-text',
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const bundled = await build({ entryPoints: [path], bundle: true, write: false, target: targets, minify: true });
      const text = inlineTokens(scopeTokens(bundled.outputFiles[0]?.text ?? ''));
      return { contents: (await transform(text, { loader: 'css', minify: true })).code.trim(), loader: 'text' };
    });
  },
};

/** Where each chunk that comes later keeps what the app lends it. */
const lent: Record<string, string> = { later: 'later/shared', files: 'files', past: 'past', help: 'help' };

/** JSX as plain calls of `h`: shorter than the automatic runtime. Chunks that come later are lent the app's. */
const jsxImport: Plugin = {
  name: 'jsx-import',
  setup(bundler) {
    bundler.onLoad({ filter: /\.tsx$/ }, async ({ path }) => {
      const folder = lent[/[\\/]app[\\/](\w+)[\\/]/.exec(path)?.[1] ?? ''];
      const from = folder ? `#widget/app/${folder}/lent.ts` : 'preact';
      return { contents: `import { Fragment, h } from '${from}';\n${await readFile(path, 'utf8')}`, loader: 'tsx' };
    });
  },
};

/** In the widget the tokens live on its root element: a page's rule for all elements could change them on the host. */
const scopeTokens = (css: string): string =>
  css.replaceAll(':root,:host{', '.root{').replaceAll(/(?<=[:,]) (?=[\w(#.-])/g, '');

/** Tokens the app sets itself. */
const DYNAMIC = /^--(accent|size|corner|view|hue|motion)/;

/** Puts tokens where they are used: compressed, a value that is repeated costs less than its name. */
function inlineTokens(css: string): string {
  const declaration = /(--[\w-]+):([^;{}]+);?/g;
  for (const [, name = '', value = ''] of css.matchAll(declaration)) {
    if (!DYNAMIC.test(name)) css = css.replaceAll(`var(${name})`, value);
  }
  const kept = css.replaceAll(declaration, (text, name: string) =>
    css.includes(`var(${name}`) && !name.startsWith('--accent') ? text : '',
  );
  return kept === css ? css : inlineTokens(kept);
}

const shared = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: targets,
  charset: 'utf8',
  legalComments: 'none',
  tsconfigRaw: { compilerOptions: { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' } },
  plugins: [cssAsText, jsxImport],
  write: false,
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Properties that only the app's own chunks know, and which are therefore shortened: minifiers leave them alone, and together they cost
 * 200 bytes. Nothing that is stored, sent, received, or seen by the page or the loader.
 */
export const ownNames = [
  'arrowUp',
  'catchUp',
  'checkCheck',
  'ensure',
  'giveWay',
  'hangUp',
  'hasGap',
  'HowAnswered',
  'isChecked',
  'isEnding',
  'isHeld',
  'isLeader',
  'isLoaded',
  'isMenuOpen',
  'isMuted',
  'isNewestOwn',
  'isRich',
  'isScrolledUp',
  'isWelcome',
  'lookAround',
  'navigated',
  'onAsked',
  'onChoose',
  'onFrame',
  'onHeard',
  'onSaid',
  'onStatus',
  'openSocket',
  'pauseMs',
  'renew',
  'sendDraft',
  'setDraft',
  'setMuted',
  'socketUrl',
  'startAnew',
  'startsDay',
  'takers',
  'timeline',
  'typicalAnswerSeconds',
];

/** A second minifier finds another two per cent. */
async function shrink(source: string): Promise<string> {
  const { code } = await minify('source.js', source, { module: true });
  return code.trim();
}

/** Builds a chunk that stands by itself. @returns its address, from the origin's root */
async function buildChunk(outdir: string, name: string, entry: string): Promise<string> {
  const entryPoints = [{ in: join(here, entry), out: name }];
  const { outputFiles } = await build({ ...shared, entryPoints, outdir, entryNames: '[name]-[hash]' });
  const [chunk] = outputFiles;
  if (!chunk) throw new Error(`The chunk ${name} was not built.`);
  await writeFile(chunk.path, await shrink(chunk.text));
  return `/widget/${basename(chunk.path)}`;
}

/** Builds everything below `outDir`: `loader.js`, `widget-manifest.json` and the files to deploy in `public/`. */
export async function buildWidget(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  const publicDir = join(outDir, 'public');
  await mkdir(publicDir, { recursive: true });

  const define = { GREETING: JSON.stringify(await buildChunk(publicDir, 'greeting', 'greeting/bubble.ts')) };
  const live = await buildChunk(publicDir, 'live', 'live/live.ts');

  const loader = await build({ ...shared, entryPoints: [join(here, 'loader/main.ts')], define });
  const source = await shrink(loader.outputFiles[0]?.text ?? '');
  // A function in parentheses: the server appends the configuration as its argument.
  await writeFile(join(outDir, 'loader.js'), `(function(config){${source}})`);

  const app = await build({
    ...shared,
    entryPoints: [{ in: join(here, 'app/start.tsx'), out: 'app' }],
    outdir: publicDir,
    splitting: true,
    mangleProps: new RegExp(`^(${ownNames.join('|')})$`),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
  });
  const entry = app.outputFiles.find(({ path }) => /^app-\w+\.js$/.test(basename(path)));
  if (!entry)
    throw new Error(`The app's entry is not among ${app.outputFiles.map(({ path }) => basename(path)).join(', ')}`);
  for (const file of app.outputFiles) await writeFile(file.path, await shrink(file.text));
  await writeFile(
    join(outDir, 'widget-manifest.json'),
    JSON.stringify({ app: `/widget/${basename(entry.path)}`, live }),
  );

  await writeFile(join(publicDir, 'live-chat.d.ts'), await readFile(join(here, 'live-chat.d.ts')));
  const licences = await Promise.all(
    ['preact', 'lucide'].map(async (name) => `${name}\n\n${await readFile(`node_modules/${name}/LICENSE`, 'utf8')}`),
  );
  await writeFile(join(publicDir, 'licences.txt'), licences.join('\n\n'));
}
