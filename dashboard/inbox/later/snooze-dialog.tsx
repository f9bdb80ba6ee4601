/** Putting a conversation aside: until a time, or until the visitor writes. */
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { thread } from '#dashboard/strings/thread.ts';
import { snooze } from '#dashboard/strings/later.ts';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';
import { snoozeConversation } from '#dashboard/workspace/end-conversation.ts';
import { TimeChoices, TimeRow } from './time-choices.tsx';

type SnoozeDialogProps = { conversation: Conversation; suffix: string; onClose: () => void };

/** The dialog. */
export default function SnoozeDialog({ conversation, suffix, onClose }: SnoozeDialogProps) {
  const workspace = useWorkspace();
  const choose = (until: string | null) => {
    onClose();
    void snoozeConversation(workspace, conversation, until, suffix);
  };
  return (
    <Dialog title={snooze.title} onClose={onClose}>
      <p class="muted">{snooze.help}</p>
      <TimeChoices action={thread.snooze} onChoose={choose}>
        <TimeRow onClick={() => choose(null)}>{snooze.untilReply}</TimeRow>
        {conversation.is_snoozed && (
          <TimeRow
            onClick={() => {
              onClose();
              void actionsOn(workspace, conversation.id).unsnooze();
            }}
          >
            {snooze.now}
          </TimeRow>
        )}
      </TimeChoices>
    </Dialog>
  );
}
