/**
 * Modules that bundles of functions have in the place of others: Node's own, loaded only as far as they are used, and parts of the AWS SDK
 * that do nothing in Lambda. Each saves processor time of every cold start.
 */
import { builtinModules, createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';

const require = createRequire(import.meta.url);

/** Packages import them both with and without `node:`. */
const builtin = new RegExp(`^(node:)?(${builtinModules.filter((name) => !name.includes(':')).join('|')})$`);

/** The source of a module of Node: a bundle keeps the names that it imports. */
function sourceOf(path: string): string {
  const names = Object.keys(require(path) as object).filter((name) => /^[a-z_]\w*$/i.test(name) && name !== 'default');
  return [
    `const loaded = /* @__PURE__ */ process.getBuiltinModule('${path}');`,
    'const take = (name) => loaded[name];',
    'export default loaded;',
    ...names.map((name, index) => `const taken${index} = /* @__PURE__ */ take('${name}');`),
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
};

/** Replaces the files of the SDK. */
export const withoutUnused: Plugin = {
  name: 'without-unused',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]/ }, ({ path }) => {
      const end = Object.keys(replaced).find((one) => path.replaceAll('\\', '/').endsWith(`/${one}.js`));
      return end === undefined ? undefined : { contents: replaced[end], resolveDir: dirname(path) };
    });
  },
};
