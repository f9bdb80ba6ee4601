/** Dialogs on the platform's own element: modal, closed by Escape, focus kept inside and given back. */
import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { common } from '../strings/common.ts';
import { Button, IconButton } from './button.tsx';
import { inWords } from './problem.ts';

type DialogProps = {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  footer?: ComponentChildren;
  class?: string;
  /** Without a heading of its own: the label is only said. */
  bare?: boolean;
};

/** A dialog; it is open for as long as it is rendered. */
export function Dialog({ title, onClose, children, footer, class: extra = '', bare = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class={`dialog ${extra}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div class="dialog-box">
        {!bare && (
          <header>
            <h2>{title}</h2>
            <IconButton label={common.close} icon={X} onClick={onClose} />
          </header>
        )}
        <div class="dialog-body">{children}</div>
        {footer && <footer>{footer}</footer>}
      </div>
    </dialog>
  );
}

type ConfirmProps = {
  title: string;
  body: string;
  action: string;
  /** What has to be typed; left out, a click is enough. */
  name?: string;
  run: () => Promise<void>;
  onClose: () => void;
};

/** Asks before something that can't be undone, by name. */
export function Confirm({ title, body, action, name, run, onClose }: ConfirmProps) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const confirm = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      await run();
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            variant="danger"
            type="submit"
            form="confirm"
            busy={busy}
            disabled={name !== undefined && typed !== name}
          >
            {action}
          </Button>
        </>
      }
    >
      <form id="confirm" onSubmit={confirm}>
        <p>{body}</p>
        {name !== undefined && (
          <label class="field">
            <span class="field-label">{common.typeToConfirm(name)}</span>
            <input
              class="input"
              data-autofocus
              value={typed}
              autocomplete="off"
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
        )}
        {error !== undefined && (
          <p class="field-error" role="alert">
            {inWords(error)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
