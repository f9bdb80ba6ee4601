/** Keys and other events in the widget: what the page must not hear, and what the window does by keyboard. */
import { hideComposingKeys } from '#client/keys/input-method.ts';
import type { Chat } from '#widget/app/chat/chat.ts';
import type { State, Ui } from '#widget/app/state/state.ts';

const FOCUSABLE = 'button:not(:disabled),input,textarea,a[href],[tabindex="0"]';
/**
 * Events that stay inside. A page's shortcuts, focus traps, smooth scrolling and rules about copying would act on them.
 * Clicks and pointers leave: the page closes its own menus by them.
 */
const KEPT_INSIDE =
  'keydown keypress keyup beforeinput input focusin focusout wheel touchmove copy cut paste contextmenu selectstart';

/** Listens on the widget's root; `mount` is the element in it that the window is drawn into. */
export function watchKeys(
  root: HTMLElement,
  mount: HTMLElement,
  chat: Chat,
  state: () => State,
  set: (ui: Partial<Ui>) => void,
): void {
  hideComposingKeys(root);
  for (const type of KEPT_INSIDE.split(' '))
    root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  mount.addEventListener('keydown', (event) => {
    if (event.key === 'Tab') keepInside(event, mount);
    if (event.key !== 'Escape') return;
    // Handled: the browser must not also treat it as its own request to close something.
    event.preventDefault();
    const { isMenuOpen, isEnding } = state().ui;
    if (!isMenuOpen && !isEnding) return chat.close();
    set({ isMenuOpen: false, isEnding: false });
    mount.querySelector<HTMLElement>('.menu button')?.focus();
  });
}

/** Moves the focus from the last element to the first, and back. */
function keepInside(event: KeyboardEvent, mount: HTMLElement): void {
  const inside = mount.querySelectorAll<HTMLElement>(FOCUSABLE);
  const first = inside[0];
  const last = inside[inside.length - 1];
  const focused = (mount.getRootNode() as ShadowRoot).activeElement;
  const isOnDialog = focused === mount.firstElementChild;
  if (focused !== (event.shiftKey ? first : last) && !(isOnDialog && event.shiftKey)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
