/** Until when the selected conversations are snoozed. */
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { TimeChoices, TimeRow } from '#dashboard/inbox/later/time-choices.tsx';
import { thread } from '#dashboard/strings/thread.ts';
import { snooze } from '#dashboard/strings/later.ts';
import { bulk } from '#dashboard/strings/lists.ts';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import type { BulkAction } from './bulk-actions.ts';

type BulkSnoozeProps = {
  picked: readonly Conversation[];
  onChoose: (action: BulkAction) => void;
  onClose: () => void;
};

/** The dialog. */
export function BulkSnooze({ picked, onChoose, onClose }: BulkSnoozeProps) {
  const isOne = picked.length === 1;
  const choose = (until: string | null) => {
    onClose();
    onChoose({ kind: 'snooze', until });
  };
  return (
    <Dialog title={bulk.snoozeTitle(picked.length)} onClose={onClose}>
      <p class="muted">{isOne ? snooze.help : bulk.snoozeHelp}</p>
      {picked.some(({ status }) => status === 'pending') && <p class="muted">{bulk.notSnoozed}</p>}
      <TimeChoices action={thread.snooze} onChoose={choose}>
        <TimeRow onClick={() => choose(null)}>{isOne ? snooze.untilReply : bulk.untilReplies}</TimeRow>
      </TimeChoices>
    </Dialog>
  );
}
