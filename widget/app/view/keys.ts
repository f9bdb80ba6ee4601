/** The window by keyboard: Escape closes, Tab stays inside, the menu goes when the focus leaves it. */
import type { Chat } from '#widget/app/chat/chat.ts';
import type { State, Ui } from '#widget/app/state/state.ts';

const FOCUSABLE = 'button:not(:disabled),input,textarea,a[href],[tabindex="0"]';

/** Listens on the element the window is drawn into. */
export function watchKeys(mount: HTMLElement, chat: Chat, state: () => State, set: (ui: Partial<Ui>) => void): void {
  const menu = () => mount.querySelector('.menu');
  mount.addEventListener('keydown', (event) => {
    // The page's own shortcuts must not fire while someone writes here.
    event.stopPropagation();
    if (event.key === 'Tab') keepInside(event, mount);
    if (event.key !== 'Escape') return;
    if (!state().ui.isMenuOpen) return chat.close();
    set({ isMenuOpen: false });
    menu()?.querySelector('button')?.focus();
  });
  mount.addEventListener('focusout', ({ relatedTarget }) => {
    if (state().ui.isMenuOpen && !menu()?.contains(relatedTarget as Node | null)) set({ isMenuOpen: false });
  });
}

/** Moves the focus from the last thing to the first, and back. */
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
