/** Stars after a conversation: given once, they can still be changed. */
import type { ComponentChildren, VNode } from 'preact';
import { expect, it, vi } from 'vitest';
import { Ending } from '#widget/app/later/ending/ending.tsx';
import { english } from '#widget/app/locales/texts.ts';
import { initialState, type Ui } from '#widget/app/state/state.ts';
import type { View } from '#widget/app/view/view.ts';
import { conversation } from '#test/widget/support/world.ts';

type Props = Record<string, unknown> & { children?: ComponentChildren; onClick?: () => void; onChange?: () => void };

/** Every element in what was drawn, outermost first. */
function elementsOf(drawn: ComponentChildren): VNode<Props>[] {
  if (Array.isArray(drawn)) return drawn.flatMap(elementsOf);
  if (typeof drawn !== 'object' || drawn === null || !('props' in drawn)) return [];
  const element = drawn as VNode<Props>;
  return [element, ...elementsOf(element.props.children)];
}

function show(rating: number | null, ui: Partial<Ui> = {}) {
  const rate = vi.fn<(stars: number, comment?: string) => Promise<void>>();
  const set = vi.fn<View['set']>();
  const state = { ...initialState, conversation: conversation({ rating }), ui: { ...initialState.ui, ...ui } };
  const view = { state, set, texts: english.texts, later: { requests: { rate } } } as unknown as View;
  const elements = elementsOf(Ending({ view }));
  const stars = elements.filter(({ type }) => type === 'input').map(({ props }) => props);
  return {
    rate,
    set,
    stars,
    chosen: stars.findIndex(({ checked }) => checked) + 1,
    submit: elements.find(({ type }) => type === 'button')?.props,
    isThanked: elements.some(({ type }) => type === 'output'),
  };
}

it('thanks for stars that were given and shows which, without a button until another is chosen', () => {
  const { chosen, isThanked, submit } = show(2);
  expect({ chosen, isThanked, submit }).toEqual({ chosen: 2, isThanked: true, submit: undefined });
});

it('lets a slip be corrected: another star is chosen and sent in place of the first', () => {
  const before = show(2);
  before.stars[3]?.onChange?.();
  expect(before.set).toHaveBeenCalledWith({ stars: 4 });
  const { chosen, isThanked, submit, rate } = show(2, { stars: 4, comment: ' Sorry, I slipped. ' });
  submit?.onClick?.();
  expect({ chosen, isThanked }).toEqual({ chosen: 4, isThanked: false });
  expect(rate).toHaveBeenCalledExactlyOnceWith(4, 'Sorry, I slipped.');
});

it('asks for stars where none were given', () => {
  const { chosen, isThanked, stars } = show(null);
  expect({ chosen, isThanked, all: stars.length }).toEqual({ chosen: 0, isThanked: false, all: 5 });
});
