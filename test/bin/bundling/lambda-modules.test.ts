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
});
