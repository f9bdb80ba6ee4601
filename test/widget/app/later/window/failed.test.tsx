/** A message that was given up. */
import type { ComponentChildren, VNode } from 'preact';
import { expect, it, vi } from 'vitest';
import { lent } from '#widget/app/fetch-later.ts';
import { Failed } from '#widget/app/later/window/failed.tsx';
import { take } from '#widget/app/later/shared/lent.ts';
import { english } from '#widget/app/locales/texts.ts';
import type { Outgoing } from '#widget/app/state/outbox.ts';
import { initialState, type State } from '#widget/app/state/state.ts';
import type { View } from '#widget/app/view/view.ts';

const spy = () => vi.fn<(...args: unknown[]) => void>();

type Props = { children?: ComponentChildren; onClick?: () => void };

const buttonsOf = (drawn: ComponentChildren): (() => void)[] => {
  if (Array.isArray(drawn)) return drawn.flatMap(buttonsOf);
  if (typeof drawn !== 'object' || drawn === null || !('props' in drawn)) return [];
  const { props, type } = drawn as VNode<Props>;
  return type === 'button' && props.onClick ? [props.onClick] : buttonsOf(props.children);
};

const file = (name: string) => ({ id: `7-v-${name}`, name, type: 'image/png', size: 9 });

/** Presses the first button of a message with two files, one of which the server has refused. */
function tryAgain(message: Partial<Outgoing>, addresses: State['addresses'] = { '7-v-lie.png': { state: 'gone' } }) {
  take(lent);
  const chat = { retry: spy(), discard: spy(), send: spy(), setDraft: spy() };
  const state = { ...initialState, draft: 'half a', addresses };
  const view = { state, texts: english.texts, chat, set: spy() } as unknown as View;
  const failed = { id: 'one', conversation_id: 1, content: 'Look', created_at: '', state: 'failed' } as const;
  const files = [file('mug.png'), file('lie.png')];
  const [first, second] = buttonsOf(Failed({ view, message: { ...failed, files, refusal: 'file', ...message } }));
  const count = second ? 2 : 1;
  if (count === 2) first?.();
  return { ...chat, count };
}

it('sends a message again without the file that was refused, and keeps what is being written', () => {
  const { send, discard, setDraft, retry } = tryAgain({});
  expect(send).toHaveBeenCalledExactlyOnceWith('Look', undefined, [file('mug.png')]);
  expect(discard).toHaveBeenCalledWith('one');
  expect(setDraft).toHaveBeenCalledWith('half a');
  expect(retry).not.toHaveBeenCalled();
});

it('offers nothing but to discard a message of which nothing is left', () => {
  expect(tryAgain({ content: '', files: [file('lie.png')] }).count).toBe(1);
});

it('gives the text back where nobody knows which of the files was refused, or nothing else is left', () => {
  for (const one of [tryAgain({}, {}), tryAgain({ files: [file('lie.png')] })]) {
    expect(one.setDraft).toHaveBeenCalledExactlyOnceWith('Look\nhalf a');
    expect(one.discard).toHaveBeenCalledExactlyOnceWith('one');
  }
});

it('sends a message again as it is where there is no text, and no file is known to be refused', () => {
  expect(tryAgain({ content: '' }, {}).retry).toHaveBeenCalledExactlyOnceWith('one');
  expect(tryAgain({ refusal: 'refused' }).retry).toHaveBeenCalledExactlyOnceWith('one');
});
