/** The middle and right panes: one conversation, open and listened to for as long as it is on the screen. */
import { MessageCircleQuestionMark } from 'lucide';
import type { TargetedDragEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '#core/contract/client.ts';
import { isMissing } from '#dashboard/api/api.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { Failed, Notice, Skeleton, Stale } from '#dashboard/ui/page/page-state.tsx';
import { releaseSuperseded } from '#dashboard/ui/page/superseded.ts';
import { whileLooking } from '#dashboard/ui/page/while-looking.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { replyBox } from '#dashboard/inbox/canned/canned.ts';
import { Composer } from '#dashboard/inbox/composer/composer.tsx';
import { EarlyComposer } from '#dashboard/inbox/composer/early-composer.tsx';
import { attachDropped } from '#dashboard/inbox/files/given-files.ts';
import { isDetailsOpen } from '#dashboard/inbox/visitor/details-open.ts';
import { ThreadHead } from './conversation-head.tsx';
import { EarlyLog, ThreadLog } from './timeline.tsx';
import './timeline.css';
import './thread-head.css';
import './timeline-marks.css';
import '#dashboard/inbox/composer/composer.css';
import '#dashboard/inbox/visitor/details.css';

const DetailsPane = lazy(
  () => import('#dashboard/inbox/visitor/details-pane.tsx'),
  () => <aside class="details" />,
);

// A conversation is most of what a page draws, and the first to be drawn again and again.
releaseSuperseded();

const takeDropped = (event: TargetedDragEvent<HTMLElement>) =>
  attachDropped(event, (files) => replyBox.attach?.(files));

/** The panes of one conversation. */
export default function ThreadPane({ id, suffix }: { id: number; suffix: string }) {
  const { inbox: box, preferences } = useWorkspace();
  const [error, setError] = useState<unknown>(undefined);
  const open = () => {
    setError(undefined);
    box.open(id).catch(setError);
  };
  useEffect(() => {
    open();
    const stop = whileLooking(() => {
      box.refresh(id).catch((failure: unknown) => {
        // What is on the screen stays there, unless it was deleted meanwhile.
        if (isMissing(failure)) setError(failure);
      });
    });
    return () => {
      stop();
      box.leave(id);
    };
  }, [id]);
  const conversation = box.conversations.all.value.get(id);
  const thread = box.threads.of(id).value;
  const isLoading = thread.rows.length === 0 && thread.state === 'loading';
  if (!conversation) {
    const isNone = isMissing(error) || (error instanceof ApiError && error.status === 400);
    return (
      <section class="thread-pane thread-none">
        {isNone && <Notice icon={MessageCircleQuestionMark} title={inbox.missing} body={inbox.missingBody} />}
        {!isNone && error !== undefined && <Failed error={error} onRetry={open} />}
        {error === undefined && (
          <>
            <Skeleton rows={6} kind="bubble" />
            <EarlyComposer id={id} />
          </>
        )}
      </section>
    );
  }
  return (
    <>
      <section class="thread-pane" onDragOver={takeDropped} onDragLeave={takeDropped} onDrop={takeDropped}>
        {/* Keys: what comes between must never take another's place, which would draw the composer anew, without its focus. */}
        <Boundary key="head" kind="row">
          <ThreadHead conversation={conversation} suffix={suffix} />
        </Boundary>
        {thread.state === 'ready' && (
          <Stale error={thread.error} onRetry={() => void box.refresh(id).catch(() => undefined)} />
        )}
        {thread.state === 'failed' ? (
          <Failed error={thread.error} onRetry={open} />
        ) : isLoading ? (
          <Skeleton rows={6} kind="bubble" />
        ) : (
          <Boundary key="log" kind="part">
            <ThreadLog conversation={conversation} thread={thread} />
          </Boundary>
        )}
        {(isLoading || thread.state === 'failed') && <EarlyLog conversation={conversation} thread={thread} />}
        {/* By its key it stays the same one, with its picker open, when the messages before it have loaded. */}
        <Boundary key="composer" kind="row">
          <Composer conversation={conversation} />
        </Boundary>
      </section>
      {isDetailsOpen(preferences) && (
        <Boundary kind="part">
          <DetailsPane conversation={conversation} suffix={suffix} />
        </Boundary>
      )}
    </>
  );
}
