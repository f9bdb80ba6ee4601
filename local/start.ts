/** `npm start`: builds and synthesizes what changed, runs the stack, and prints its addresses. */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..');
// Lambda's clock is in UTC, whatever this machine's time zone is.
process.env['TZ'] = 'UTC';
// Else esbuild keeps a thread and a process for its next build, which doesn't come.
process.env['ESBUILD_WORKER_THREADS'] = '0';
process.chdir(project);
// What was compiled once is kept: Node's own compiler of types takes 20 MB for as long as the process runs.
enableCompileCache(join(project, '.cache/compiled'));
const [{ freeMemory }, { runUntilStopped }, { start }] = await Promise.all([
  import('./platform/free-memory.ts'),
  import('./command/run-until-stopped.ts'),
  import('./command/start.ts'),
]);
await runUntilStopped(start(project));
flushCompileCache();
freeMemory();
