/** How a change of many conversations goes on, and what came of it: progress, what failed and why, and what can be done then. */
import { CircleAlert } from 'lucide';
import { BASE } from '#dashboard/navigation/location.ts';
import { bulk } from '#dashboard/strings/lists.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { thread } from '#dashboard/strings/thread.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { bulkOf } from './bulk.ts';
import type { FailedStep, Job } from './bulk-job.ts';

/** The report; nothing while nothing is being done, and where all went well. */
export function BulkReport() {
  const workspace = useWorkspace();
  const { jobs } = bulkOf(workspace);
  const job = jobs.job.value;
  if (!job) return null;
  if (job.state === 'running') return <Running job={job} stop={jobs.stop} />;
  if (job.failed.length + job.left.length === 0) return null;
  const heldUp = job.failed.filter(needsAttributes);
  const fillIn = async () => {
    try {
      const { askRequired } = await import('#dashboard/inbox/attributes/required-dialog.tsx');
      const ids = heldUp.map(({ id }) => id);
      await askRequired(workspace, ids, () => jobs.retry(needsAttributes));
    } catch (error) {
      toast(inWords(error), 'problem');
    }
  };
  return (
    <section class="bulk-report" role="alert">
      {job.state === 'closed' && <p>{bulk.closed}</p>}
      {job.state === 'stalled' && <p>{bulk.stalled}</p>}
      <p>{bulk.done[job.kind](job.done)}</p>
      {job.left.length > 0 && <p>{bulk.left(job.left.length)}</p>}
      {job.failed.length > 0 && (
        <>
          <p>{bulk.failed(job.failed.length)}</p>
          <ul>
            {job.failed.map((step) => (
              <Failure key={step.id} step={step} />
            ))}
          </ul>
        </>
      )}
      <div class="bulk-actions">
        {job.left.length > 0 && (
          <Button size="small" variant="primary" onClick={jobs.resume}>
            {bulk.carryOn(job.left.length)}
          </Button>
        )}
        {heldUp.length > 0 && (
          <Button size="small" variant="primary" onClick={() => void fillIn()}>
            {bulk.fillIn(heldUp.length)}
          </Button>
        )}
        {job.failed.length > 0 && (
          <Button size="small" onClick={() => jobs.retry()}>
            {bulk.retry(job.failed.length)}
          </Button>
        )}
        {job.undo.length > 0 && (
          <Button size="small" onClick={jobs.undo}>
            {thread.undo}
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={jobs.dismiss}>
          {bulk.dismiss}
        </Button>
      </div>
    </section>
  );
}

const needsAttributes = (step: FailedStep): boolean => step.needsAttributes === true;

function Running({ job: { done, failed, total }, stop }: { job: Job; stop: () => void }) {
  const ended = done + failed.length;
  return (
    <section class="bulk-bar" aria-label={bulk.region}>
      <progress value={ended} max={total} aria-label={bulk.running(ended, total)} />
      <span>{bulk.running(ended, total)}</span>
      <Button size="small" onClick={stop}>
        {bulk.stop}
      </Button>
    </section>
  );
}

function Failure({ step: { id, why } }: { step: FailedStep }) {
  const conversation = useWorkspace().inbox.conversations.all.value.get(id);
  return (
    <li>
      <Icon of={CircleAlert} size={14} />
      <span>
        <a class="link" href={`${BASE}/conversations/${id}`}>
          {conversation ? nameOf(conversation) : `${inbox.anonymous} ${String(id).slice(-4)}`}
        </a>{' '}
        {why}
      </span>
    </li>
  );
}
