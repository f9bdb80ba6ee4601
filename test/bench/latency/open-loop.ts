/** Sends at an even pace, whatever has been answered by then, and measures each message from the moment it was due. */
import { build, type Histogram } from 'hdr-histogram-js';

/** Sends one message and resolves when the other side has it. */
export type Deliver = (number: number) => Promise<void>;

/** What became of the messages of a turn, in microseconds, and what the driver itself needed. */
export type Turn = {
  /** From when a message was due until the other side had it. One that never came counts as `LOST_MS`. */
  latency: Histogram;
  /** From when a message was due until the driver sent it: the driver's own share of the latency. */
  lateness: Histogram;
  lost: number;
  /** From the first message until the last was there or given up. */
  elapsedMs: number;
  driverCpuMs: number;
};

/** How long a message may take. */
export const LOST_MS = 20_000;
const MICROSECONDS = 1000;

const emptyHistogram = (): Histogram => build({ numberOfSignificantValueDigits: 3 });

/** A turn without messages, to which others are added. */
export const emptyTurn = (): Turn => ({
  latency: emptyHistogram(),
  lateness: emptyHistogram(),
  lost: 0,
  elapsedMs: 0,
  driverCpuMs: 0,
});

/** Adds what a turn measured to the others. */
export function addTurn(to: Turn, turn: Turn): void {
  to.latency.add(turn.latency);
  to.lateness.add(turn.lateness);
  to.lost += turn.lost;
  to.elapsedMs += turn.elapsedMs;
  to.driverCpuMs += turn.driverCpuMs;
}

/** Messages a second that arrived. Below the pace at which they were sent, the servers didn't keep up: times then say how long the run was. */
export const reachedRate = ({ latency, lost, elapsedMs }: Turn): number =>
  Number((((latency.totalCount - lost) * 1000) / elapsedMs).toFixed(1));

const record = (histogram: Histogram, ms: number): void =>
  histogram.recordValue(Math.max(1, Math.round(ms * MICROSECONDS)));

/** A value of a histogram in milliseconds. */
export const percentileMs = (histogram: Histogram, percent: number): number =>
  Number((histogram.getValueAtPercentile(percent) / MICROSECONDS).toFixed(2));

type Pace = { rate: number; seconds: number };

/** Sends `rate` messages a second, numbered from `first`. */
export async function openLoop(deliver: Deliver, first: number, { rate, seconds }: Pace): Promise<Turn> {
  const turn = emptyTurn();
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  const send = async (index: number, due: number): Promise<void> => {
    record(turn.lateness, performance.now() - due);
    const { promise: late, resolve } = Promise.withResolvers<'lost'>();
    const timer = setTimeout(resolve, LOST_MS, 'lost');
    const outcome = await Promise.race([deliver(first + index), late]).catch(() => 'lost' as const);
    clearTimeout(timer);
    if (outcome === 'lost') turn.lost += 1;
    record(turn.latency, outcome === 'lost' ? LOST_MS : performance.now() - due);
  };
  const sent: Promise<void>[] = [];
  for (let index = 0; index < rate * seconds; index += 1) {
    const due = begun + (index * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sent.push(send(index, due));
  }
  await Promise.all(sent);
  turn.elapsedMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpuBefore);
  turn.driverCpuMs = (user + system) / 1000;
  return turn;
}
