/** Putting a text into the field as if it had been typed, and taking it out again. */

/** The part of a text field that is used. */
export type Field = Pick<
  HTMLTextAreaElement,
  'value' | 'selectionStart' | 'selectionEnd' | 'setRangeText' | 'setSelectionRange' | 'dispatchEvent' | 'focus'
>;

/** An insertion, as long as it is the last thing that happened to the field. */
export type Insertion = {
  /** The field's text with it. */
  text: string;
  undo: () => void;
};

/** Inserts a text where the caret is, in the place of what is selected. The field's own listeners hear of it as of typing. */
export function insertInto(field: Field, inserted: string): Insertion {
  const { value: before, selectionStart: from, selectionEnd: to } = field;
  field.setRangeText(inserted, from, to, 'end');
  typed(field);
  const undo = () => {
    field.value = before;
    field.setSelectionRange(from, to);
    typed(field);
  };
  return { text: field.value, undo };
}

function typed(field: Field): void {
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
}

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** What a key in the field does about suggestions; undefined where the key stays the field's. */
export type KeyEffect = 'insert' | 'walk' | 'undo' | undefined;

/**
 * Tab inserts the first suggestion and the upward arrow goes to them, in an empty field only: with a text in it, Tab goes on
 * to the next control, so that nobody is held in the field. Undoing is for the insertion that is the field's whole last change.
 * @param canInsert whether there are suggestions, and none was undone here: then Tab has to leave the field
 */
export function effectOf(pressed: Pressed, text: string, canInsert: boolean, last: Insertion | undefined): KeyEffect {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = pressed;
  const isUndo = key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !altKey && !shiftKey;
  if (isUndo) return last?.text === text ? 'undo' : undefined;
  if (altKey || ctrlKey || metaKey || shiftKey || text !== '' || !canInsert) return undefined;
  return key === 'Tab' ? 'insert' : key === 'ArrowUp' ? 'walk' : undefined;
}
