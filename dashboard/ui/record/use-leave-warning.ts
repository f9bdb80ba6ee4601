/** Asks before a page or dialog is left in which something isn't saved. */
import { useLayoutEffect } from 'preact/hooks';
import { guardLeaving } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { ask } from '#dashboard/ui/controls/ask.ts';

/** Whether to discard what isn't saved. */
export const askToDiscard = (): Promise<boolean> => ask(common.unsaved);

/** Asks for as long as `isDirty`: at links, at the browser's Back, at sign-out, and (in the browser's words) at closing. */
export function useLeaveWarning(isDirty: boolean): void {
  // An effect would wait for a frame: whoever goes back within it would lose what they typed.
  useLayoutEffect(() => (isDirty ? guardLeaving(askToDiscard) : undefined), [isDirty]);
}
