/** Runs the stack's schedules when they are due, or immediately on request. */
import { setTimeout as delay } from 'node:timers/promises';
import type { AsyncInvocations } from '#local/aws/async-invocations.ts';
import type { Schedule } from './schedules.ts';

export type Scheduler = {
  /** The names that `runNow` accepts. */
  names: string[];
  /** Runs a schedule now, as if it were due. Throws for an unknown name. */
  runNow: (name: string) => void;
  stop: () => Promise<void>;
};

const minuteMs = 60_000;

/** Checks at the start of each minute. Invocations are asynchronous, like EventBridge's. */
export function startScheduler(schedules: readonly Schedule[], later: Pick<AsyncInvocations, 'send'>): Scheduler {
  const stopping = new AbortController();
  const run = ({ targets }: Schedule): void => {
    for (const { functionId, event } of targets) later.send(functionId, event(new Date()), 'schedule');
  };
  const loop = everyMinute(stopping.signal, (minute, startedAt) => {
    for (const schedule of schedules) if (schedule.due(minute, startedAt)) run(schedule);
  });
  return {
    names: schedules.map(({ name }) => name),
    runNow: (name) => {
      const schedule = schedules.find((found) => found.name === name);
      if (!schedule)
        throw new Error(
          `There is no schedule ${name}. Choose one of: ${schedules.map((found) => found.name).join(', ')}.`,
        );
      run(schedule);
    },
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

/**
 * The minute to run after `minute` once `now` is reached. A machine that slept skips what it missed: hundreds of sweeps
 * at the same moment would help nobody. All in milliseconds.
 */
export const minuteAfter = (minute: number, now: number): number =>
  Math.max(minute + minuteMs, Math.floor(now / minuteMs) * minuteMs);

async function everyMinute(signal: AbortSignal, tick: (minute: number, startedAt: number) => void): Promise<void> {
  const startedAt = Math.floor(Date.now() / minuteMs) * minuteMs;
  let minute = startedAt;
  while (!signal.aborted) {
    await delay(Math.max(0, minute + minuteMs - Date.now()), undefined, { signal }).catch(() => {});
    minute = minuteAfter(minute, Date.now());
    if (!signal.aborted) tick(minute, startedAt);
  }
}
