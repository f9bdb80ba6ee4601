import { inspect } from 'node:util';
import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { signalWithin } from '#functions/platform/deadline.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { jsonLog, loggingAs } from '#functions/platform/log.ts';

const context = (leftMs = 60_000) => ({ getRemainingTimeInMillis: () => leftMs }) as Context;

/** A log, and the lines it wrote. */
function writing() {
  const lines: object[] = [];
  const write = (line: object) => void lines.push(line);
  return { lines, log: jsonLog({ info: write, warn: write, error: write }) };
}

describe('a lazy handler', () => {
  it('is built at its first event, and once', async () => {
    let builds = 0;
    const handler = lazyHandler('sweep', () => {
      builds++;
      return async (event: string) => event.length;
    });
    expect(builds).toBe(0);
    expect(await handler('one', context())).toBe(3);
    expect(await handler('three', context())).toBe(5);
    expect(builds).toBe(1);
  });

  it('is built again at the next event when building failed', async () => {
    let builds = 0;
    const handler = lazyHandler('sweep', () => {
      if (++builds === 1) throw new Error('a variable is missing');
      return async () => 'done';
    });
    await expect(handler(undefined, context())).rejects.toThrow('a variable is missing');
    expect(await handler(undefined, context())).toBe('done');
  });

  it('fails with what was thrown but its words, which Lambda would log and keep', async () => {
    class RefusedException extends Error {
      override name = 'RefusedException';
      $metadata = { httpStatusCode: 400 };
      item = { content: 'Vera wrote' };
    }
    const handler = lazyHandler('inbound-mail', () => async () => {
      throw new RefusedException('Vera wrote vera@example.com', { cause: new Error('Vera') });
    });
    const error = await handler(undefined, context()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'RefusedException', message: '400' });
    expect((error as Error).stack).toMatch(/lazy-handler\.test\.ts/);
    expect(inspect(error, { showHidden: true, depth: null })).not.toContain('Vera');
  });

  it('runs within the deadline of its invocation', async () => {
    const handler = lazyHandler('sweep', () => async () => {
      const signal = signalWithin(60_000);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return 'aborted';
    });
    expect(await handler(undefined, context(510))).toBe('aborted');
  });

  it('names its function in every log line, and a cold start in those of the first invocation only', async () => {
    const { lines, log } = writing();
    const handler = lazyHandler('assign', () => async (event: string) => log.info(event));
    await handler('first', context());
    await handler('second', context());
    log.info('outside');
    expect(lines).toEqual([
      { event: 'first', service: 'assign', cold_start: true },
      { event: 'second', service: 'assign', cold_start: false },
      { event: 'outside' },
    ]);
  });
});

it('lines of what runs side by side carry their own fields, and those of what they run within', async () => {
  const { lines, log } = writing();
  const step = (conversation_id: number) =>
    loggingAs({ conversation_id }, async () => {
      await Promise.resolve();
      log.warn('step', { seq: 1 });
    });
  await loggingAs({ service: 'react' }, () => Promise.all([step(1), step(2)]));
  expect(lines).toEqual([
    { event: 'step', service: 'react', conversation_id: 1, seq: 1 },
    { event: 'step', service: 'react', conversation_id: 2, seq: 1 },
  ]);
});
