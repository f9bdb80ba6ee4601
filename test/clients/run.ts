/**
 * `npm run test:clients`: generates three clients from the API description, compiles them, and holds a conversation with
 * each on the running stack. The generators are fetched from their registries; Python needs `pip`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeApi } from '#core/contract/openapi.ts';
import { endpoints } from '#core/contract/http.ts';
import { startStack } from '#local/stack/stack.ts';
import { signIn } from '#test/support/people.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-chat-clients-'));
async function run(command: string, args: readonly string[], environment: Record<string, string> = {}): Promise<void> {
  const child = spawn(command, args, { cwd: folder, stdio: 'inherit', env: { ...process.env, ...environment } });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}.`);
}

const packages = [
  'openapi-typescript@7.13.0',
  'openapi-fetch@0.17.0',
  '@hey-api/openapi-ts@0.99.0',
  'typescript@5.9.3',
  'esbuild@0.28.2',
  '@types/node@24',
];

const strict = ['--strict', '--noEmit', '--skipLibCheck', '--target', 'es2024', '--module', 'esnext'];
const checked = (file: string) =>
  run('npx', ['tsc', ...strict, '--moduleResolution', 'bundler', '--allowImportingTsExtensions', file]);
const bundled = (file: string) =>
  run('npx', ['esbuild', file, '--bundle', '--platform=node', '--format=esm', `--outfile=${file}.mjs`]);

/** Each client: how it is made and checked, and what runs its conversation. */
const clients: Record<string, () => Promise<readonly [command: string, args: readonly string[]]>> = {
  'openapi-typescript': async () => {
    await run('npx', ['openapi-typescript', 'openapi.json', '-o', 'types.ts']);
    await checked('openapi-typescript.ts');
    await bundled('openapi-typescript.ts');
    return [process.execPath, ['openapi-typescript.ts.mjs']];
  },
  'hey-api': async () => {
    await run('npx', ['openapi-ts', '-i', 'openapi.json', '-o', 'hey', '--silent']);
    await checked('hey-api.ts');
    await bundled('hey-api.ts');
    return [process.execPath, ['hey-api.ts.mjs']];
  },
  'openapi-python-client': async () => {
    await run('python3', ['-m', 'venv', 'venv']);
    await run('venv/bin/pip', ['install', '--quiet', 'openapi-python-client==0.29.1']);
    const options = ['--path', 'openapi.json', '--output-path', 'python', '--fail-on-warning'];
    await run('venv/bin/openapi-python-client', ['generate', ...options], {
      PATH: `${join(folder, 'venv/bin')}:${process.env['PATH']}`,
    });
    return ['venv/bin/python', ['python-client.py']];
  },
};

writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
writeFileSync(join(folder, 'openapi.json'), JSON.stringify(describeApi(endpoints)));
// They import what is generated, so they can't be compiled with the project.
const conversations = join(import.meta.dirname, 'conversations');
for (const file of readdirSync(conversations))
  copyFileSync(join(conversations, file), join(folder, file.replace(/\.txt$/, '')));
await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages]);
const stack = await startStack({ assembly: 'cdk.out', port: 0 });
const { token } = await signIn(stack.url, 'admin');
const failed: string[] = [];
for (const [name, make] of Object.entries(clients)) {
  try {
    await run(...(await make()), { ORIGIN: stack.url, TOKEN: token });
    console.log(`${name}: passed`);
  } catch (error) {
    failed.push(name);
    console.error(`${name}: ${(error as Error).message}`);
  }
}
await stack.stop();
rmSync(folder, { recursive: true });
console.log(failed.length === 0 ? 'All clients passed.' : `Failed: ${failed.join(', ')}`);
process.exitCode = failed.length;
