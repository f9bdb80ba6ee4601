import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { App, Stack } from 'aws-cdk-lib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack, type PackageName } from '#bin/pack.ts';
import { LiveChat } from '#lib/live-chat.ts';

const run = promisify(execFile);
const root = mkdtempSync(join(tmpdir(), 'live-chat-packages-'));
let archives: Record<PackageName, string>;

/** Packs what `npm run build` wrote. No registry is asked: installing is unpacking, and peers are linked. */
beforeAll(async () => {
  archives = await pack(join(root, 'packed'));
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** An empty project outside of the repository with one of the packages and what else it needs. */
async function projectWith(name: PackageName, others: string[], files: Record<string, string>): Promise<string> {
  const folder = mkdtempSync(join(root, 'project-'));
  await install(name, folder);
  for (const other of others) {
    const link = join(folder, 'node_modules', other);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve('node_modules', other), link, 'junction');
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

const unpacked = new Map<PackageName, Promise<string>>();

/** The folder of an unpacked package. It is unpacked once: that of the construct has a hundred megabytes. */
function unpackedOnce(name: PackageName): Promise<string> {
  const once = unpacked.get(name) ?? unpack(name);
  unpacked.set(name, once);
  return once;
}

async function unpack(name: PackageName): Promise<string> {
  const folder = join(root, 'unpacked', name);
  mkdirSync(folder, { recursive: true });
  await run('tar', ['-xzf', archives[name], '--strip-components=1', '-C', folder]);
  return folder;
}

/** Each project has the files as its own, so that they find its other packages. */
async function install(name: PackageName, folder: string): Promise<void> {
  const source = await unpackedOnce(name);
  const installed = join(folder, 'node_modules/@live-chat', name);
  for (const file of globSync('**/*', { cwd: source, withFileTypes: true })) {
    const path = join(file.parentPath, file.name);
    const target = join(installed, relative(source, path));
    mkdirSync(file.isDirectory() ? target : dirname(target), { recursive: true });
    if (!file.isDirectory()) linkSync(path, target);
  }
}

const tsconfig = (types: string[], lib: string[], more = {}): string =>
  JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, module: 'nodenext', target: 'es2022', lib, types, ...more },
    include: ['**/*.ts', '**/*.tsx'],
  });

/** What the compiler reports about a project; empty when it is right. */
async function typeErrors(folder: string): Promise<string> {
  const tsc = resolve('node_modules/typescript/bin/tsc');
  return run(process.execPath, [tsc, '-p', folder]).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  );
}

type Template = { Resources: Record<string, { Type: string }>; Outputs: Record<string, unknown> };

const templateOf = (outdir: string): Template =>
  JSON.parse(readFileSync(join(outdir, 'support.template.json'), 'utf8'));

/** Synthesizes from the sources, in this process. */
function synthesizeHere(outdir: string): Template {
  const app = new App({ outdir, analyticsReporting: false, builtinCloudFormationValidation: false });
  new LiveChat(new Stack(app, 'support'), 'chat', { config: { stage: 'trial' } });
  app.synth();
  return templateOf(outdir);
}

describe('the package of the construct', { timeout: 120_000 }, () => {
  const peers = ['aws-cdk-lib', 'constructs', '@types/node', 'undici-types'];

  it('synthesizes the same template in an empty app, run from another folder, as its sources do here', async () => {
    const folder = await projectWith('construct', peers, {
      'app.mjs': `import { App, Stack } from 'aws-cdk-lib';
        import { LiveChat } from '@live-chat/construct';
        const app = new App({ outdir: import.meta.dirname + '/cdk.out', analyticsReporting: false, builtinCloudFormationValidation: false });
        new LiveChat(new Stack(app, 'support'), 'chat', { config: { stage: 'trial' } });
        app.synth();`,
    });
    await run(process.execPath, [join(folder, 'app.mjs')], { cwd: tmpdir() });
    const packed = templateOf(join(folder, 'cdk.out'));
    expect(packed).toEqual(synthesizeHere(join(root, 'here')));
    expect(Object.keys(packed.Outputs).filter((name) => /^chat(SiteUrl|TableName|UserPoolId)/.test(name)).length).toBe(
      3,
    );
    expect(globSync(join(folder, 'cdk.out/asset.*/index.mjs')).length).toBe(13);
  });

  it('is used by the example app, which reads its table and shows its metrics', async () => {
    const folder = await projectWith('construct', peers, {
      'package.json': JSON.stringify({ type: 'module' }),
      'app.ts': readFileSync('examples/cdk-app/app.ts', 'utf8'),
    });
    const outdir = join(folder, 'cdk.out');
    const env = { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: '{}', CDK_VALIDATION: 'false' };
    await run(process.execPath, [join(folder, 'app.ts')], { cwd: tmpdir(), env });
    const { Resources } = templateOf(outdir);
    const idOf = (prefix: string) => Object.keys(Resources).find((id) => id.startsWith(prefix)) ?? 'none';
    const policy = JSON.stringify(Resources[idOf('reportsDefaultPolicy')]);
    expect(policy).toContain('dynamodb:Query');
    expect(policy).toContain(idOf('chattable'));
    expect(JSON.stringify(Resources[idOf('service')])).toContain('errors-logged');
  });

  it('has types that accept settings and refuse unknown ones in an empty TypeScript project', async () => {
    const app = await projectWith('construct', peers, {
      'package.json': JSON.stringify({ type: 'module' }),
      'tsconfig.json': tsconfig(['node'], ['es2022']),
      'app.ts': `import { App, Stack } from 'aws-cdk-lib';
        import { LiveChat, LiveChatStack, type LiveChatSettings } from '@live-chat/construct';
        const config: LiveChatSettings = { stage: 'trial', functions: { assign: { memory: 512 } } };
        // @ts-expect-error: no such setting
        export const mistyped: LiveChatSettings = { alarmMail: 'team@example.com' };
        const chat = new LiveChat(new Stack(new App(), 'support'), 'chat', { config });
        export const url: string = chat.siteUrl;
        export const names: string[] = [chat.table.tableName, chat.httpApi.apiId, chat.webSocketApi.apiId];
        export const timeout = chat.functions['agent-api'].timeout?.toSeconds();
        export const pool: string | undefined = chat.userPool?.userPoolArn;
        // @ts-expect-error: exists with mail only
        chat.functions['inbound-mail'].functionName;
        new LiveChatStack(new App(), 'alone', { env: { region: 'eu-west-1' } });`,
    });
    expect(await typeErrors(app)).toBe('');
  });

  it('contains no TypeScript that Node would refuse and no source maps, and has the version of the project', async () => {
    const app = await projectWith('construct', [], {});
    const installed = join(app, 'node_modules/@live-chat/construct');
    expect(globSync(join(installed, '**/*.ts')).filter((file) => !file.endsWith('.d.ts'))).toEqual([]);
    expect(globSync(join(installed, '**/*.map'))).toEqual([]);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))).toMatchObject({
      version,
      peerDependencies: { 'aws-cdk-lib': expect.stringMatching(/^\^\d/), constructs: expect.stringMatching(/^\^\d/) },
    });
    expect(existsSync(join(installed, 'LICENSE'))).toBe(true);
  });

  it('comes with the licenses of all code that is bundled into it, and a bill of materials', async () => {
    const list = readFileSync(join(await unpackedOnce('construct'), 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    const { components } = JSON.parse(readFileSync(join(root, 'packed', 'live-chat.cdx.json'), 'utf8'));
    const names = components.map(({ name }: { name: string }) => name);
    // Of functions, the construct, the dashboard and the widget.
    expect(names).toEqual(expect.arrayContaining(['@aws-sdk/client-dynamodb', 'zod', 'oauth4webapi', 'preact']));
    expect(names).not.toContain('aws-cdk-lib');
    for (const { name, version, licenses } of components)
      expect(list).toContain(`\n${name} ${version}: ${licenses[0].expression}\n`);
    expect(list).toContain('Permission is hereby granted');
  });
});

describe("the package of the widget's types", { timeout: 120_000 }, () => {
  it('types the commands and events of the window in an empty TypeScript project', async () => {
    const page = await projectWith('widget', [], {
      'package.json': JSON.stringify({ type: 'module' }),
      'tsconfig.json': tsconfig([], ['es2022', 'dom']),
      'page.ts': `import type { LiveChatApi, LiveChatEvent, LiveChatEvents } from '@live-chat/widget';
        window.LiveChat?.('open');
        window.LiveChat?.('on', 'unread', ({ count }) => count.toFixed());
        window.LiveChat?.('setCustomAttributes', { plan: 'pro', seats: 3 });
        export const open = (api: LiveChatApi): boolean => api('isOpen');
        export const event: LiveChatEvent = 'queue:position';
        // @ts-expect-error: no such command
        window.LiveChat?.('opne');
        // @ts-expect-error: no such field
        window.LiveChat?.('on', 'unread', ({ total }) => total);
        export const position = ({ position }: LiveChatEvents['queue:position']): number => position;`,
    });
    expect(await typeErrors(page)).toBe('');
  });

  it('can be imported without a bundler', async () => {
    const page = await projectWith('widget', [], { 'page.mjs': "import '@live-chat/widget'; console.log('loaded');" });
    expect((await run(process.execPath, [join(page, 'page.mjs')])).stdout.trim()).toBe('loaded');
  });
});

describe('the component for React', { timeout: 120_000 }, () => {
  it.each(['', '-18'])('renders nothing on the server, with react%s', async (version) => {
    const app = await projectWith('widget', ['react', 'react-dom'], {
      'server.mjs': `import { createElement } from 'react';
        import { renderToString } from 'react-dom/server';
        import { LiveChat } from '@live-chat/widget/react';
        console.log(JSON.stringify(renderToString(createElement('main', null, createElement(LiveChat, { src: 'x' })))));`,
    });
    const outfile = join(app, 'bundle.cjs');
    await build({
      entryPoints: [join(app, 'server.mjs')],
      outfile,
      bundle: true,
      platform: 'node',
      alias: Object.fromEntries(
        ['react', 'react-dom'].map((name) => [name, resolve('node_modules', `${name}${version}`)]),
      ),
      logLevel: 'error',
    });
    expect((await run(process.execPath, [outfile])).stdout.trim()).toBe('"<main></main>"');
  });

  it('is marked for frameworks that render on servers, and needs React only where it is used', async () => {
    const page = await projectWith('widget', [], { 'page.mjs': "import '@live-chat/widget/embed';" });
    const installed = join(page, 'node_modules/@live-chat/widget');
    expect(readFileSync(join(installed, 'react.js'), 'utf8')).toMatch(/^'use client';/);
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      peerDependencies: { react: '>=18' },
      peerDependenciesMeta: { react: { optional: true } },
    });
    expect(manifest).not.toHaveProperty('engines');
    await run(process.execPath, [join(page, 'page.mjs')]);
  });
});

describe('the examples', { timeout: 120_000 }, () => {
  it('type-check in a project that has both packages installed', async () => {
    const others = ['aws-cdk-lib', 'constructs', 'react', 'react-dom', '@types', 'undici-types'];
    const app = await projectWith('widget', others, {
      'package.json': JSON.stringify({ type: 'module' }),
      'tsconfig.json': tsconfig(['node'], ['es2022', 'dom'], {
        jsx: 'react-jsx',
        allowImportingTsExtensions: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: true,
      }),
    });
    await install('construct', app);
    // The part of Vue that runs in browsers, without the compiler of templates.
    symlinkSync(resolve('node_modules/@vue/runtime-dom'), join(app, 'node_modules/vue'), 'junction');
    cpSync('examples', join(app, 'examples'), { recursive: true });
    expect(globSync(join(app, 'examples/**/*.{ts,tsx}')).length).toBeGreaterThan(7);
    expect(await typeErrors(app)).toBe('');
  });
});
