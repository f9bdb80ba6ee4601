/** Adds a label to conversations, or removes it. */
import { useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { labelsOf } from '#dashboard/data/inbox/filter.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { bulk } from '#dashboard/strings/lists.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { bulkOf } from './bulk.ts';

type LabelDialogProps = { conversations: readonly Conversation[]; onClose: () => void };

/** The dialog: Enter adds what is typed. */
export function LabelDialog({ conversations, onClose }: LabelDialogProps) {
  const workspace = useWorkspace();
  const { jobs, selection } = bulkOf(workspace);
  const [typed, setTyped] = useState('');
  const known = labelsOf([...workspace.inbox.conversations.all.value.values()]);
  const apply = (kind: 'add_label' | 'remove_label') => {
    const label = typed.trim();
    if (label === '') return;
    onClose();
    jobs.start(
      kind,
      conversations.map(({ id }) => ({ id, action: { kind, label } })),
    );
    selection.clear();
  };
  return (
    <Dialog title={bulk.labelTitle(conversations.length)} onClose={onClose}>
      <form
        class="bulk-label"
        onSubmit={(event) => {
          event.preventDefault();
          apply('add_label');
        }}
      >
        <input
          class="input"
          data-autofocus
          list="bulk-labels"
          aria-label={bulk.labelField}
          placeholder={bulk.labelField}
          maxLength={inboxLimits.conversation.label?.maxLength}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <datalist id="bulk-labels">
          {known.map((label) => (
            <option key={label} value={label} />
          ))}
        </datalist>
        <Button type="submit" variant="primary" disabled={typed.trim() === ''}>
          {bulk.add}
        </Button>
        <Button
          disabled={!conversations.some(({ labels }) => labels.includes(typed.trim()))}
          onClick={() => apply('remove_label')}
        >
          {bulk.remove}
        </Button>
      </form>
    </Dialog>
  );
}
