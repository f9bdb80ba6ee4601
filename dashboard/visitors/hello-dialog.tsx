/** Saying hello: the first message of a chat that the team begins. */
import { useMemo, useState } from 'preact/hooks';
import type { LiveVisitor } from '#core/model/visitors/live-visitor.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { navigate } from '#dashboard/navigation/location.ts';
import { live as words } from '#dashboard/strings/live.ts';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { nameOfLive } from './live-name.ts';

type HelloProps = { visitor: LiveVisitor; onClose: () => void; onRefused: () => void };

/** The dialog. It leads to the chat; where the visitor left or a colleague was faster, it says so and keeps the text. */
export function HelloDialog({ visitor, onClose, onRefused }: HelloProps) {
  const { api } = useWorkspace();
  const [content, setContent] = useState<string>(words.first);
  const client_message_id = useMemo(() => crypto.randomUUID(), []);
  const params = { id: String(visitor.id) };
  return (
    <FormDialog
      title={words.helloTo(nameOfLive(visitor))}
      action={words.send}
      onClose={onClose}
      canSave={content.trim() !== ''}
      onSaved={() => undefined}
      save={async () => {
        try {
          const { id } = await api('sayHello', { params, body: { client_message_id, content } });
          onClose();
          navigate(`/conversations/${id}`);
        } catch (error) {
          onRefused();
          throw error;
        }
      }}
    >
      {() => (
        <TextField
          label={words.message}
          help={words.messageHelp}
          value={content}
          onChange={setContent}
          {...inboxLimits.conversation.content}
          rows={3}
          autofocus
        />
      )}
    </FormDialog>
  );
}
