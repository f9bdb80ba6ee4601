/** The field one writes in: when it takes the focus, and what Enter means in it. */
import type { Mode } from '#dashboard/data/drafts.ts';
import { composer } from '#dashboard/strings/thread.ts';
import { wasWalkedTo } from '#dashboard/navigation/walking.ts';
import type { Format } from './formatting.ts';

/** Where fingers write, Enter begins a new line: there is no other way to one. */
export const isTouch = (): boolean => matchMedia('(hover: none) and (pointer: coarse)').matches;
/** Before the next key: until then letters would go to the page, where some of them are shortcuts. */
export function focusUnlessWalked(field: HTMLTextAreaElement | null, id: number): void {
  if (matchMedia('(hover: hover)').matches && !wasWalkedTo(id)) field?.focus({ preventScroll: true });
}

/** Keys that format while one writes, with Control or Command. */
const FORMAT_KEYS: Record<string, Format> = { b: 'bold', i: 'italic' };

/** The format that a key chooses. */
export function formatOfKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Format | undefined {
  return (ctrlKey || metaKey) && !altKey && !shiftKey ? FORMAT_KEYS[key.toLowerCase()] : undefined;
}

/** The keys that help while one writes. */
export function hintOf(isNote: boolean): string {
  if (isTouch()) return isNote ? '' : composer.touchHint;
  return isNote ? composer.noteKeys : composer.hint;
}

/** Who may read what is written in a mode. */
export const visibilityOf = (mode: Mode) => (mode === 'note' ? 'internal' : 'public');
