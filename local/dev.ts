/**
 * `npm run dev`: the running stack, which shows saved changes immediately. Vite serves the dashboard with hot reload,
 * changed functions are bundled and replaced in place, and the shop's page reloads when the widget changed.
 */
import { once } from 'node:events';
import { watch } from 'node:fs';
import { cp } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { functionsRebuilder, rebuildWidget } from '#bin/rebuild.ts';
import { build } from '#local/command/build.ts';
import { openShop } from '#local/stack/demo.ts';
import { DevFiles } from '#local/dev/dev-files.ts';
import { runUntilStopped } from '#local/command/run-until-stopped.ts';
import { startStack, type RunningStack } from '#local/stack/stack.ts';
import { synthesize } from '#local/command/synthesize.ts';

const project = join(import.meta.dirname, '..');
/** Separate from the files of `npm start`, because these are replaced while the stack runs. */
const ASSEMBLY = '.cache/dev/cdk.out';
const FUNCTIONS = '.cache/dev/functions';
const WIDGET = '.cache/dev/widget';
/** Editors save in several steps. */
const SETTLE_MS = 30;

/**
 * Runs `rebuild` after changes below these folders with the changed files, one at a time, and not before `ready`. A failure
 * is printed, and the previous build stays.
 */
function onChange(
  folders: readonly string[],
  rebuild: (changed: readonly string[]) => Promise<string>,
  ready = Promise.resolve(),
): void {
  let queued: NodeJS.Timeout | undefined;
  let building = ready;
  const saved = new Set<string>();
  const replace = async (): Promise<void> => {
    const started = performance.now();
    const changed = [...saved];
    saved.clear();
    const done = await rebuild(changed).catch((error: Error) => error.message);
    if (done) console.log(`${done} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  };
  for (const folder of folders)
    watch(folder, { recursive: true }, (_event, file) => {
      // As bundles name it on every system.
      if (file !== null) saved.add([folder, ...file.split(sep)].join('/'));
      clearTimeout(queued);
      queued = setTimeout(() => (building = building.then(replace)), SETTLE_MS);
    });
}

/** Resolves when Vite notices what is saved. It is often so before anyone can listen for it, which only its watcher knows. */
async function watching({ watcher }: ViteDevServer): Promise<void> {
  if (!('_readyEmitted' in watcher && watcher._readyEmitted === true)) await once(watcher, 'ready');
}

/** Vite serves the dashboard's own files. Its settings come from the stack. */
function dashboardFrom(vite: ViteDevServer) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const isMine = request.url?.startsWith('/dashboard/') && !request.url.startsWith('/dashboard/config.json');
    if (!isMine) return false;
    vite.middlewares(request, response);
    return true;
  };
}

async function start(): Promise<Pick<RunningStack, 'url' | 'stop'>> {
  const { port, dataFolder } = await build(process.env);
  await synthesize(ASSEMBLY);
  const files = new DevFiles(WIDGET);
  const running = Promise.withResolvers<void>();
  // What is saved while everything starts is replaced afterwards.
  onChange(['functions', 'core'], (changed) => replaceFunctions(changed), running.promise);
  const [rebuildFunctions, vite] = await Promise.all([
    functionsRebuilder(FUNCTIONS),
    createServer({ configFile: 'dashboard/vite.config.ts', server: { middlewareMode: true, hmr: { port: port + 1 } } }),
  ]);
  const dashboard = dashboardFrom(vite);
  const stack = await startStack({
    assembly: ASSEMBLY,
    port,
    dataFolder,
    failOnPendingWork: false,
    prepare: async (url) => files.reloading(await openShop(url, join(project, 'examples/shop'))),
    intercept: (request, response) => dashboard(request, response) || files.answer(request, response),
  });
  const replace = (names: readonly string[]): void => {
    for (const name of names) stack.replaceFunction(name, join(FUNCTIONS, name));
  };
  const replaceFunctions = async (changed: readonly string[]): Promise<string> => {
    const names = await rebuildFunctions(changed);
    replace(names);
    return names.length > 0 ? `replaced ${names.join(', ')}` : '';
  };
  running.resolve();
  onChange(['client', 'widget'], async () => {
    await rebuildWidget(WIDGET);
    for (const file of ['loader.js', 'widget-manifest.json'])
      await cp(join(WIDGET, file), join(FUNCTIONS, 'visitor-api', file));
    replace(['visitor-api']);
    files.changed();
    return 'replaced the widget';
  });
  await watching(vite);
  return { url: stack.url, stop: async () => void (await Promise.all([vite.close(), stack.stop()])) };
}

process.env['TZ'] = 'UTC';
process.chdir(project);
await runUntilStopped(start());
