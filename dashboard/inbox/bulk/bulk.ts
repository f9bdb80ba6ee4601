/** Selecting and changing many conversations, for the person who is signed in: it goes on while they look at other pages. */
import { bulk } from '#dashboard/strings/lists.ts';
import { thread } from '#dashboard/strings/thread.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';
import type { Workspace } from '#dashboard/workspace/context.ts';
import { type BulkAction, inverseOf, standing } from './bulk-actions.ts';
import { type BulkJobs, createBulkJobs, type Job, type Outcome, type Step } from './bulk-job.ts';
import { browserStorage, createKeptJob } from './kept-job.ts';
import { createSelection, type Selection } from './selection.ts';

/** What is selected, and what is being done with it. */
export type Bulk = { selection: Selection; jobs: BulkJobs; apply: (action: BulkAction) => void };

const known = new WeakMap<Workspace, Bulk>();

/** The one of a workspace. */
export function bulkOf(workspace: Workspace): Bulk {
  const found = known.get(workspace) ?? createBulk(workspace);
  known.set(workspace, found);
  return found;
}

function createBulk(workspace: Workspace): Bulk {
  const { keep, leftBehind } = createKeptJob(workspace.person.userId, browserStorage(), navigator.locks);
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  const jobs = createBulkJobs({
    perform: (step) => perform(workspace, step),
    keep: (job) => {
      keep(job);
      if (job?.state === 'running') addEventListener('beforeunload', warn);
      else removeEventListener('beforeunload', warn);
    },
    onFinished: (job) => {
      removeEventListener('beforeunload', warn);
      if (job.state !== 'finished' || job.failed.length > 0) return;
      const undo = job.undo.length > 0 ? { label: thread.undo, run: jobs.undo } : undefined;
      toast(bulk.done[job.kind](job.done), 'done', undo);
    },
  });
  const selection = createSelection(workspace.inbox.list.items);
  void leftBehind().then((job: Job | undefined) => job && jobs.restore(job));
  return {
    selection,
    jobs,
    apply: (action) => {
      const steps = selection.picked.peek().map(({ id, last_seq }) => ({ id, action, seen: last_seq }));
      jobs.start(action.kind, steps);
      selection.clear();
    },
  };
}

/** Makes one change. What isn't known here, because a former page began the job, is fetched before. */
async function perform(workspace: Workspace, step: Step): Promise<Outcome> {
  const { id, action } = step;
  const { inbox, api } = workspace;
  try {
    if (!inbox.conversations.get(id)) inbox.accept(await api('getConversation', { params: { id: String(id) } }));
  } catch (error) {
    return { result: 'failed', why: inWords(error) };
  }
  const conversation = inbox.conversations.get(id);
  const found = conversation ? standing(step, conversation) : 'due';
  if (found === 'same') return { result: 'same' };
  if (found === 'changed') return { result: 'failed', why: thread.changedMeanwhile };
  let refusal = { why: '', needsAttributes: false };
  const isMade = await run(workspace, step, (why, code) => {
    refusal = { why, needsAttributes: code === 'attributes_required' };
  });
  if (!isMade) return { result: 'failed', ...refusal };
  const inverse = conversation && inverseOf(action, conversation);
  return { result: 'done', undo: inverse && { id, action: inverse, undoes: action } };
}

type Explain = (why: string, code: string | undefined) => void;

function run(workspace: Workspace, { id, action, seen }: Step, explain: Explain): Promise<boolean> {
  const act = actionsOn(workspace, id, explain);
  switch (action.kind) {
    case 'resolve':
      return act.resolve(seen);
    case 'reopen':
      return act.reopen();
    case 'snooze':
      return act.snooze(action.until, seen);
    case 'unsnooze':
      return act.unsnooze();
    case 'assign':
      return act.assign(action.target);
    case 'priority':
      return act.setPriority(action.priority);
    case 'add_label':
      return act.addLabel(action.label);
    case 'remove_label':
      return act.removeLabel(action.label);
  }
}
