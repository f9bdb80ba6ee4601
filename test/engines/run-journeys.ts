/** Runs the journeys in an engine: starts its driver, and a browser for each journey. */
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { startFakeServer } from '#test/widget/support/fake-server.ts';
import type { Found } from './engines.ts';
import { journeys, runJourney } from './journeys.ts';
import { visitorOf } from './visitor.ts';
import { openSession, waitForDriver } from './webdriver.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Runs all journeys and reports each. @returns how many failed */
export async function runJourneys(
  title: string,
  { command: [program, ...args], capabilities }: Found,
): Promise<number> {
  const port = await freePort();
  // A group of its own: what the driver has started ends with it.
  const child = spawn(program, [...args, `--port=${port}`], { stdio: ['ignore', 'ignore', 'inherit'], detached: true });
  const gone = new Promise<never>((_, fail) => child.once('error', fail));
  const driver = `http://127.0.0.1:${port}`;
  const server = await startFakeServer();
  let failures = 0;
  try {
    await Promise.race([waitForDriver(driver), gone]);
    for (const journey of journeys) {
      const session = await openSession(driver, capabilities);
      try {
        await runJourney(journey, visitorOf(session), server);
        console.log(`${title}: the widget ${journey.does}: passed`);
      } catch (error) {
        failures++;
        console.error(`${title}: the widget ${journey.does}: FAILED\n  ${(error as Error).message}`);
      } finally {
        await session.end();
      }
    }
  } finally {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
    await server.close();
  }
  console.log(
    `${title}: ${journeys.length - failures} passed, ${failures} failed. Input methods were imitated by script.`,
  );
  return failures;
}
