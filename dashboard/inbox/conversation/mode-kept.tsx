/** Said above a field whose conversation changed while somebody writes: what is typed stays what it is, until they decide. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversation.ts';
import type { Mode } from '#dashboard/data/drafts.ts';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import { composer, thread } from '#dashboard/strings/inbox.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';

type ModeKeptProps = {
  conversation: Conversation;
  /** What is being written; undefined while nothing is. */
  mode: Mode | undefined;
  onTurn: (into: Mode) => void;
};

/** The notice, when there is something to say; its place is always there, so that screen readers hear of it. */
export function ModeKept({ conversation, mode, onTurn }: ModeKeptProps) {
  const workspace = useWorkspace();
  const { id, status } = conversation;
  const canReply = isOpen(conversation);
  const couldReply = useRef(canReply);
  const [wasReopened, setReopened] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (mode !== 'note') setReopened(false);
    else if (canReply && !couldReply.current) setReopened(true);
    couldReply.current = canReply;
  }, [canReply, mode]);
  const reopen = () => {
    setBusy(true);
    void actionsOn(workspace, id)
      .reopen()
      .finally(() => setBusy(false));
  };
  return (
    <div role="status">
      {mode === 'note' && canReply && wasReopened && (
        <p class="composer-kept">
          <span>{composer.reopenedNote}</span>
          <Button size="small" onClick={() => onTurn('reply')}>
            {composer.makeReply}
          </Button>
        </p>
      )}
      {mode === 'reply' && (status === 'resolved' || status === 'closed') && (
        <p class="composer-kept">
          <span>{composer.endedReply[status]}</span>
          <Button size="small" onClick={() => onTurn('note')}>
            {composer.makeNote}
          </Button>
          <Button size="small" busy={busy} onClick={reopen}>
            {thread.reopen}
          </Button>
        </p>
      )}
    </div>
  );
}
