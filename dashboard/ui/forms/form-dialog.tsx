/** A dialog with a form: saves, shows what was refused at its field, closes when it worked, and loses nothing typed. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { fieldErrors, problemBeside } from '#dashboard/ui/format/problem.ts';
import { askToDiscard, useLeaveWarning } from '#dashboard/ui/record/use-leave-warning.ts';

type FormDialogProps = {
  title: string;
  action: string;
  onClose: () => void;
  /** What happens instead of closing once it was saved. */
  onSaved?: () => void;
  /** Rejects when the server refused; resolves with false when there is something left to do in the form. */
  save: () => Promise<boolean | void>;
  canSave?: boolean;
  /** What it does can't be undone. */
  isDangerous?: boolean;
  /** For forms with long texts. */
  isWide?: boolean;
  /** Whether something typed would be lost; as soon as anything was typed or chosen, unless given. */
  isDirty?: boolean;
  /** The fields that show their own errors. */
  fields?: readonly string[];
  children: (errors: Record<string, string>) => ComponentChildren;
};

/** The dialog. It stays open while it saves. Escape and a click outside it ask before typed text is lost. */
export function FormDialog(props: FormDialogProps) {
  const { title, action, onClose, onSaved = onClose, save, canSave = true, isDangerous = false, fields = [] } = props;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const [isTouched, setTouched] = useState(false);
  const isDirty = props.isDirty ?? isTouched;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!busy) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [busy]);
  useLeaveWarning(isDirty && !busy);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy || !canSave) return;
    setBusy(true);
    setError(undefined);
    try {
      if ((await save()) === false) setBusy(false);
      else onSaved();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const leave = async () => {
    if (!busy && (!isDirty || (await askToDiscard()))) onClose();
  };
  const problem = problemBeside(error, fields);
  return (
    <Dialog
      title={title}
      onClose={() => void leave()}
      class={props.isWide ? 'dialog-wide' : ''}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            {common.cancel}
          </Button>
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
      <form
        ref={form}
        id="form-dialog"
        class="form"
        onSubmit={submit}
        onInput={({ target }) => {
          if (!isChosen(target)) setTouched(true);
        }}
        onChange={() => setTouched(true)}
      >
        {props.children(fieldErrors(error))}
        {problem !== undefined && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}

/** Whether `change` follows `input` immediately. Drawing between the two would put the choice back before it is read. */
const isChosen = (target: EventTarget | null): boolean =>
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio'));
