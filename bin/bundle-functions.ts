/** Bundles every function of the stack into `dist/functions/<name>/index.mjs`, in one esbuild call. */
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { build, type BuildOptions, type ImportKind, type Plugin } from 'esbuild';
import type { FunctionName } from '#core/contract/environment.ts';

/** Where each function's `handler` is exported from. */
const functionEntries: Record<FunctionName, string> = {
  'visitor-api': 'functions/handlers/visitor-api.ts',
  'agent-api': 'functions/handlers/agent-api.ts',
  'socket-authorizer': 'functions/handlers/socket-authorizer.ts',
  socket: 'functions/handlers/socket.ts',
  assign: 'functions/handlers/assign.ts',
  react: 'functions/handlers/react.ts',
  automation: 'functions/handlers/automation.ts',
  fit: 'functions/handlers/fit.ts',
  sweep: 'functions/handlers/sweep.ts',
};

/** What a function loads only when it needs it: `import()` of the file becomes a chunk beside its bundle. */
const laterEntries: Record<string, string> = {
  'automation/models': 'functions/bot/model/models.ts',
  'agent-api/article-files': 'functions/article-files/read.ts',
  'agent-api/cognito-directory': 'functions/platform/user-directory/cognito-directory.ts',
};

const laterChunks: Plugin = {
  name: 'later-chunks',
  setup(bundler) {
    const chunks = new Map(Object.entries(laterEntries).map(([chunk, file]) => [resolve(file), basename(chunk)]));
    bundler.onResolve({ filter: /^[.#].*\.ts$/ }, ({ path, kind, resolveDir }) => {
      const file = path.startsWith('#') ? resolve(path.slice(1)) : resolve(resolveDir, path);
      const chunk = kind === 'dynamic-import' ? chunks.get(file) : undefined;
      return chunk === undefined ? undefined : { path: `./${chunk}.mjs`, external: true };
    });
  },
};

/** Swaps every import that matches `filter` (of one kind only, if given) for a module with the given source. */
const replace = (name: string, filter: RegExp, contents: (path: string) => string, only?: ImportKind): Plugin => ({
  name,
  setup(bundler) {
    bundler.onResolve({ filter }, ({ path, kind }) =>
      only === undefined || only === kind ? { path, namespace: name } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: name }, ({ path }) => ({ contents: contents(path) }));
  },
});

/**
 * An ESM import of a module of Node's evaluates every getter of that module: `http` loads all of undici, `crypto` all of
 * WebCrypto, `process` opens the standard streams, tens of milliseconds of each cold start. What is taken from the process
 * is loaded as far as it is used.
 */
const lazyBuiltins = replace(
  'lazy-builtins',
  /^(node:)?(https?|http2|crypto|process|fs)$/,
  (path) => `module.exports = process.getBuiltinModule('${path}')`,
);

/** Inside Lambda credentials come from the environment, always: the chain of other sources is a third of the bundle. */
const environmentCredentials = replace(
  'environment-credentials',
  /^@aws-sdk\/credential-provider-node$/,
  () => `export const defaultProvider = () => async () => ({
    accessKeyId: process.env.AWS_ACCESS_KEY_ID,
    secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
    sessionToken: process.env.AWS_SESSION_TOKEN,
  });`,
);

/** What the SDK loads for services that answer in streams, which none of ours does. */
const withoutEventStreams = replace(
  'without-event-streams',
  /^@smithy\/core\/event-streams$/,
  () => 'export {}',
  'dynamic-import',
);

/** No address of ours has to be discovered; looking for one brings a cache of its own. */
const withoutDiscovery = replace(
  'without-discovery',
  /^@aws-sdk\/middleware-endpoint-discovery$/,
  () => `export const resolveEndpointDiscoveryConfig = (input) => input;
  const unset = () => undefined;
  export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS =
    { environmentVariableSelector: unset, configFileSelector: unset, default: false };`,
);

/** Of its manifest each client only says its version to AWS. */
const withoutManifests = replace('without-manifests', /^\.\.\/package\.json$/, () => "export default { version: '3' }");

/** How esbuild makes all bundles below `outDir`. */
export const functionBundles = (outDir: string) =>
  ({
    entryPoints: [
      ...Object.entries(functionEntries).map(([name, entry]) => ({ in: entry, out: `${name}/index` })),
      ...Object.entries(laterEntries).map(([out, entry]) => ({ in: entry, out })),
    ],
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    // Read only where source maps are switched on (the local stack); without the sources they stay small.
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [
      laterChunks,
      lazyBuiltins,
      environmentCredentials,
      withoutEventStreams,
      withoutDiscovery,
      withoutManifests,
    ],
  }) satisfies BuildOptions;

/** Bundles all functions below `outDir`; throws with esbuild's own report when a source does not compile. */
export async function bundleFunctions(outDir: string): Promise<void> {
  const { metafile } = await build(functionBundles(outDir));
  await writeFile(`${outDir}.meta.json`, JSON.stringify(metafile));
}
