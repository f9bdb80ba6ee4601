/**
 * A panel of emoji over a composer, by pointer and by keyboard: arrows walk, Enter takes one, Escape closes. It is made of
 * elements only, so it works in a page as in a shadow root; how it looks is up to the style sheet.
 */
import { emoji } from './emoji.ts';

/** What opens it, and what becomes of what is chosen. */
export type Picker = {
  /** The element that the panel is put into, as its last child. */
  place: Element;
  /** What opens it, and closes it when it is pressed again: it calls the function that is returned. */
  opener: Element;
  /** What the panel is called. */
  label: string;
  onPick: (chosen: string) => void;
  /** It was closed, with or without a choice. */
  onClose: () => void;
};

/** How far each key walks. */
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Opens the panel. @returns how to close it */
export function openPicker({ place, opener, label, onPick, onClose }: Picker): () => void {
  const panel = document.createElement('div');
  panel.className = 'emoji-panel';
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', label);
  for (const group of emoji) {
    const part = document.createElement('div');
    part.className = 'emoji-group';
    part.append(...group.map(buttonOf));
    panel.append(part);
  }
  const buttons = [...panel.querySelectorAll('button')];
  const root = place.getRootNode() as Document | ShadowRoot;
  const over = new AbortController();
  const close = () => {
    if (over.signal.aborted) return;
    over.abort();
    panel.remove();
    onClose();
  };
  const columns = () => {
    const top = buttons[0]?.offsetTop;
    return Math.max(
      1,
      buttons.findIndex(({ offsetTop }) => offsetTop !== top),
    );
  };
  panel.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    close();
    onPick(target.value);
  });
  panel.addEventListener('keydown', (event) => {
    // Letters and Escape mean something else to the window and the page below.
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      return close();
    }
    const isRightToLeft = getComputedStyle(panel).direction === 'rtl';
    const step = (STEPS[event.key] ?? 0) * (isRightToLeft ? -1 : 1);
    const rows = event.key === 'ArrowDown' ? columns() : event.key === 'ArrowUp' ? -columns() : 0;
    if (step + rows === 0) return undefined;
    event.preventDefault();
    const at = buttons.findIndex((button) => button === root.activeElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step + rows))]?.focus();
    return undefined;
  });
  // A press anywhere else closes it; in a shadow root, seen from the page, everything is the host.
  const isOwn = (target: EventTarget) => target === panel || target === opener;
  document.addEventListener('pointerdown', (event) => event.composedPath().some(isOwn) || close(), {
    capture: true,
    signal: over.signal,
  });
  place.append(panel);
  buttons[0]?.focus();
  return close;
}

function buttonOf(one: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.value = one;
  button.textContent = one;
  return button;
}

/** A text with something put where the caret is. @returns the text, and where the caret then belongs */
export function inserted(text: string, from: number, to: number, what: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + what + text.slice(to), caret: from + what.length };
}
