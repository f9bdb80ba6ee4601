/**
 * `npm run test:fuzz [seconds] [seed]`: requests that Schemathesis makes from the API description, against the running stack.
 * Fails on a server error, and on an answer whose status, type or body the description doesn't have. Needs Python 3.10.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '#local/stack/stack.ts';
import { signIn } from '#test/support/people.ts';

const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];
/** Longer addresses are refused by the edge, with an answer that isn't the API's: the description doesn't have its 414. */
const hooks = `import schemathesis

@schemathesis.hook
def filter_query(context, query):
    return query is None or len(repr(query)) < 700
`;
const [seconds = '240', seed = '1'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'live-chat-fuzz-'));
const venv = (program: string): string => join(folder, 'venv/bin', program);
for (const [command, args] of [
  ['python3', ['-m', 'venv', join(folder, 'venv')]],
  [venv('pip'), ['install', '--quiet', 'schemathesis==4.32.5']],
] as const)
  if (spawnSync(command, args, { stdio: 'inherit' }).status !== 0) throw new Error(`${command} failed.`);

writeFileSync(join(folder, 'hooks.py'), hooks);
const stack = await startStack({ assembly: 'cdk.out', port: 0 });
const { token } = await signIn(stack.url, 'admin');
const options = {
  '--header': `Authorization: Bearer ${token}`,
  '--checks': checks.join(','),
  '--phases': 'examples,coverage,fuzzing',
  '--max-time': seconds,
  '--seed': seed,
  '--request-timeout': '30',
};
const description = `${stack.url}/api/v1/live-chat/openapi.json`;
const flags = [...Object.entries(options).flat(), '--continue-on-failure', '--no-shrink'];
const child = spawn(venv('schemathesis'), ['run', description, ...flags], { cwd: folder, stdio: 'inherit' });
const [code] = await once(child, 'exit');
await stack.stop();
rmSync(folder, { recursive: true, force: true });
process.exitCode = Number(code ?? 1);
