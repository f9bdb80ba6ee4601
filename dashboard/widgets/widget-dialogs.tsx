/** What is asked about before it is done to a widget: a new token, a new secret, chats that are deleted sooner, deletion. */
import { useState } from 'preact/hooks';
import type { Widget } from '#core/model/widgets/widget.ts';
import type { Api } from '#dashboard/api/api.ts';
import { type Team, without } from '#dashboard/data/team.ts';
import { actionTexts } from '#dashboard/strings/macros.ts';
import { widgetFields as fields, widgets as words } from '#dashboard/strings/widgets.ts';
import { type Removal, RemoveDialog } from '#dashboard/ui/crud/remove-dialog.tsx';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { ShownSecret } from '#dashboard/ui/controls/shown-secret.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** Which dialog is open. */
export type WidgetDialog = 'none' | 'regenerate' | 'secret' | 'remove' | 'retention';

type DialogsProps = {
  open: WidgetDialog;
  widget: Widget;
  /** After how many days the form says that chats are deleted. */
  days: number | null;
  onClose: () => void;
  onChanged: (widget: Widget) => void;
  /** Saves the form. */
  onSave: () => Promise<unknown>;
  onRemoved: () => void;
};

/** The dialogs. */
export function WidgetDialogs({ open, widget, days, onClose, onChanged, onSave, onRemoved }: DialogsProps) {
  const { api, team } = useWorkspace();
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
    case 'retention':
      return (
        <Confirm
          title={words.retentionTitle}
          body={words.retentionBody}
          action={words.retentionSave}
          more={days !== null && <strong>{`${fields.retention_days[0]}: ${actionTexts.days(days)}`}</strong>}
          onClose={onClose}
          run={async () => void (await onSave())}
        />
      );
    case 'remove':
      return <RemoveDialog removal={removalOf(widget, api, team)} onClose={onClose} onRemoved={onRemoved} />;
  }
}

const removalOf = ({ id, name }: Widget, api: Api, team: Team): Removal => ({
  title: words.removeTitle,
  body: words.removeBody,
  removed: words.removed,
  name,
  run: async () => {
    await api('deleteWidget', { params: { id: String(id) } });
    team.widgets.change((all) => without(all, id));
  },
});
