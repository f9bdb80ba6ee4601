/**
 * A change of many conversations, one request for each: what is done, what failed and why, and what is left is known at every
 * moment, also after the page was closed.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Id } from '#core/model/id.ts';
import type { BulkAction } from './bulk-actions.ts';

/**
 * One change that is to be made. `undoes`: the action it takes back, unless somebody has changed since what that made. `seen`: the
 * newest row there was when it was asked for, so that what is written while it waits for its turn isn't put aside unread.
 */
export type Step = { id: Id; action: BulkAction; undoes?: BulkAction; seen?: number };
/** One that was refused: why, in words, and whether the attributes that it requires are missing. */
export type FailedStep = Step & { why: string; needsAttributes?: boolean };

/** How a job stands. `closed`: the page was closed before it ended; `stalled`: it stopped because several failed in a row. */
export type Job = {
  kind: BulkAction['kind'];
  total: number;
  left: readonly Step[];
  /** How many are done, including those where nothing was to be done. */
  done: number;
  failed: readonly FailedStep[];
  /** What undoes those that are done, the last one first. */
  undo: readonly Step[];
  state: 'running' | 'finished' | 'stopped' | 'stalled' | 'closed';
};

/** What a step came to: done, with what undoes it; already so; or refused, and why. */
export type Outcome =
  | { result: 'done'; undo: Step | undefined }
  | { result: 'same' }
  | { result: 'failed'; why: string; needsAttributes?: boolean };

/** The dependencies. `keep`: what is to be found after the page was closed; with undefined nothing. */
export type JobDeps = {
  perform: (step: Step) => Promise<Outcome>;
  keep: (job: Job | undefined) => void;
  onFinished: (job: Job) => void;
};

/** The job, of which there is one at a time. */
export type BulkJobs = {
  job: ReadonlySignal<Job | undefined>;
  /** Starts; while one runs, nothing is started. */
  start: (kind: BulkAction['kind'], steps: readonly Step[]) => void;
  /** Begins no further step; those on their way are finished. */
  stop: () => void;
  /** Goes on with what is left. */
  resume: () => void;
  /** Tries what failed again; given a choice, only some of it. */
  retry: (which?: (step: FailedStep) => boolean) => void;
  /** Undoes what is done. */
  undo: () => void;
  dismiss: () => void;
  /** Shows a job that an earlier page didn't finish. */
  restore: (left: Job) => void;
};

/** How many requests are on their way at a time: few enough that an agent's own clicks aren't held up. */
const AT_A_TIME = 4;
/** After so many failures without a success, whatever is wrong isn't about single conversations. */
const STALLS_AFTER = 8;

/** Makes it. */
export function createBulkJobs({ perform, keep, onFinished }: JobDeps): BulkJobs {
  const job = signal<Job | undefined>(undefined);
  let failures = 0;
  const set = (next: Job) => {
    job.value = next;
    keep(next.left.length > 0 || next.failed.length > 0 ? next : undefined);
  };
  const change = (part: (now: Job) => Partial<Job>) => {
    const now = job.peek();
    if (now) set({ ...now, ...part(now) });
  };

  /** Makes one change after the other, for as long as the job runs. A step is left until its outcome is known. */
  async function work(taken: Set<Step>): Promise<void> {
    for (;;) {
      const now = job.peek();
      const step = now?.state === 'running' ? now.left.find((one) => !taken.has(one)) : undefined;
      if (!step) return;
      taken.add(step);
      const outcome = await perform(step);
      change((before) => after(before, step, outcome));
      failures = outcome.result === 'failed' ? failures + 1 : 0;
      if (failures >= STALLS_AFTER) change(({ state }) => (state === 'running' ? { state: 'stalled' } : {}));
    }
  }

  async function run(): Promise<void> {
    failures = 0;
    const taken = new Set<Step>();
    await Promise.all(Array.from({ length: AT_A_TIME }, () => work(taken)));
    const ended = job.peek();
    if (ended?.state === 'running') change(() => ({ state: 'finished' }));
    const now = job.peek();
    if (now) onFinished(now);
  }

  const isBusy = () => job.peek()?.state === 'running';
  const begin = (next: Job) => {
    set(next);
    void run();
  };
  const start: BulkJobs['start'] = (kind, steps) => {
    if (isBusy() || steps.length === 0) return;
    begin({ kind, total: steps.length, left: steps, done: 0, failed: [], undo: [], state: 'running' });
  };
  return {
    job,
    start,
    stop: () => change(({ state }) => (state === 'running' ? { state: 'stopped' } : {})),
    resume: () => {
      const now = job.peek();
      if (now && !isBusy()) begin({ ...now, state: 'running' });
    },
    retry: (which = () => true) => {
      const now = job.peek();
      if (!now || isBusy()) return;
      const [tried, failed] = [now.failed.filter(which), now.failed.filter((step) => !which(step))];
      // What was seen when it was asked for no longer counts: who tries again has read why it failed. Who filled in attributes
      // has read of nothing else.
      const again = tried.map(({ id, action, undoes, seen, needsAttributes }): Step => {
        const isKept = needsAttributes && seen !== undefined;
        return { id, action, ...(undoes ? { undoes } : {}), ...(isKept ? { seen } : {}) };
      });
      begin({ ...now, left: [...again, ...now.left], failed, state: 'running' });
    },
    undo: () => {
      const [first, ...others] = job.peek()?.undo ?? [];
      if (first) start(first.action.kind, [first, ...others]);
    },
    dismiss: () => {
      if (isBusy()) return;
      job.value = undefined;
      keep(undefined);
    },
    restore: (left) => {
      if (!job.peek()) job.value = { ...left, state: left.state === 'running' ? 'closed' : left.state };
    },
  };
}

function after(job: Job, step: Step, outcome: Outcome): Partial<Job> {
  const left = job.left.filter((one) => one !== step);
  if (outcome.result === 'failed') {
    const { why, needsAttributes } = outcome;
    return { left, failed: [...job.failed, { ...step, why, ...(needsAttributes ? { needsAttributes } : {}) }] };
  }
  const undo = outcome.result === 'done' && outcome.undo ? [outcome.undo, ...job.undo] : job.undo;
  return { left, done: job.done + 1, undo };
}
