/** The dialogs of one webhook: its form, another secret, and deleting it. */
import { useState } from 'preact/hooks';
import type { Webhook } from '#core/webhooks/webhook.ts';
import { webhooks as words } from '#dashboard/strings/webhooks.ts';
import { ShownSecret } from '#dashboard/ui/controls/shown-secret.tsx';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { RemoveDialog } from '#dashboard/ui/crud/remove-dialog.tsx';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { labelsOf } from '#dashboard/ui/forms/described.ts';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { Fields, isComplete } from './webhook-fields.tsx';

/** Which dialog is open. */
export type OpenDialog = 'none' | 'edit' | 'rotate' | 'remove';

type Props = {
  open: OpenDialog;
  webhook: Webhook;
  onClose: () => void;
  onChanged: (webhook: Webhook) => void;
  onRemoved: () => void;
};

/** The dialog that is open; a new secret stays until it is closed. */
export function WebhookDialogs({ open, webhook, onClose, onChanged, onRemoved }: Props) {
  const { api } = useWorkspace();
  const [secret, setSecret] = useState<string>();
  const params = { id: String(webhook.id) };
  if (secret !== undefined)
    return (
      <ShownSecret
        title={words.shown}
        body={words.shownBody}
        secret={secret}
        onClose={() => {
          setSecret(undefined);
          onClose();
        }}
      />
    );
  switch (open) {
    case 'none':
      return null;
    case 'edit':
      return <EditForm webhook={webhook} onClose={onClose} onChanged={onChanged} />;
    case 'rotate':
      return (
        <Confirm
          title={words.rotateTitle}
          body={words.rotateBody}
          action={words.rotate}
          run={async () => {
            const { secret: made, ...changed } = await api('rotateWebhookSecret', { params });
            onChanged(changed);
            setSecret(made);
          }}
          onClose={onClose}
          onDone={() => undefined}
        />
      );
    case 'remove':
      return (
        <RemoveDialog
          removal={{
            title: words.removeTitle,
            body: words.removeBody,
            removed: words.removed,
            run: () => api('deleteWebhook', { params }),
          }}
          onClose={onClose}
          onRemoved={onRemoved}
        />
      );
  }
}

function EditForm({ webhook, onClose, onChanged }: Pick<Props, 'webhook' | 'onClose' | 'onChanged'>) {
  const { api } = useWorkspace();
  const params = { id: String(webhook.id) };
  const editor = useRecordEditor({
    stored: webhook,
    fieldsOf: ({ url, events, is_active, description }) => ({ url, events, is_active, description }),
    operation: 'updateWebhook',
    send: ({ changes }, version) => api('updateWebhook', { params, body: { ...changes, ...version } }),
    load: () => api('getWebhook', { params }),
    accept: onChanged,
  });
  return (
    <RecordDialog
      title={words.editTitle}
      action={words.save}
      editor={editor}
      isWide
      isComplete={isComplete(editor.values)}
      labelOf={labelsOf(words.fields)}
      onClose={onClose}
    >
      <Fields editor={editor} />
    </RecordDialog>
  );
}
