/**
 * Modules that bundles of functions have in the place of others: Node's own, loaded only as far as they are used, and parts of the AWS SDK
 * that do nothing in Lambda. Each saves processor time of every cold start.
 */
import { readFile } from 'node:fs/promises';
import { builtinModules, createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { ImportKind, Plugin } from 'esbuild';

const require = createRequire(import.meta.url);

/** Packages import them both with and without `node:`. */
const builtin = new RegExp(`^(node:)?(${builtinModules.filter((name) => !name.includes(':')).join('|')})$`);

/** Modules that are loaded with the first call of one of their functions: most requests make none. */
const onCall = /^(node:)?zlib$/;

/** The source of a module of Node: a bundle keeps the names that it imports. */
function sourceOf(path: string): string {
  const module = require(path) as Record<string, unknown>;
  const isCalled = (name: string) => onCall.test(path) && typeof module[name] === 'function' && /^[a-z]/.test(name);
  const names = Object.keys(module).filter((name) => /^[a-z_]\w*$/i.test(name) && name !== 'default');
  return [
    `const loaded = /* @__PURE__ */ process.getBuiltinModule('${path}');`,
    'const take = (name) => loaded[name];',
    'export default loaded;',
    ...names.map((name, index) =>
      isCalled(name)
        ? `const taken${index} = (...given) => process.getBuiltinModule('${path}').${name}(...given);`
        : `const taken${index} = /* @__PURE__ */ take('${name}');`,
    ),
    `export { ${names.map((name, index) => `taken${index} as ${name}`).join(', ')} };`,
  ].join('\n');
}

/**
 * An ESM import of a module of Node evaluates every getter of that module: `http` loads all of undici, `crypto` all of
 * WebCrypto, `util` loads the worker threads, and `process` opens the standard streams, which costs tens of milliseconds of each cold start. A
 * module from `process.getBuiltinModule` is loaded only as far as it is used.
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup(bundler) {
    bundler.onResolve({ filter: builtin }, ({ path, kind }) => ({
      path,
      namespace: kind === 'import-statement' ? 'imported-builtins' : 'required-builtins',
      sideEffects: false,
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'required-builtins' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}')`,
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'imported-builtins' }, ({ path }) => ({ contents: sourceOf(path) }));
  },
};

/** What throws when it is reached, and says why it isn't in the bundle. */
const missing = (what: string): string => `throw new Error('${what} is not part of the bundles of functions.');`;

/** What the SDK has in other files, by the end of their paths. */
const replaced: Record<string, string> = {
  // Node has it, and the global one loads all of WebCrypto.
  'serde/uuid/v4': `import { randomUUID } from 'node:crypto'; export const bindV4 = () => () => randomUUID();`,
  // For a Node that is built without cryptography.
  'checksum/sha256/Sha256Js': 'export class Sha256Js {}',
  // Bodies here are texts and bytes. Comparing them with files loads the streams of files.
  'serde/util-body-length/calculateBodyLength': `export const calculateBodyLength = (body) => {
      if (!body) return 0;
      if (typeof body === 'string') return Buffer.byteLength(body);
      if (typeof body.byteLength === 'number') return body.byteLength;
      throw new Error('Body Length computation failed');
    };`,
  // There are no files of settings in Lambda; each client looked for two of them before its first request.
  'shared-ini-file-loader/loadSharedConfigFiles':
    "export { CONFIG_PREFIX_SEPARATOR } from './constants'; export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });",
  // The mode of retries is the standard one, unless `AWS_RETRY_MODE` says otherwise, which then fails.
  'retry/util-retry/AdaptiveRetryStrategy': `export class AdaptiveRetryStrategy {
      constructor() { ${missing('The adaptive mode of retries')} }
    }`,
  // Only an EC2 instance has a region there. Lambda says it in `AWS_REGION`.
  'config/config-resolver/regionConfig/getInstanceMetadataRegion':
    'export const getInstanceMetadataRegion = async () => undefined;',
  // Of answers that are streams, of which none is used.
  'serde/util-stream/sdk-stream-mixin': `export const sdkStreamMixin = () => { ${missing('Reading a streamed answer')} };`,
  'endpoints/middleware-endpoint/service-customizations/s3': `export const resolveParamsForS3 = () => { ${missing('The client of S3')} };
    export const isDnsCompatibleBucketName = resolveParamsForS3, isArnBucketName = resolveParamsForS3;
    export const DOT_PATTERN = undefined, S3_HOSTNAME_PATTERN = undefined;`,
};

/**
 * An error of a service that has a message and nothing else, in the list of what a client knows. Without it the client throws its base
 * class with the same name, message and status, which is all that we, and the SDK's retries, look at.
 */
const plainError =
  /^export var (\w+)\$ = \[-3, n0, _\w+,\n {4}\{ \[_e\]: _(?:c|se)(?:, \[_hE\]: \d+)? \},\n {4}\[_[mM]\],\n {4}\[0\]\n\];\nn0_registry\.registerError\(\1\$, \1\);\n/gm;

/** A client's schemas without its plain errors. @throws Error when the SDK writes them in another way than expected */
function withoutPlainErrors(source: string, path: string): string {
  const rest = source.replaceAll(plainError, '');
  if (rest === source) throw new Error(`${path} lists its errors in another way.`);
  return rest;
}

/** Replaces the files of the SDK, and leaves out errors without fields of their own and what pages through tables. */
export const withoutUnused: Plugin = {
  name: 'without-unused',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]/ }, ({ path }) => {
      const end = Object.keys(replaced).find((one) => path.replaceAll('\\', '/').endsWith(`/${one}.js`));
      return end === undefined ? undefined : { contents: replaced[end], resolveDir: dirname(path) };
    });
    bundler.onLoad(
      { filter: /[\\/]@aws-sdk[\\/]client-(dynamodb|secrets-manager)[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ },
      async ({ path }) => ({
        contents: withoutPlainErrors(await readFile(path, 'utf8'), path),
        resolveDir: dirname(path),
      }),
    );
    // Its files call a function when they are loaded, so that a bundler keeps them.
    bundler.onLoad({ filter: /[\\/]@aws-sdk[\\/]lib-dynamodb[\\/]dist-es[\\/]pagination[\\/]\w+\.js$/ }, () => ({
      contents: '',
    }));
  },
};

/** Replaces every import that matches `filter` (of one kind only, if given) by a module with the given source. */
const replace = (name: string, filter: RegExp, contents: (path: string) => string, only?: ImportKind): Plugin => ({
  name,
  setup(bundler) {
    bundler.onResolve({ filter }, ({ path, kind }) =>
      only === undefined || only === kind ? { path, namespace: name } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: name }, ({ path }) => ({ contents: contents(path) }));
  },
});

/** In Lambda, credentials always come from the environment. The chain of other sources is a third of the bundle. */
export const environmentCredentials = replace(
  'environment-credentials',
  /^@aws-sdk\/credential-provider-node$/,
  () => `export const defaultProvider = () => async () => ({
    accessKeyId: process.env.AWS_ACCESS_KEY_ID,
    secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
    sessionToken: process.env.AWS_SESSION_TOKEN,
  });`,
);

/** Part of the SDK for services that respond with streams, which we don't use. */
export const withoutEventStreams = replace(
  'without-event-streams',
  /^@smithy\/core\/event-streams$/,
  () => 'export {}',
  'dynamic-import',
);

/** None of our endpoints needs discovery, and it would bring its own cache. */
export const withoutDiscovery = replace(
  'without-discovery',
  /^@aws-sdk\/middleware-endpoint-discovery$/,
  () => `export const resolveEndpointDiscoveryConfig = (input) => input;
  const unset = () => undefined;
  export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS =
    { environmentVariableSelector: unset, configFileSelector: unset, default: false };`,
);

/** The SDK of MCP would check what people enter in forms of a server, of which ours has none. */
export const withoutFormValidator = replace(
  'without-form-validator',
  /\/ajvProvider-/,
  () => 'export const n = class {};',
);

/** Each client reads its manifest only to send its version to AWS. */
export const withoutManifests = replace(
  'without-manifests',
  /^\.\.\/package\.json$/,
  () => "export default { version: '3' }",
);
