/** Resolves a conversation with a summary in its record: a note, which the agent reads and changes before it is added. */
import { useRef, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { closing as words } from '#dashboard/strings/copilot.ts';
import { thread } from '#dashboard/strings/thread.ts';
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
  const said = workspace.inbox.threads.of(id).value.rows.findLast(({ sender_type }) => sender_type === 'visitor');
  const [opened] = useState(said?.seq);
  /** What was written since is shown before the chat ends. */
  const [read, setRead] = useState(opened);
  const tried = useRef({ content: '', client_message_id: '' });
  const addNote = async () => {
    if (said?.seq !== read) {
      setRead(said?.seq);
      return false;
    }
    const content = summary.trim();
    // The same at a second try: the first may have been stored without its answer arriving. Another text is another note.
    if (tried.current.content !== content) tried.current = { content, client_message_id: crypto.randomUUID() };
    const body = { ...tried.current, visibility: 'internal' } as const;
    await workspace.api('sendMessage', { params: { id: String(id) }, body });
    return true;
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
          {said && said.seq !== opened && (
            <div role="alert">
              <p class="field-error">{thread.visitorWrote}</p>
              <p class="prose" dir="auto">
                {said.content}
              </p>
            </div>
          )}
        </>
      )}
    </FormDialog>
  );
}
