/** What is asked about before it is done to a widget: a new token, a new secret, deletion. */
import { useState } from 'preact/hooks';
import type { Widget } from '#core/model/widget.ts';
import { common } from '#dashboard/strings/common.ts';
import { widgets as words } from '#dashboard/strings/widgets.ts';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { ShownSecret } from '#dashboard/ui/controls/shown-secret.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';

/** Which dialog is open. */
export type WidgetDialog = 'none' | 'regenerate' | 'secret' | 'remove';

type DialogsProps = {
  open: WidgetDialog;
  widget: Widget;
  onClose: () => void;
  onChanged: (widget: Widget) => void;
  onRemoved: () => void;
};

/** The dialogs. */
export function WidgetDialogs({ open, widget, onClose, onChanged, onRemoved }: DialogsProps) {
  const { api } = useWorkspace();
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const params = { id: String(widget.id) };
  if (secret !== undefined)
    return <ShownSecret title={words.secretShown} secret={secret} onClose={() => setSecret(undefined)} />;
  switch (open) {
    case 'none':
      return null;
    case 'regenerate':
      return (
        <Confirm
          title={words.regenerateTitle}
          body={words.regenerateBody}
          action={words.regenerate.replace('…', '')}
          name={widget.name}
          onClose={onClose}
          run={async () => {
            onChanged(await api('regenerateToken', { params }));
            toast(words.regenerateDone);
          }}
        />
      );
    case 'secret':
      return (
        <Confirm
          title={words.secretTitle}
          body={words.secretBody}
          action={words.secretIssue}
          onClose={onClose}
          run={async () => setSecret((await api('rotateIdentitySecret', { params })).identity_secret)}
        />
      );
    case 'remove':
      return (
        <Confirm
          title={words.removeTitle}
          body={words.removeBody}
          action={common.delete}
          name={widget.name}
          onClose={onClose}
          run={async () => {
            await api('deleteWidget', { params });
            toast(words.removed);
            onRemoved();
          }}
        />
      );
  }
}
