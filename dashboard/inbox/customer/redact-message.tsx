/** Chooses a message of the open conversation, the newest first, and redacts it. */
import { useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversation.ts';
import type { Message } from '#core/model/message.ts';
import { redaction as words } from '#dashboard/strings/customers.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { SelectField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { messagePreview } from '#dashboard/ui/format/message-preview.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

const SHOWN_CHARACTERS = 80;

/** The dialog. */
export default function RedactMessage({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { api, inbox } = useWorkspace();
  const messages = inbox.threads
    .of(conversation.id)
    .value.rows.filter(({ sender_type, metadata }) => sender_type !== 'system' && !metadata?.redacted_at)
    .toReversed();
  const [chosen, setChosen] = useState(messages[0] && keyOf(messages[0]));
  const redact = async () => {
    const row = messages.find((one) => keyOf(one) === chosen);
    if (!row) return;
    const params = { id: String(conversation.id), seq: String(row.seq) };
    inbox.threads.receive(await api('redactMessage', { params }));
    toast(words.done);
  };
  return (
    <FormDialog
      title={words.title}
      action={words.action}
      isDangerous
      isDirty={false}
      save={redact}
      canSave={chosen !== undefined}
      onClose={onClose}
    >
      {() =>
        messages.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <>
            <p>{words.body}</p>
            <SelectField
              label={words.choose}
              value={chosen ?? ''}
              onChange={setChosen}
              options={Object.fromEntries(messages.map((row) => [keyOf(row), describe(row)]))}
            />
          </>
        )
      }
    </FormDialog>
  );
}

/** A bare number would be sorted: the newest comes first. */
const keyOf = ({ seq }: Message): string => `row-${seq}`;

/** Who wrote it, and how it begins. */
function describe(row: Message): string {
  const { sender_type, sender_name, visibility, content, metadata } = row;
  const who =
    visibility === 'internal' ? words.note : (sender_name ?? (sender_type === 'visitor' ? words.visitor : words.team));
  const said = messagePreview(content) || (metadata?.files?.[0]?.name ?? words.file);
  return words.by(who, said.length > SHOWN_CHARACTERS ? `${said.slice(0, SHOWN_CHARACTERS)}…` : said);
}
