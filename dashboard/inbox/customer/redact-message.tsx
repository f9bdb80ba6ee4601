/** Chooses a message of the open conversation, the newest first, and redacts it. */
import { useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Message } from '#core/model/messages/message.ts';
import { copiesIn } from '#core/privacy/copies.ts';
import { redaction as words } from '#dashboard/strings/customers.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { SelectField, Switch } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { messagePreview } from '#dashboard/ui/format/message-preview.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

const SHOWN_CHARACTERS = 80;

/** The dialog. */
export default function RedactMessage({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { api, inbox } = useWorkspace();
  const messages = inbox.threads
    .of(conversation.id)
    .value.rows.filter((row) => !row.metadata?.redacted_at && (row.sender_type !== 'system' || isFeedback(row)))
    .toReversed();
  const { attributes = {}, feedback } = conversation;
  // Only the newest rating's words are kept.
  const ratingSeq = messages.find((row) => row.sender_type === 'system')?.seq;
  const textOf = (row: Message): string => (row.seq === ratingSeq ? (feedback ?? '') : row.content);
  const offered = messages.filter((row) => row.sender_type !== 'system' || (row.seq === ratingSeq && feedback));
  const [chosen, setChosen] = useState(offered[0] && keyOf(offered[0]));
  const [withCopies, setWithCopies] = useState(true);
  const one = offered.find((row) => keyOf(row) === chosen);
  const copies = one ? copiesIn(textOf(one), attributes) : [];
  const redact = async () => {
    const row = one;
    if (!row) return;
    const params = { id: String(conversation.id), seq: String(row.seq) };
    const query = withCopies && copies.length > 0 ? ({ copies: 'true' } as const) : {};
    inbox.threads.receive(await api('redactMessage', { params, query }));
    toast(words.done);
    // Attributes and feedback are the conversation's.
    void inbox.refresh(conversation.id).catch(() => undefined);
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
        offered.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <>
            <p>{words.body}</p>
            <SelectField
              label={words.choose}
              value={chosen ?? ''}
              onChange={setChosen}
              options={Object.fromEntries(offered.map((row) => [keyOf(row), describe(row, textOf(row))]))}
            />
            {copies.length > 0 && (
              <Switch
                label={words.copies(copies.join(', '))}
                help={words.copiesHelp}
                checked={withCopies}
                onChange={setWithCopies}
              />
            )}
          </>
        )
      }
    </FormDialog>
  );
}

/** Whether it is a rating: its words are the conversation's feedback. */
const isFeedback = ({ metadata }: Message): boolean => metadata?.event === 'rated';

/** A bare number would be sorted: the newest comes first. */
const keyOf = ({ seq }: Message): string => `row-${seq}`;

/** Who wrote it, and how it begins. */
function describe(row: Message, text: string): string {
  const { sender_type, sender_name, visibility, metadata } = row;
  const who =
    sender_type === 'system'
      ? words.rating
      : visibility === 'internal'
        ? words.note
        : (sender_name ?? (sender_type === 'visitor' ? words.visitor : words.team));
  const said = messagePreview(text) || (metadata?.files?.[0]?.name ?? words.file);
  return words.by(who, said.length > SHOWN_CHARACTERS ? `${said.slice(0, SHOWN_CHARACTERS)}…` : said);
}
