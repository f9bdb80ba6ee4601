/** A dialog with a form: saves, shows what was refused at its field, and closes when it worked. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { fieldErrors, inWords } from '#dashboard/ui/format/problem.ts';

type FormDialogProps = {
  title: string;
  action: string;
  onClose: () => void;
  /** What happens instead of closing once it was saved. */
  onSaved?: () => void;
  /** Rejects when the server refused. */
  save: () => Promise<void>;
  canSave?: boolean;
  /** What it does can't be undone. */
  isDangerous?: boolean;
  /** For forms with long texts. */
  isWide?: boolean;
  children: (errors: Record<string, string>) => ComponentChildren;
};

/** The dialog. */
export function FormDialog({
  title,
  action,
  onClose,
  onSaved = onClose,
  save,
  canSave = true,
  isDangerous = false,
  isWide = false,
  children,
}: FormDialogProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const errors = fieldErrors(error);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await save();
      onSaved();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      class={isWide ? 'dialog-wide' : ''}
      footer={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            variant={isDangerous ? 'danger' : 'primary'}
            type="submit"
            form="form-dialog"
            busy={busy}
            disabled={!canSave}
          >
            {action}
          </Button>
        </>
      }
    >
      <form id="form-dialog" class="form" onSubmit={submit}>
        {children(errors)}
        {error !== undefined && Object.keys(errors).length === 0 && (
          <p class="field-error" role="alert">
            {inWords(error)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
