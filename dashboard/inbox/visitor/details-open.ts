/** Whether the visitor's pane is open: beside the conversation as one likes it, or over it where the window is narrow. */
import { signal } from '@preact/signals';
import type { Preferences } from '#dashboard/preferences/preferences.ts';

const wide = typeof matchMedia === 'undefined' ? undefined : matchMedia('(min-width: 1280px)');
const isWide = signal(wide?.matches ?? true);
wide?.addEventListener('change', (event) => {
  isWide.value = event.matches;
});
/** Over the conversation it is opened each time anew. */
const isOver = signal(false);

/** Whether it is open now. */
export function isDetailsOpen({ detailsOpen }: Preferences): boolean {
  return isWide.value ? detailsOpen.value : isOver.value;
}

/** Opens or closes it. */
export function setDetailsOpen({ detailsOpen }: Preferences, isOpen: boolean): void {
  if (isWide.peek()) detailsOpen.value = isOpen;
  else isOver.value = isOpen;
}
