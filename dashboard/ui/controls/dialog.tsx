/** Dialogs on the platform's own element: modal, closed by Escape, focus kept inside and given back. */
import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { common } from '#dashboard/strings/common.ts';
import { IconButton } from './button.tsx';

/** Gives the focus back if the browser didn't. What opened the dialog may be gone: then the keyboard goes on in the page. */
function giveBack(opener: Element | null): void {
  if (document.activeElement !== document.body || opener === document.body) return;
  const target = opener?.isConnected ? opener : document.querySelector('main');
  if (target instanceof HTMLElement) target.focus();
}

/** What one fills in. */
const FIELD = ':is(input, select, textarea):enabled';

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
  // Before the next key: until then letters would go to the page, where some of them are shortcuts.
  useLayoutEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    dialog?.showModal();
    const body = dialog?.querySelector<HTMLElement>('.dialog-body');
    // The platform begins at the cross: what is typed at once would be lost, and Enter would close the dialog.
    const first = dialog?.querySelector<HTMLElement>('[data-autofocus]') ?? body?.querySelector<HTMLElement>(FIELD);
    first?.focus();
    // A text longer than the screen is scrolled by keys, and they go to what has the focus.
    if (body && !body.querySelector('a, button, input, select, textarea')) body.tabIndex = 0;
    return () => {
      dialog?.close();
      setTimeout(() => giveBack(opener));
    };
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
