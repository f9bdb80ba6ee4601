/** The field one writes in: when it takes the focus, and what Enter means in it. */
import { wasWalkedTo } from '#dashboard/navigation/walking.ts';

/** Where fingers write, Enter begins a new line: there is no other way to one. */
export const isTouch = (): boolean => matchMedia('(hover: none) and (pointer: coarse)').matches;
/** Before the next key: until then letters would go to the page, where some of them are shortcuts. */
export function focusUnlessWalked(field: HTMLTextAreaElement | null, id: number): void {
  if (matchMedia('(hover: hover)').matches && !wasWalkedTo(id)) field?.focus({ preventScroll: true });
}
