/** Said above a field whose conversation changed while somebody writes: what is typed stays what it is, until they decide. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Mode } from '#dashboard/data/drafts.ts';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import { composer, thread } from '#dashboard/strings/thread.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';
import { ComposerNote } from './composer-notes.tsx';

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
        <ComposerNote
          text={composer.reopenedNote}
          choices={[{ name: composer.makeReply, run: () => onTurn('reply') }]}
        />
      )}
      {mode === 'reply' && (status === 'resolved' || status === 'closed') && (
        <ComposerNote
          text={composer.endedReply[status]}
          choices={[
            { name: composer.makeNote, run: () => onTurn('note') },
            { name: thread.reopen, run: reopen, busy },
          ]}
        />
      )}
    </div>
  );
}
