/** Resolves a conversation with a summary in its record: a note, which the agent reads and changes before it is added. */
import { useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversation.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { closing as words } from '#dashboard/strings/copilot.ts';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { endConversation } from '#dashboard/workspace/end-conversation.ts';
import SummaryFor from './summary-for.tsx';

type ResolveProps = { conversation: Conversation; suffix: string; onClose: () => void };

/** The dialog, in which a summary is asked for as it opens. A note that can't be added keeps it open, with the chat as it was. */
export default function ResolveWithSummary({ conversation, suffix, onClose }: ResolveProps) {
  const workspace = useWorkspace();
  const { id } = conversation;
  const [summary, setSummary] = useState('');
  // The same at a second try: the first may have been stored without its answer arriving.
  const [client_message_id] = useState(() => crypto.randomUUID());
  const addNote = async () => {
    const body = { client_message_id, content: summary.trim(), visibility: 'internal' } as const;
    await workspace.api('sendMessage', { params: { id: String(id) }, body });
  };
  return (
    <FormDialog
      title={words.title}
      action={words.action}
      canSave={summary.trim() !== ''}
      isWide
      save={addNote}
      onSaved={() => {
        onClose();
        void endConversation(workspace, conversation, 'resolved', suffix);
      }}
      onClose={onClose}
    >
      {() => (
        <>
          <label class="field">
            {words.summary}
            <textarea
              class="input"
              rows={8}
              dir="auto"
              data-autofocus
              maxLength={inboxLimits.conversation.content?.maxLength}
              value={summary}
              onInput={(event) => setSummary(event.currentTarget.value)}
            />
            <small class="muted">{words.help}</small>
          </label>
          <SummaryFor conversation={conversation} isAsked note={summary} onNote={setSummary} />
        </>
      )}
    </FormDialog>
  );
}
