/** Keeps the focus in what lies over the window. */
const FOCUSABLE = 'button,input,a[href],audio,video,[tabindex="0"]';

/** Moves the focus from the last element to the first, and back. */
export function keepInside(event: KeyboardEvent, panel: HTMLElement): void {
  const inside = panel.querySelectorAll<HTMLElement>(FOCUSABLE);
  const [first, last] = [inside[0], inside[inside.length - 1]];
  const focused = (panel.getRootNode() as ShadowRoot).activeElement;
  if (focused !== (event.shiftKey ? first : last) && !(event.shiftKey && focused === panel)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
