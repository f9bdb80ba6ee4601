/** `npm run test:xss [count]`: what `npm test` tries with a few payloads, with 500 of them. */
import { spawnSync } from 'node:child_process';

const [count = '500'] = process.argv.slice(2);
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'journeys', 'test/e2e/xss.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, XSS_PAYLOADS: count },
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
