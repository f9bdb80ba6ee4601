import { build } from 'esbuild';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lazyBuiltins, withoutUnused } from '#bin/bundling/lambda-modules.ts';

afterEach(() => vi.restoreAllMocks());

/** What a bundle of this source exports, and its text. */
async function bundled(contents: string): Promise<{ code: string; exported: Record<string, unknown> }> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    plugins: [lazyBuiltins, withoutUnused],
  });
  const code = outputFiles[0]?.text ?? '';
  return { code, exported: await import(`data:text/javascript,${encodeURIComponent(code)}`) };
}

describe('modules of Node in a bundle', () => {
  it('has the names that are imported, and takes no other from the module', async () => {
    const { code, exported } = await bundled(
      `import { join } from 'node:path'; import os, { EOL } from 'os'; export const got = [join('a', 'b'), os.EOL === EOL];`,
    );
    expect(exported['got']).toEqual(['a/b', true]);
    expect(code).not.toContain('posix');
  });

  it.each(['await import("node:http")', 'require("http")'])(
    'takes no name of a module before it is used: %s',
    async (loaded) => {
      const taken: string[] = [];
      const known = { request: () => 'asked' };
      const module = new Proxy(known, { get: (_, name) => (taken.push(String(name)), Reflect.get(known, name)) });
      vi.spyOn(process, 'getBuiltinModule').mockReturnValue(module);
      const { exported } = await bundled(
        `const http = ${loaded}; const { request } = http.default ?? http; export const got = request();`,
      );
      const names = taken.filter((name) => !['__esModule', 'default'].includes(name));
      expect([exported['got'], names]).toEqual(['asked', ['request']]);
    },
  );

  it('loads compression with the first call of one of its functions', async () => {
    const loaded = vi.spyOn(process, 'getBuiltinModule');
    const { exported } = await bundled(
      `import { gzipSync, gunzipSync } from 'node:zlib'; export const got = () => gunzipSync(gzipSync('a')).toString();`,
    );
    const before = loaded.mock.calls.flat();
    expect((exported['got'] as () => string)()).toBe('a');
    expect([before, loaded.mock.calls.flat()]).toEqual([[], ['node:zlib', 'node:zlib']]);
  });

  it('has what a module exports as a whole', async () => {
    const { exported } = await bundled(`import * as util from 'util'; export const got = util.inspect([1]);`);
    expect(exported['got']).toBe('[ 1 ]');
  });
});

describe('parts of the SDK in a bundle', () => {
  it('makes a name for each attempt with Node’s own generator', async () => {
    const { code, exported } = await bundled(`import { v4 } from '@smithy/core/serde'; export const got = v4();`);
    expect(code).not.toContain('decimalToHex');
    expect(exported['got']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('knows the length of texts and bytes, and of no other body', async () => {
    const { exported } = await bundled(`export { calculateBodyLength } from '@smithy/core/serde';`);
    const length = exported['calculateBodyLength'] as (body: unknown) => number;
    expect([length('ä'), length(new Uint8Array(3)), length(undefined)]).toEqual([2, 3, 0]);
    expect(() => length({ path: '/' })).toThrow('Body Length');
  });

  it('reads no files of settings', async () => {
    const { exported } = await bundled(`export { loadSharedConfigFiles } from '@smithy/core/config';`);
    const load = exported['loadSharedConfigFiles'] as () => Promise<unknown>;
    expect(await load()).toEqual({ configFile: {}, credentialsFile: {} });
  });

  it.each([
    ['ConditionalCheckFailedException', 'TransactionCanceledException'],
    ['ResourceInUseException', 'TableNotFoundException'],
  ])('has an error of its own only where it has fields: %s', async (...names) => {
    const { code } = await bundled(`export { GetItemCommand } from '@aws-sdk/client-dynamodb';`);
    const [hasFields] = names;
    const isKept = hasFields === 'ConditionalCheckFailedException';
    expect(names.map((name) => code.includes(`registerError(${name}$`))).toEqual([isKept, isKept]);
    expect(names.map((name) => new RegExp(`class _?${name} `).test(code))).toEqual([isKept, isKept]);
  });

  it('throws what a service says without fields by its name, message and status', async () => {
    const client = (name: string, answer: object) => `
      import { ${name}Client, ${name === 'DynamoDB' ? 'GetItemCommand' : 'GetSecretValueCommand'} as Command } from '@aws-sdk/client-${name === 'DynamoDB' ? 'dynamodb' : 'secrets-manager'}';
      const requestHandler = { handle: async () => ({ response: ${JSON.stringify(answer)} }) };
      const client = new ${name}Client({ region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, requestHandler, maxAttempts: 1 });
      export const sending = () => client.send(new Command({ TableName: 't', Key: {}, SecretId: 's' })).catch((error) => error);`;
    const thrown = async (name: string, statusCode: number, said: object) => {
      const body = [...Buffer.from(JSON.stringify(said))];
      const source = client(name, { statusCode, headers: {} }).replace(
        '"headers":{}',
        `"headers":{},"body":new Uint8Array([${body.join()}])`,
      );
      const { exported } = await bundled(source);
      const error = await (exported['sending'] as () => Promise<Record<string, unknown>>)();
      const { $metadata, ...rest } = error;
      return [
        error instanceof Error,
        rest['name'],
        rest['message'],
        rest['$fault'],
        ($metadata as { httpStatusCode: number }).httpStatusCode,
      ];
    };
    const type = (name: string) => `com.amazonaws.any#${name}`;
    expect(await thrown('DynamoDB', 400, { __type: type('ResourceInUseException'), message: 'Busy.' })).toEqual([
      true,
      'ResourceInUseException',
      'Busy.',
      'client',
      400,
    ]);
    expect(await thrown('DynamoDB', 500, { __type: type('InternalServerError'), message: 'Ours.' })).toEqual([
      true,
      'InternalServerError',
      'Ours.',
      'server',
      500,
    ]);
    expect(await thrown('SecretsManager', 400, { __type: 'ResourceNotFoundException', Message: 'None.' })).toEqual([
      true,
      'ResourceNotFoundException',
      'None.',
      'client',
      400,
    ]);
  });

  it('has no adaptive retries, and says so where they are switched on', async () => {
    const { exported } = await bundled(`export { AdaptiveRetryStrategy } from '@smithy/core/retry';`);
    const Strategy = exported['AdaptiveRetryStrategy'] as new () => unknown;
    expect(() => new Strategy()).toThrow('The adaptive mode of retries is not part of the bundles of functions.');
  });

  it('reads no streams, and knows nothing of S3’s addresses, and says so', async () => {
    const { exported } = await bundled(
      `export { sdkStreamMixin } from '@smithy/core/serde'; export { resolveParamsForS3 } from './node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/service-customizations/index.js';`,
    );
    for (const name of ['sdkStreamMixin', 'resolveParamsForS3'])
      expect(exported[name] as () => void).toThrow('is not part of the bundles of functions.');
  });

  it('asks no instance of EC2 for a region', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    const { exported } = await bundled(
      `import { NODE_REGION_CONFIG_OPTIONS as options } from '@smithy/core/config'; export const region = options.default;`,
    );
    await expect((exported['region'] as () => Promise<string>)()).rejects.toThrow('Region is missing');
  });
});
