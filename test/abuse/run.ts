/** `npm run test:abuse [seed]`: what takes longer than `npm test` may: 10,000 hostile requests of another seed, with all of `test/abuse/`. */
import { spawnSync } from 'node:child_process';

const [seed = '1'] = process.argv.slice(2);
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'parts', 'test/abuse'], {
  stdio: 'inherit',
  env: { ...process.env, HOSTILE_REQUESTS: '10000', HOSTILE_SEED: seed },
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
