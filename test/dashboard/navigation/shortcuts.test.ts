/** Which keys are a shortcut, on any keyboard, and which are somebody's words. */
import { describe, expect, it } from 'vitest';
import { keysOf, shortcutFor } from '#dashboard/navigation/shortcuts.ts';

const press = (key: string, part: Partial<Parameters<typeof keysOf>[0]> = {}) =>
  keysOf({ key, code: '', metaKey: false, ctrlKey: false, shiftKey: false, altKey: false, ...part });

describe('the keys that are pressed', () => {
  it.each([
    ['a letter', press('e', { code: 'KeyE' }), 'e'],
    ['a letter while Caps Lock is on', press('E', { code: 'KeyE' }), 'e'],
    ['a capital', press('E', { code: 'KeyE', shiftKey: true }), 'Shift+E'],
    ['a Cyrillic letter, by its place', press('у', { code: 'KeyE' }), 'e'],
    ['a Greek letter, by its place', press('ξ', { code: 'KeyJ' }), 'j'],
    ['Ctrl and a Cyrillic letter', press('л', { code: 'KeyK', ctrlKey: true }), 'Mod+k'],
    ['a Dvorak letter, by what it writes', press('j', { code: 'KeyC' }), 'j'],
    ['an accented letter', press('é', { code: 'Digit2' }), 'é'],
    ['⌘ and a letter', press('k', { metaKey: true }), 'Mod+k'],
    ['a sign above a key', press('?', { code: 'Slash', shiftKey: true }), '?'],
    ['Alt and an arrow', press('ArrowDown', { altKey: true }), 'Alt+ArrowDown'],
  ])('are named for %s', (_, keys, expected) => expect(keys).toBe(expected));

  it('are nothing where Alt or AltGr writes another letter', () => {
    expect(press('e', { altKey: true })).toBeUndefined();
    expect(press('´', { altKey: true, code: 'KeyE' })).toBeUndefined();
    expect(press('€', { altKey: true, ctrlKey: true, code: 'KeyE' })).toBeUndefined();
  });
});

describe('a shortcut', () => {
  it('is found by its keys, and by two keys one after the other', () => {
    expect(shortcutFor('e', undefined, false)).toBe('resolve');
    expect(shortcutFor('t', 'g', false)).toBe('tickets');
    expect(shortcutFor('t', 'x', false)).toBe('transfer');
  });

  it('without a modifier does nothing in a field', () => {
    const keys = ['e', 'j', 'k', 'r', 'n', 't', 'z', '/', '?', 'Shift+E'];
    expect(keys.filter((one) => shortcutFor(one, 'g', true) !== undefined)).toEqual([]);
  });

  it('with a modifier works in a field as everywhere', () => {
    for (const isInField of [true, false]) {
      expect(shortcutFor('Mod+k', undefined, isInField)).toBe('palette');
      expect(shortcutFor('Alt+ArrowDown', undefined, isInField)).toBe('next');
      expect(shortcutFor('Mod+e', undefined, isInField)).toBe('resolve');
    }
  });
});
