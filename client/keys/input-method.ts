/** Keys that belong to an input method: Enter and Escape choose or cancel a word there, and send or close nothing. */

type Key = Pick<KeyboardEvent, 'isComposing' | 'keyCode'>;

/** Safari ends the composition before the key that ended it; this code is how it still marks that key. */
const PROCESSED = 229;

/** Whether a key belongs to an input method, and so to nobody else. */
export const belongsToInputMethod = ({ isComposing, keyCode }: Key): boolean => isComposing || keyCode === PROCESSED;

/** Hides keys of an input method from every listener inside `target`, of fields that don't exist yet too. */
export function hideComposingKeys(target: Pick<EventTarget, 'addEventListener'>): void {
  target.addEventListener(
    'keydown',
    (event) => {
      if (belongsToInputMethod(event as KeyboardEvent)) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
