/** Bundles every function of the stack into `dist/functions/<name>/index.mjs`, in one esbuild call. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions, type Metafile, type OutputFile, type Plugin } from 'esbuild';
import type { FunctionName } from '#core/contract/environment.ts';
import {
  environmentCredentials,
  lazyBuiltins,
  withoutDiscovery,
  withoutEventStreams,
  withoutFormValidator,
  withoutManifests,
  withoutUnused,
} from './bundling/lambda-modules.ts';
import { schemasOnUse } from './bundling/lazy-schemas.ts';

/** Source file that exports each function's `handler`. */
const functionEntries: Record<FunctionName, string> = {
  'visitor-api': 'functions/handlers/visitor-api.ts',
  'agent-api': 'functions/handlers/agent-api.ts',
  'settings-api': 'functions/handlers/settings-api.ts',
  mcp: 'functions/handlers/mcp.ts',
  'socket-authorizer': 'functions/handlers/socket-authorizer.ts',
  socket: 'functions/handlers/socket.ts',
  assign: 'functions/handlers/assign.ts',
  react: 'functions/handlers/react.ts',
  automation: 'functions/handlers/automation.ts',
  deliver: 'functions/handlers/deliver.ts',
  fit: 'functions/handlers/fit.ts',
  'read-sources': 'functions/handlers/read-sources.ts',
  sweep: 'functions/handlers/sweep.ts',
  'inbound-mail': 'functions/handlers/inbound-mail.ts',
  canary: 'bin/doctor/canary.ts',
};

/** Files that a function loads only when it needs them: their `import()` becomes a chunk next to its bundle. */
const lazyEntries: Record<string, string> = {
  // With the SDK, for writing and for embeddings.
  'automation/models': 'functions/bot/model/models.ts',
  'fit/models': 'functions/bot/model/models.ts',
  'fit/try-held': 'functions/use-cases/quality/try-held.ts',
  'read-sources/call-function': 'functions/platform/call-function.ts',
  'fit/run-rehearsal': 'functions/use-cases/rehearsal/run-rehearsal.ts',
  'automation/run-turns': 'functions/bot/run-turns.ts',
  'automation/bot-tools': 'functions/use-cases/bot-tools/bot-tools.ts',
  'automation/write-for-agent': 'functions/use-cases/copilot/write-for-agent.ts',
  'automation/send-out': 'functions/platform/network/send-out.ts',
  'automation/test-connection': 'functions/bot/model/test-connection.ts',
  'automation/run-with-model': 'functions/use-cases/quality/run-with-model.ts',
  'automation/asked-knowledge': 'functions/use-cases/quality/asked-knowledge.ts',
  // Whatever asks or trains a bot's index imports one of them, where the articles are in English.
  ...Object.fromEntries(
    ['automation', 'fit', 'agent-api', 'settings-api', 'visitor-api', 'sweep'].flatMap((name) => [
      [`${name}/vectors`, 'functions/bot/words/vectors.ts'],
      [`${name}/model`, 'functions/bot/sentences/model.ts'],
    ]),
  ),
  'sweep/write-code': 'functions/use-cases/mail/write-code.ts',
  'sweep/ses-mail': 'functions/platform/ses-mail.ts',
  'sweep/reply-to': 'functions/identity/replies/reply-to.ts',
  ...Object.fromEntries(
    ['visitor-api', 'agent-api', 'react', 'sweep', 'inbound-mail'].map((name) => [
      `${name}/files-in-bucket`,
      'functions/files/files-in-bucket.ts',
    ]),
  ),
  // Whatever stores messages imports it, where a team has patterns of its own.
  ...Object.fromEntries(
    [
      'visitor-api',
      'agent-api',
      'settings-api',
      'socket',
      'assign',
      'react',
      'automation',
      'deliver',
      'sweep',
      'inbound-mail',
    ].map((name) => [`${name}/pattern`, 'core/privacy/pattern.ts']),
  ),
  // Whatever pushes messages imports it, with the first that has followers or mentions.
  ...Object.fromEntries(
    ['visitor-api', 'agent-api', 'settings-api', 'react', 'inbound-mail', 'automation', 'assign', 'sweep'].map(
      (name) => [`${name}/colleagues`, 'functions/use-cases/access/colleagues.ts'],
    ),
  ),
  // Whatever can reach people who left imports it, also where only visitors are reached.
  ...Object.fromEntries(
    ['visitor-api', 'agent-api', 'settings-api', 'react', 'inbound-mail', 'automation', 'socket', 'sweep', 'mcp'].map(
      (name) => [`${name}/call-function`, 'functions/platform/call-function.ts'],
    ),
  ),
  // Whatever hands over, or rehearses that, says it in one of fifteen languages.
  ...Object.fromEntries(
    ['visitor-api', 'agent-api', 'automation', 'inbound-mail', 'sweep', 'fit'].map((name) => [
      `${name}/handoff-words`,
      'core/automation/handoff-words.ts',
    ]),
  ),
  'agent-api/on-behalf': 'functions/http/operations/conversations/on-behalf.ts',
  'agent-api/team-files': 'functions/http/operations/conversations/team-files.ts',
  'agent-api/copilot': 'functions/http/operations/bots/copilot.ts',
  'agent-api/macros': 'functions/http/operations/conversations/macros.ts',
  'agent-api/join-by-rule': 'functions/use-cases/team/join-by-rule.ts',
  'agent-api/tickets': 'functions/http/operations/conversations/tickets.ts',
  'agent-api/notices': 'functions/http/operations/team/notices.ts',
  'agent-api/requeue-conversations': 'functions/use-cases/lifecycle/requeue-conversations.ts',
  'agent-api/sign-out': 'functions/use-cases/sockets/sign-out.ts',
  'agent-api/overview': 'functions/http/operations/team/overview.ts',
  'agent-api/list-waiting': 'functions/use-cases/search/list-waiting.ts',
  'agent-api/list-counted': 'functions/use-cases/reports/list-counted.ts',
  'agent-api/search-conversations': 'functions/use-cases/search/search-conversations.ts',
  'agent-api/together': 'functions/http/operations/conversations/together.ts',
  'agent-api/scheduled': 'functions/http/operations/conversations/scheduled.ts',
  'agent-api/views': 'functions/http/operations/conversations/views.ts',
  'agent-api/live-visitors': 'functions/http/operations/visitors/live-visitors.ts',
  'agent-api/customers': 'functions/http/operations/visitors/customers.ts',
  'agent-api/same-person': 'functions/use-cases/visitors/same-person.ts',
  ...Object.fromEntries(
    [
      'bots/bots',
      'bots/learned',
      'bots/rehearsals',
      'bots/rules',
      'bots/sources',
      'bots/test-questions',
      'bots/workflows',
      'conversations/own-responses',
      'settings/webhooks',
      'team/access',
      'team/members',
      'team/reports',
      'visitors/visitor-data',
    ].map((file) => [`settings-api/${basename(file)}`, `functions/http/operations/${file}.ts`]),
  ),
  'settings-api/context': 'functions/use-cases/context/context.ts',
  'settings-api/send-out': 'functions/platform/network/send-out.ts',
  'settings-api/article-files': 'functions/article-files/read.ts',
  'settings-api/cognito-directory': 'functions/platform/user-directory/cognito-directory.ts',
  'react/start-rules': 'functions/use-cases/rules/start-rules.ts',
  'react/put-entries': 'functions/platform/event-bus/put-entries.ts',
  'read-sources/html': 'functions/sources/html.ts',
  'read-sources/pdf': 'functions/sources/pdf.ts',
  'sweep/look-after': 'functions/use-cases/sources/look-after.ts',
  'sweep/due-rule': 'functions/use-cases/rules/due-rule.ts',
  'sweep/retention': 'functions/use-cases/retention/retention.ts',
  'sweep/learn': 'functions/use-cases/copilot/learn.ts',
  'sweep/team-mails': 'functions/use-cases/mail/writers/team-mails.ts',
  'sweep/texts': 'core/mails/locales/texts.ts',
  // With the library that reads what sites sign.
  'visitor-api/identity-token': 'functions/identity/identity-token.ts',
  'visitor-api/mailed-chats': 'functions/http/operations/widget/mailed-chats.ts',
  'visitor-api/mailed-ratings': 'functions/http/operations/widget/mailed-ratings.ts',
  'visitor-api/transcript': 'functions/use-cases/mail/transcript.ts',
  'visitor-api/help': 'functions/http/operations/bots/help.ts',
  'visitor-api/mail-pages': 'functions/http/pages/mail-pages.ts',
};

const lazyChunks: Plugin = {
  name: 'later-chunks',
  setup(bundler) {
    const chunks = new Map(Object.entries(lazyEntries).map(([chunk, file]) => [resolve(file), basename(chunk)]));
    bundler.onResolve({ filter: /^[.#].*\.ts$/ }, ({ path, kind, resolveDir }) => {
      const file = path.startsWith('#') ? resolve(path.slice(1)) : resolve(resolveDir, path);
      const chunk = kind === 'dynamic-import' ? chunks.get(file) : undefined;
      return chunk === undefined ? undefined : { path: `./${chunk}.mjs`, external: true };
    });
  },
};

/** Values that a function takes from the contract's schemas are worked out here, so that no schema comes along. */
const evaluated: Plugin = {
  name: 'values-of-the-contract',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]functions[\\/](http[\\/]addresses|mcp[\\/]tools)\.ts$/ }, async ({ path }) => {
      const values = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
      const lines = Object.entries(values).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
      return { contents: lines.join('\n') };
    });
  },
};

/** The files of what words and sentences mean are written into their chunks. */
const meanings: Plugin = {
  name: 'meanings',
  setup(bundler) {
    const filter = /[\\/]functions[\\/]bot[\\/](words[\\/]vectors|sentences[\\/]model)\.ts$/;
    bundler.onLoad({ filter }, async ({ path }) => {
      const name = basename(path, '.ts');
      const [source, file] = await Promise.all([
        readFile(path, 'utf8'),
        readFile(resolve(path, `../${name}.bin`), 'base64'),
      ]);
      const read = `readFileSync(new URL('${name}.bin', import.meta.url))`;
      if (!source.includes(read)) throw new Error(`${path} reads its file in another way`);
      return { contents: source.replace(read, () => `Buffer.from('${file}', 'base64')`), loader: 'ts' };
    });
  },
};

/** Options of esbuild for all bundles below `outDir`. */
export const functionBundles = (outDir: string) =>
  ({
    entryPoints: [
      ...Object.entries(functionEntries).map(([name, entry]) => ({ in: entry, out: `${name}/index` })),
      ...Object.entries(lazyEntries).map(([out, entry]) => ({ in: entry, out })),
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
    banner: {
      js: "const require=(name)=>process.getBuiltinModule('module').createRequire(import.meta.url)(name);",
    },
    // Only the local stack reads and has them. Without the sources they stay small.
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [
      lazyChunks,
      meanings,
      evaluated,
      lazyBuiltins,
      withoutUnused,
      schemasOnUse,
      environmentCredentials,
      withoutEventStreams,
      withoutDiscovery,
      withoutManifests,
      withoutFormValidator,
    ],
  }) satisfies BuildOptions;

/** Functions that are started while somebody waits for a message. */
const messagePath = new Set<string>(['visitor-api', 'agent-api', 'socket', 'socket-authorizer', 'assign', 'react']);

type Bundles = BuildOptions & Pick<ReturnType<typeof functionBundles>, 'entryPoints'>;

/**
 * Builds some of these bundles. Those on the path of a message have functions in the place of arrows: V8 skips a function's body until it
 * is called, but reads an arrow's expression when it loads the file, and once more when it is called.
 * Throws with esbuild's own report if a source doesn't compile.
 */
export async function buildBundles({
  entryPoints,
  ...options
}: Bundles): Promise<{ outputFiles: OutputFile[]; metafile: Metafile }> {
  const parts = [true, false].map(async (isOnPath) => {
    const some = entryPoints.filter(({ out }) => messagePath.has(dirname(out)) === isOnPath);
    return build({ ...options, entryPoints: some, supported: { arrow: !isOnPath }, metafile: true });
  });
  const built = await Promise.all(parts);
  return {
    outputFiles: built.flatMap(({ outputFiles = [] }) => outputFiles),
    metafile: {
      inputs: Object.assign({}, ...built.map(({ metafile }) => metafile.inputs)) as Metafile['inputs'],
      outputs: Object.assign({}, ...built.map(({ metafile }) => metafile.outputs)) as Metafile['outputs'],
    },
  };
}

/** Bundles all functions below `outDir`. Throws with esbuild's own report if a source doesn't compile. */
export async function bundleFunctions(outDir: string): Promise<void> {
  const { metafile } = await buildBundles(functionBundles(outDir));
  await writeFile(`${outDir}.meta.json`, JSON.stringify(metafile));
}
