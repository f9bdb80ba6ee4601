import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DomainError } from '#core/model/errors.ts';
import { functionVariables, type FunctionName } from '#core/contract/environment.ts';
import { sessionKeys } from '#functions/identity/session-keys.ts';
import { visitorSessions } from '#functions/identity/visitor-session.ts';
import { firstEvents, variablesOf } from '#test/bench/first-events.ts';

const functionNames = Object.keys(functionVariables) as FunctionName[];
const bundle = (name: FunctionName) => resolve('dist/functions', name, 'index.mjs');
const run = promisify(execFile);

/** What was built for deployment. `npm test` builds before it tests; by hand, run `npm run build` first. */
describe.each(functionNames)('the bundle of %s', (name) => {
  it('loads where nothing is installed, and exports a handler', async () => {
    const script = `const { handler } = await import(${JSON.stringify(bundle(name))}); console.log(typeof handler)`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: '/', env: {} });
    expect(stdout.trim()).toBe('function');
  });

  it('has each file beside it that it loads later', () => {
    const folder = resolve('dist/functions', name);
    const code = globSync(`${folder}/*.mjs`).map((file) => readFileSync(file, 'utf8'));
    const loaded = code
      .flatMap((text) => [...text.matchAll(/import\(["']\.\/([\w-]+\.mjs)["']\)/g)])
      .map(([, file = '']) => file);
    expect(loaded.filter((file) => !existsSync(resolve(folder, file)))).toEqual([]);
  });

  it('is at most 450 KB', () => {
    expect(statSync(bundle(name)).size).toBeLessThanOrEqual(450 * 1024);
  });

  it('creates nothing of Intl, which loads data of languages, before it needs it', async () => {
    const script = `for (const name of Object.getOwnPropertyNames(Intl))
        if (typeof Intl[name] === 'function') Intl[name] = class { constructor() { throw new Error(name + ' too early'); } };
      const { handler } = await import(${JSON.stringify(bundle(name))}); console.log(typeof handler)`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: '/', env: {} });
    expect(stdout.trim()).toBe('function');
  });

  it('loads none of the modules of Node that only an import of everything needs', async () => {
    const script = `await import(${JSON.stringify(bundle(name))}); console.log(process.moduleLoadList.join());`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: '/', env: {} });
    expect(stdout).toContain('NativeModule path');
    expect(stdout.match(/undici|webcrypto|worker_threads|fs\/streams|zlib/g)).toBeNull();
  });

  it('contains neither the chain of credential sources nor undici', () => {
    const code = readFileSync(bundle(name), 'utf8');
    expect(code).not.toContain('sso-oidc');
    expect(code).not.toMatch(/from ?["'](node:)?(https?|crypto|process|fs)["']/);
  });
});

describe('the bundle of the message path', () => {
  it.each(['visitor-api', 'socket', 'assign'] as const)(
    'has its first event answered without undici: %s',
    async (name) => {
      const aws = createServer((request, response) => request.resume().on('end', () => response.end('{}')));
      await new Promise<void>((listening) => aws.listen(0, '127.0.0.1', listening));
      onTestFinished(() => void aws.close());
      const { port } = aws.address() as AddressInfo;
      const script = `const { handler } = await import(${JSON.stringify(bundle(name))});
      await handler(${JSON.stringify(firstEvents[name])}, { getRemainingTimeInMillis: () => 10000 });
      console.log(process.moduleLoadList.join());
      process.exit(0);`;
      const env = variablesOf(name, `http://127.0.0.1:${port}`);
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: '/', env });
      expect(stdout).toContain('_http_client');
      expect(stdout).not.toContain('undici');
    },
  );

  it('reads a visitor’s session with nothing but the bundle: no chunk, and no WebCrypto', async () => {
    const asked: string[] = [];
    const aws = createServer((request, response) => {
      asked.push(String(request.headers['x-amz-target']));
      request.resume().on('end', () => response.end('{"SecretString":"one"}'));
    });
    await new Promise<void>((listening) => aws.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void aws.close());
    const { port } = aws.address() as AddressInfo;
    const sessions = visitorSessions(
      sessionKeys(async () => 'one', Date.now),
      Date.now,
    );
    const session = { visitor_id: 5, widget_id: 7, widget_token: 'token', verified: false };
    const { token } = await sessions.sign(session);
    const first = firstEvents['visitor-api'] as { headers: Record<string, string> };
    const headers = { ...first.headers, authorization: `Bearer ${token}` };
    const event = { ...first, headers, routeKey: 'GET /api/widget/{token}/conversations' };
    const script = `const files = [];
      process.getBuiltinModule('module').registerHooks({ load: (url, context, next) => (files.push(url), next(url, context)) });
      const { handler } = await import(${JSON.stringify(bundle('visitor-api'))});
      await handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 10000 });
      console.log(process.moduleLoadList.join(), files.filter((url) => url.startsWith('file:')).length, 'file');
      process.exit(0);`;
    const env = variablesOf('visitor-api', `http://127.0.0.1:${port}`);
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: '/', env });
    expect(asked).toContain('DynamoDB_20120810.BatchGetItem');
    expect(stdout).toContain('internal/crypto/hash');
    expect(stdout).not.toContain('webcrypto');
    // No chunk: what is read with a request is the bundle.
    expect(stdout).toContain(' 1 file');
  });

  it.each([
    ['visitor-api', 421_000],
    ['socket', 324_000],
    ['socket-authorizer', 284_000],
    ['assign', 330_000],
    ['react', 411_000],
  ] as const)('is as small as a cold start needs it: %s', (name, maxBytes) => {
    expect(statSync(bundle(name)).size).toBeLessThanOrEqual(maxBytes);
  });

  it.each(['visitor-api', 'agent-api', 'socket', 'socket-authorizer', 'assign', 'react'] as const)(
    'has no arrows, whose expressions are read when the file is loaded: %s',
    (name) => {
      const arrows = readFileSync(bundle(name), 'utf8').match(/[)\w]=>[^{]/g) ?? [];
      // The banner has the one.
      expect(arrows).toEqual([')=>p']);
    },
  );

  it('contains no response schemas, which check nothing there and would slow each cold start', () => {
    const { sources } = JSON.parse(readFileSync(`${bundle('visitor-api')}.map`, 'utf8')) as { sources: string[] };
    const models = ['conversations/conversation', 'messages/message', 'visitors/visitor', 'widgets/widget'].map(
      (name) => `core/model/${name}.ts`,
    );
    expect(models.filter((model) => !existsSync(model))).toEqual([]);
    expect(sources.some((source) => source.endsWith('/core/model/text.ts'))).toBe(true);
    expect(models.filter((model) => sources.some((source) => source.endsWith(model)))).toEqual([]);
  });
});

describe('the bundle of the agents’ API', () => {
  it('contains none of what only visitors or admins do', () => {
    const { sources } = JSON.parse(readFileSync(`${bundle('agent-api')}.map`, 'utf8')) as { sources: string[] };
    const others =
      /\/functions\/use-cases\/(messages\/start-conversation|lifecycle\/handoff|settings\/(?!own-agent|resource)[\w-]+)\.ts$|\/contract\/endpoints\/(admin\/|bots\/(bots|workflows)|description|reports|visitors\/widget)/;
    expect(sources.some((source) => source.endsWith('/functions/use-cases/messages/send-message.ts'))).toBe(true);
    expect(sources.filter((source) => others.test(source))).toEqual([]);
  });

  it('is at most 440 KB, which leaves room for what agents will do next', () => {
    expect(statSync(bundle('agent-api')).size).toBeLessThanOrEqual(440 * 1024);
  });
});

describe('a chunk that a function loads later', () => {
  it('refuses with what the function knows as an error of the product, although its class is a copy', async () => {
    const { readForVisitor } = await import(resolve('dist/functions/agent-api/on-behalf.mjs'));
    const table = { get: async () => undefined, query: async () => ({ items: [] }) };
    const error = await readForVisitor({ table }, { params: { id: 1 }, body: { seq: 1 } }).catch((one: unknown) => one);
    expect([error instanceof DomainError, error.code]).toEqual([true, 'not_found']);
  });
});

describe('deployed files other than functions', () => {
  it('have a hash of their content in the name when they are cached forever', () => {
    const files = [...globSync('dist/widget/public/**/*.js'), ...globSync('dist/dashboard/assets/*')].map((file) =>
      basename(file),
    );
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((file) => !/[-.][\w-]{8,}\.\w+$/.test(file))).toEqual([]);
  });

  it('names an app chunk for the loader that exists', () => {
    const { app } = JSON.parse(readFileSync('dist/functions/visitor-api/widget-manifest.json', 'utf8')) as {
      app: string;
    };
    expect(existsSync(app.replace(/^\/widget\//, 'dist/widget/public/'))).toBe(true);
  });
});
