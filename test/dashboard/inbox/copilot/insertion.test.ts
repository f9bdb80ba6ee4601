import { describe, expect, it } from 'vitest';
import { type Field, effectOf, insertInto } from '#dashboard/inbox/copilot/insertion.ts';

/** A text field as far as it is used, with what its listeners heard. */
function fieldWith(text: string, from = text.length, to = from) {
  const heard: string[] = [];
  const field: Field = {
    value: text,
    selectionStart: from,
    selectionEnd: to,
    setRangeText: (inserted: string, start?: number, end?: number) => {
      const [from = 0, to = 0] = [start, end];
      field.value = field.value.slice(0, from) + inserted + field.value.slice(to);
      field.selectionStart = field.selectionEnd = from + inserted.length;
    },
    setSelectionRange: (start, end) => {
      [field.selectionStart, field.selectionEnd] = [start ?? 0, end ?? 0];
    },
    dispatchEvent: ({ type }) => {
      heard.push(`${type}: ${field.value}`);
      return true;
    },
    focus: () => heard.push('focus'),
  };
  return { field, heard };
}

describe('an insertion', () => {
  it('is where the caret is, in the place of what is selected, and is heard of as typing', () => {
    const { field, heard } = fieldWith('Hi! XX Bye.', 4, 6);
    expect(insertInto(field, 'Three days.').text).toBe('Hi! Three days. Bye.');
    expect(field.selectionStart).toBe('Hi! Three days.'.length);
    expect(heard).toEqual(['input: Hi! Three days. Bye.', 'focus']);
  });

  it('is taken back with the selection there was', () => {
    const { field, heard } = fieldWith('Hi! XX Bye.', 4, 6);
    insertInto(field, 'Three days.').undo();
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['Hi! XX Bye.', 4, 6]);
    expect(heard.at(-2)).toBe('input: Hi! XX Bye.');
  });
});

describe('a key in the field', () => {
  const pressed = (key: string, more: object = {}) => ({
    key,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    ...more,
  });
  const last = { text: 'Three days.', undo: () => undefined };
  it.each([
    ['Tab inserts the first in an empty field', pressed('Tab'), '', true, 'insert'],
    ['the upward arrow goes to them from an empty field', pressed('ArrowUp'), '', true, 'walk'],
    ['Tab leaves a field with a text', pressed('Tab'), 'Hi', true, undefined],
    ['the upward arrow moves in a field with a text', pressed('ArrowUp'), 'Hi', true, undefined],
    ['Tab leaves the field where there are none', pressed('Tab'), '', false, undefined],
    ['Shift and Tab always leave the field', pressed('Tab', { shiftKey: true }), '', true, undefined],
    ['Ctrl and Z undo the insertion', pressed('z', { ctrlKey: true }), 'Three days.', true, 'undo'],
    ['⌘ and Z undo the insertion', pressed('z', { metaKey: true }), 'Three days.', true, 'undo'],
    [
      'Ctrl and Z are the browser’s once more was typed',
      pressed('z', { ctrlKey: true }),
      'Three days!',
      true,
      undefined,
    ],
    [
      'Shift, Ctrl and Z stay the browser’s',
      pressed('Z', { ctrlKey: true, shiftKey: true }),
      'Three days.',
      true,
      undefined,
    ],
    ['a letter is typed', pressed('z'), '', true, undefined],
  ])('%s', (_, event, text, canInsert, effect) => {
    expect(effectOf(event, text, canInsert, last)).toBe(effect);
  });
});
