/** Keys of an input method reach no listener of a field. */
import { describe, expect, it, vi } from 'vitest';
import { belongsToInputMethod, hideComposingKeys } from '#client/keys/input-method.ts';

/** A key as browsers report it; Node has no keyboard events. */
const keyEvent = (key: { isComposing: boolean; keyCode: number }) => Object.assign(new Event('keydown'), key);

describe('a key', () => {
  it.each([
    ['while a word is composed', { isComposing: true, keyCode: 13 }, true],
    ['that ended a composition in Safari', { isComposing: false, keyCode: 229 }, true],
    ['pressed after a composition', { isComposing: false, keyCode: 13 }, false],
  ])('%s belongs to the input method: %o is %s', (_, key, expected) => {
    expect(belongsToInputMethod(key)).toBe(expected);
  });

  it('of an input method is hidden from listeners that were added later, and others are not', () => {
    const target = new EventTarget();
    const heard: number[] = [];
    hideComposingKeys(target);
    target.addEventListener('keydown', (event) => heard.push((event as KeyboardEvent).keyCode));
    target.dispatchEvent(keyEvent({ isComposing: true, keyCode: 13 }));
    target.dispatchEvent(keyEvent({ isComposing: false, keyCode: 229 }));
    target.dispatchEvent(keyEvent({ isComposing: false, keyCode: 13 }));
    expect(heard).toEqual([13]);
  });

  it('is hidden on its way down, before the field itself sees it', () => {
    const addEventListener = vi.fn<EventTarget['addEventListener']>();
    hideComposingKeys({ addEventListener });
    expect(addEventListener).toHaveBeenCalledExactlyOnceWith('keydown', expect.any(Function), { capture: true });
  });
});
