/** How the dashboard is built: static files under `/dashboard/`, nothing inline, so that the strictest policy holds. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { defineConfig } from 'vite';

/** What the dashboard takes from the contract's schemas: values worked out while building, so that no schema comes along. */
const evaluated = new Set(
  [
    'api/addresses.ts',
    'api/settings-addresses.ts',
    'attention/usual-choices.ts',
    'data/closed-sets.ts',
    'data/inbox-limits.ts',
    'data/limits.ts',
  ].map((file) => join(import.meta.dirname, file)),
);

/** What the dashboard imports of packages. */
export const libraries = [
  '@preact/signals',
  'csv-parse/browser/esm/sync',
  'lucide',
  'oauth4webapi',
  'preact',
  'preact/hooks',
  'preact/jsx-dev-runtime',
  'zod/mini',
] as const;

type Graph = { getModuleInfo: (id: string) => { importedIds: string[]; code: string | null } | null };

/** The modules that come with a module. */
function broughtBy(id: string, graph: Graph, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) broughtBy(next, graph, found);
  return found;
}

let shared: { common: Set<string>; conversation: Set<string> } | undefined;
/**
 * The chunk `common` for what every page comes with beside what a sign-in needs, and `conversation` for what an open
 * conversation comes with beside that: one chunk is smaller than the many that lazy parts would share with it. Of libraries
 * they have nothing, since they would have all that their indexes name.
 */
function sharedChunkOf(id: string, graph: Graph): string | null {
  const all = (file: string) => broughtBy(join(import.meta.dirname, file), graph);
  shared ??= {
    common: all('app.tsx').difference(all('main.ts')),
    conversation: all('inbox/conversation/conversation-pane.tsx').difference(all('app.tsx')),
  };
  if (id.includes('node_modules')) return null;
  if (shared.common.has(id)) return 'common';
  return shared.conversation.has(id) ? 'conversation' : null;
}

let arrival: Set<string> | undefined;
/** The chunk `arrival` for what finds out who is signed in: all that the entry comes with, since later parts share it. */
function arrivalChunkOf(id: string, graph: Graph): string | null {
  const entry = join(import.meta.dirname, 'main.ts');
  arrival ??= broughtBy(entry, graph);
  return id !== entry && !id.includes('node_modules') && arrival.has(id) ? 'arrival' : null;
}

let firstIcons: Set<string> | undefined;
/** The chunk `icons` for those that the app draws, and `more-icons` for those that only lazy parts do. */
function iconChunkOf(id: string, graph: Graph): string | null {
  const name = /lucide\/.*\/icons\/([^/]+)\.m?js$/.exec(id)?.[1];
  if (name === undefined) return null;
  firstIcons ??= new Set(
    [...broughtBy(join(import.meta.dirname, 'app.tsx'), graph)]
      .filter((each) => !each.includes('node_modules'))
      .flatMap((each) => [
        ...(graph.getModuleInfo(each)?.code ?? '').matchAll(/import\s*\{([^}]*)\}\s*from\s*["']lucide["']/g),
      ])
      .flatMap(([, names = '']) => names.split(','))
      .map((each) => each.trim().split(' ')[0] ?? '')
      .map((each) => each.replaceAll(/(?<!^)([A-Z]|\d+)/g, '-$1').toLowerCase()),
  );
  return firstIcons.has(name) ? 'icons' : 'more-icons';
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/dashboard/',
  // `npm run dev`. Beside the project, since copies of it share `node_modules`.
  cacheDir: '../.cache/vite',
  // All of them from the beginning: one that Vite finds later comes with another copy of those found before, and a page
  // with two copies of Preact has buttons that do nothing.
  optimizeDeps: { noDiscovery: true, include: [...libraries] },
  plugins: [
    {
      name: 'common-chunk',
      buildStart() {
        shared = arrival = firstIcons = undefined;
      },
    },
    {
      name: 'values-of-the-contract',
      enforce: 'pre',
      async load(id) {
        if (!evaluated.has(id)) return undefined;
        const values = (await import(pathToFileURL(id).href)) as Record<string, unknown>;
        return Object.entries(values)
          .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
          .join('\n');
      },
    },
    {
      // The widget's own sources want their style sheets as text, for constructed sheets, as their build gives them.
      name: 'widget-styles-as-text',
      enforce: 'pre',
      resolveId(source, importer) {
        if (!source.endsWith('.css') || !/\/widget\/(app|loader|greeting)\/[^?]*\.tsx?$/.test(importer ?? ''))
          return undefined;
        return this.resolve(`${source}?inline`, importer);
      },
    },
    {
      // A service worker has an address that never changes, and imports nothing.
      name: 'service-worker',
      apply: 'build',
      async generateBundle() {
        const { outputFiles } = await build({
          entryPoints: [join(import.meta.dirname, 'service-worker/worker.ts')],
          bundle: true,
          minify: true,
          write: false,
          target: 'es2022',
        });
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: outputFiles[0]?.text ?? '' });
      },
    },
  ],
  build: {
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    // A lazy part that names the chunks it needs makes the script that loads it larger; it finds most of them loaded. The
    // entry names those of the app, which would be found one after another.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, dependencies, { hostId, hostType }) =>
        hostType === 'html' || /\bindex-[^/]*$/.test(hostId) ? dependencies : [],
    },
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 300,
    // What many pages share: one request, and less to send than a chunk of 100 bytes for each.
    rolldownOptions: {
      // On a busy machine it would complain of what the plugins above take.
      checks: { bundlerTimings: false },
      output: {
        codeSplitting: {
          // Sign-in needs some of what these import, and nothing of these.
          includeDependenciesRecursively: false,
          groups: [
            { name: arrivalChunkOf },
            // What no lazy part shares stays with the app, where its icons are: chunks must not import each other.
            { name: sharedChunkOf, minShareCount: 2 },
            { name: 'preact', test: /node_modules\/(@?preact)\// },
            { name: iconChunkOf, minShareCount: 2 },
            {
              name: 'shared',
              test: /(dashboard\/(workspace|ui\/(controls|page|format)|strings(?!\/language))|core\/text|client)\/.*\.tsx?$/,
              minShareCount: 12,
            },
          ],
        },
      },
    },
  },
});
