/** Changing many conversations: what is done, failed and left, at every moment. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createBulkJobs, type Job, type Outcome, type Step } from '#dashboard/inbox/bulk/bulk-job.ts';

const resolve = { kind: 'resolve' } as const;
const steps = (count: number): Step[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, action: resolve }));
const reopened = (id: number): Outcome => ({ result: 'done', undo: { id, action: { kind: 'reopen' } } });

let kept: (Job | undefined)[];
let finished: Job[];
let atOnce: { now: number; most: number };
beforeEach(() => {
  kept = [];
  finished = [];
  atOnce = { now: 0, most: 0 };
});

/** Jobs whose steps come out as this says, each after a moment. */
function jobsThat(outcomeOf: (step: Step) => Outcome | Promise<Outcome>) {
  let end = () => {};
  const jobs = createBulkJobs({
    perform: async (step) => {
      atOnce.now += 1;
      atOnce.most = Math.max(atOnce.most, atOnce.now);
      await Promise.resolve();
      const outcome = await outcomeOf(step);
      atOnce.now -= 1;
      return outcome;
    },
    keep: (job) => kept.push(job),
    onFinished: (job) => {
      finished.push(job);
      end();
    },
  });
  /** Waits for the end of what is begun. */
  const until = (begin: () => void) =>
    new Promise<void>((resolved) => {
      end = resolved;
      begin();
    });
  return { ...jobs, until, now: () => jobs.job.peek() };
}

describe('a change of many conversations', () => {
  it('makes every change once, four at a time, and keeps nothing once all is done', async () => {
    const seen: number[] = [];
    const jobs = jobsThat(({ id }) => {
      seen.push(id);
      return reopened(id);
    });
    await jobs.until(() => jobs.start('resolve', steps(50)));
    expect(seen).toHaveLength(50);
    expect(new Set(seen).size).toBe(50);
    expect(atOnce.most).toBe(4);
    expect(jobs.now()).toMatchObject({ state: 'finished', done: 50, failed: [], left: [], total: 50 });
    expect(kept.at(-1)).toBeUndefined();
  });

  it('goes on after one that is refused, says why, and tries only that one again', async () => {
    let isFull = true;
    const seen: number[] = [];
    const jobs = jobsThat(({ id }) => {
      seen.push(id);
      return id === 3 && isFull ? { result: 'failed', why: 'At capacity.' } : reopened(id);
    });
    await jobs.until(() => jobs.start('resolve', steps(6)));
    expect(jobs.now()).toMatchObject({ done: 5, failed: [{ id: 3, why: 'At capacity.' }], left: [] });
    expect(kept.at(-1)).toMatchObject({ failed: [{ id: 3 }] });
    isFull = false;
    seen.length = 0;
    await jobs.until(() => jobs.retry());
    expect(seen).toEqual([3]);
    expect(jobs.now()).toMatchObject({ done: 6, failed: [], state: 'finished' });
  });

  it('tries again only what misses attributes, without what is unread, once these are filled in', async () => {
    let isFilledIn = false;
    const seen: Step[] = [];
    const jobs = jobsThat((step) => {
      seen.push(step);
      if (step.id === 1) return { result: 'failed', why: 'At capacity.' };
      if (step.id === 2 && !isFilledIn) return { result: 'failed', why: 'Fill in.', needsAttributes: true };
      return reopened(step.id);
    });
    await jobs.until(() =>
      jobs.start(
        'resolve',
        steps(3).map((step) => ({ ...step, seen: 5 })),
      ),
    );
    expect(kept.at(-1)?.failed.map(({ id, needsAttributes }) => [id, needsAttributes])).toEqual([
      [1, undefined],
      [2, true],
    ]);
    isFilledIn = true;
    seen.length = 0;
    await jobs.until(() => jobs.retry(({ needsAttributes }) => needsAttributes === true));
    expect(seen).toEqual([{ id: 2, action: resolve, seen: 5 }]);
    expect(jobs.now()).toMatchObject({ done: 2, failed: [{ id: 1, why: 'At capacity.' }], left: [] });
    await jobs.until(() => jobs.retry());
    expect(seen.at(-1)).toEqual({ id: 1, action: resolve });
  });

  it('undoes what it did, and not what was so before', async () => {
    const seen: string[] = [];
    const jobs = jobsThat(({ id, action }) => {
      seen.push(`${action.kind} ${id}`);
      return id === 2 ? { result: 'same' } : reopened(id);
    });
    await jobs.until(() => jobs.start('resolve', steps(3)));
    expect(jobs.now()?.done).toBe(3);
    seen.length = 0;
    await jobs.until(() => jobs.undo());
    expect(seen.sort()).toEqual(['reopen 1', 'reopen 3']);
  });

  it('leaves word of each step that isn’t known to be done, for the page after this one', async () => {
    const held: (() => void)[] = [];
    const jobs = jobsThat(({ id }) =>
      id <= 2 ? reopened(id) : new Promise((done) => held.push(() => done(reopened(id)))),
    );
    jobs.start('resolve', steps(10));
    await new Promise((resolved) => setTimeout(resolved));
    // The page is closed here: four requests are on their way, and nobody knows what came of them.
    const left = kept.at(-1);
    expect(left).toMatchObject({ done: 2, total: 10, state: 'running' });
    expect(left?.left.map(({ id }) => id)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
    const next = jobsThat(({ id }) => reopened(id));
    if (left) next.restore(left);
    expect(next.now()?.state).toBe('closed');
    await next.until(() => next.resume());
    expect(next.now()).toMatchObject({ state: 'finished', done: 10, left: [] });
  });

  it('stops where everything fails, and says what wasn’t tried', async () => {
    const jobs = jobsThat(() => ({ result: 'failed', why: 'Offline.' }));
    await jobs.until(() => jobs.start('resolve', steps(100)));
    const now = jobs.now();
    expect(now?.state).toBe('stalled');
    expect(now?.failed.length).toBeLessThan(15);
    expect((now?.failed.length ?? 0) + (now?.left.length ?? 0)).toBe(100);
  });

  it('stops when it is told to, and finishes what is on its way', async () => {
    const jobs = jobsThat(({ id }) => {
      if (id === 5) jobs.stop();
      return reopened(id);
    });
    await jobs.until(() => jobs.start('resolve', steps(40)));
    const now = jobs.now();
    expect(now?.state).toBe('stopped');
    expect((now?.done ?? 0) + (now?.left.length ?? 0)).toBe(40);
    expect(now?.done).toBeLessThan(12);
  });

  it('isn’t started while another one runs', async () => {
    const jobs = jobsThat(({ id }) => reopened(id));
    await jobs.until(() => {
      jobs.start('resolve', steps(5));
      jobs.start('resolve', steps(50));
    });
    expect(finished).toHaveLength(1);
    expect(jobs.now()?.total).toBe(5);
  });
});
