/**
 * What a developer waits for on this machine, in a new clone of the last commit: `npm ci`; `npm start` until it answers, when
 * nothing is built and when everything is; and `npm run dev` from saving a function until a request is answered with what was
 * saved. `NPM_TEST=1` also runs the clone's `npm test`, which takes minutes.
 */
import { type ChildProcess, execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePortPair } from '#test/support/free-port.ts';
import { printReport, tableOf } from './kit/report.ts';
import { runServer, startArguments } from './latency/run-server.ts';

const SAVES = 5;
/** How often it is asked whether what was saved is there, and for how long, milliseconds. */
const ASKS_EVERY_MS = 20;
const GIVES_UP_MS = 120_000;
const FUNCTION = 'functions/http/operations/widget/widget-page.ts';
const WORDS = 'there is no widget with this token';

const clone = mkdtempSync(join(tmpdir(), 'live-chat-developer-'));
process.once('exit', () => rmSync(clone, { recursive: true, force: true }));

const rows: { what: string; seconds: number }[] = [];
const took = (what: string, since: number): void => {
  rows.push({ what, seconds: Number(((performance.now() - since) / 1000).toFixed(1)) });
};

/** Runs a command of npm in the clone. What it prints goes to the standard error, which is nobody's report. */
function npm(...args: string[]): void {
  const since = performance.now();
  const { status } = spawnSync('npm', args, { cwd: clone, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}.`);
  took(`npm ${args.join(' ')}`, since);
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** `npm start`, without what npm takes itself. */
async function start(what: string): Promise<void> {
  const since = performance.now();
  const { child, ready } = await runServer(startArguments(), { PORT: '0' }, clone);
  const { ok, status } = await fetch(ready);
  if (!ok) throw new Error(`The stack answers ${status}.`);
  took(what, since);
  await stop(child);
}

/** Saves the function, and waits until its answer has what was saved. */
async function save(url: string, token: string, before: string, after: string): Promise<number> {
  const file = join(clone, FUNCTION);
  const source = readFileSync(file, 'utf8');
  if (!source.includes(before)) throw new Error(`${FUNCTION} doesn't say "${before}".`);
  const since = performance.now();
  writeFileSync(file, source.replaceAll(before, after));
  for (let tries = 0; performance.now() - since < GIVES_UP_MS; tries++) {
    // An address that was asked for before may be answered from a cache.
    const answer = await fetch(`${url}/api/widget/${token}${String(tries).padStart(31, 'x')}/script.js`);
    if ((await answer.text()).includes(after)) return (performance.now() - since) / 1000;
    await delay(ASKS_EVERY_MS);
  }
  throw new Error('What was saved never came.');
}

execFileSync('git', ['clone', '--quiet', '.', clone], { stdio: ['ignore', 2, 2] });
npm('ci');
await start('npm start, nothing built');
await start('npm start, everything built');

const since = performance.now();
const dev = await runServer(['local/dev.ts'], { PORT: String(await freePortPair()), DATA_DIR: '' }, clone);
took('npm run dev, everything built', since);
const saves: number[] = [];
let words = WORDS;
for (let number = 1; number <= SAVES; number++) {
  const next = `words saved ${number} times`;
  saves.push(await save(dev.ready, String(number), words, next));
  words = next;
}
await stop(dev.child);
const [first = 0] = saves;
const median = saves.toSorted((one, other) => one - other)[Math.floor(SAVES / 2)] ?? 0;
rows.push({ what: 'npm run dev: the first save of a function', seconds: Number(first.toFixed(1)) });
rows.push({ what: `npm run dev: median of ${SAVES} saves`, seconds: Number(median.toFixed(1)) });
if (process.env['NPM_TEST'] === '1') npm('test');

printReport('developer', {
  tables: [tableOf('What a developer waits for', rows)],
  notes: [
    `Load of the last minute at the end: ${loadavg()[0]?.toFixed(1)}. What npm itself takes to start isn't in it.`,
  ],
});
process.exit();
