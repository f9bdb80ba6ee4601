/** The address of a visitor who waits while nobody is there, such as after a bot handed over. */
import type { ComponentChildren, VNode } from 'preact';
import { expect, it, vi } from 'vitest';
import { lent } from '#widget/app/fetch-later.ts';
import { take } from '#widget/app/later/shared/lent.ts';
import { LeaveEmail } from '#widget/app/later/waiting/leave-email.tsx';
import { takeRequests } from '#widget/app/later/ending/requests.ts';
import { Waiting } from '#widget/app/later/waiting/waiting.tsx';
import type { Parts } from '#widget/app/chat/chat.ts';
import { english } from '#widget/app/locales/texts.ts';
import { initialState, type State, type Ui } from '#widget/app/state/state.ts';
import { createStore, type Store } from '#widget/app/state/store.ts';
import type { View } from '#widget/app/view/view.ts';
import { away } from '#test/widget/support/chat.ts';
import { defaultWidget } from '#test/widget/support/fake-server.ts';
import { conversation } from '#test/widget/support/world.ts';

type Props = Record<string, unknown> & { children?: ComponentChildren; onClick?: () => void };

/** Every element in what was drawn, parts of the later chunk included. */
function elementsOf(drawn: ComponentChildren): VNode<Props>[] {
  if (Array.isArray(drawn)) return drawn.flatMap(elementsOf);
  if (typeof drawn !== 'object' || drawn === null || !('props' in drawn)) return [];
  const element = drawn as VNode<Props>;
  const { type, props } = element;
  if (typeof type === 'function' && type !== lent.Fragment) {
    const draw = type as (given: Props) => ComponentChildren;
    return elementsOf(draw(props));
  }
  return [element, ...elementsOf(props.children)];
}

const visitor = { id: 1, name: null, email: null, phone: null, verified: false };
const waiting = { handler: 'agent', status: 'pending', waiting_since: '2026-06-01T12:00:00.000Z' } as const;

function viewOf(state: Partial<State>, widget: object = {}, ui: Partial<Ui> = {}) {
  take(lent);
  const leaveEmail = vi.fn<(email: string) => Promise<void>>();
  const set = vi.fn<View['set']>();
  const view = {
    state: {
      ...initialState,
      availability: away,
      conversation: conversation(waiting),
      visitor,
      ...state,
      ui: { ...initialState.ui, ...ui },
    },
    widget: { ...defaultWidget, handler_type: 'ai_bot', email_replies: true, ...widget },
    speech: { region: 'en' },
    texts: english.texts,
    set,
    chat: { parts: { memory: { isKept: () => true } } },
    later: { requests: { leaveEmail } },
  } as unknown as View;
  return { view, leaveEmail, set };
}
const isAsked = (...given: Parameters<typeof viewOf>): boolean =>
  elementsOf(<Waiting {...viewOf(...given)} />).some(({ type }) => type === 'input');

it('is asked for where nobody is there and the reply could be mailed, and not otherwise', () => {
  expect(isAsked({})).toBe(true);
  expect(isAsked({ visitor: { ...visitor, email: 'ann@example.com' } })).toBe(false);
  expect(isAsked({ availability: { ...away, online: true, reason: null } })).toBe(false);
  expect(isAsked({ conversation: conversation({ ...waiting, handler: 'bot' }) })).toBe(false);
  expect(isAsked({ conversation: conversation({ ...waiting, status: 'active' }) })).toBe(false);
  expect(isAsked({}, { email_replies: false })).toBe(false);
});

function press(typed: string) {
  const { view, leaveEmail, set } = viewOf({}, {}, { email: typed });
  elementsOf(<LeaveEmail view={view} />)
    .find(({ type }) => type === 'button')
    ?.props.onClick?.();
  return { leaveEmail, set };
}

it('is given without the blanks around it; an empty field is pointed out', () => {
  expect(press(' ann@example.com ').leaveEmail).toHaveBeenCalledExactlyOnceWith('ann@example.com');
  const { leaveEmail, set } = press('  ');
  expect(leaveEmail).not.toHaveBeenCalled();
  expect(set).toHaveBeenCalledWith({ isChecked: true });
  const shown = elementsOf(<LeaveEmail {...viewOf({}, {}, { isChecked: true })} />);
  expect(shown.find(({ props }) => props['role'] === 'alert')?.props.children).toBe(english.texts.needed);
});

async function give(renew: (store: Store<State>) => Promise<void>) {
  const store = createStore<State>({ ...initialState, visitor });
  const parts = { store, config: { token: 't' }, session: { renew: () => renew(store) }, history: {}, live: {} };
  await takeRequests(parts as unknown as Parts).leaveEmail('ann@example.com');
  const { notice, isChecked } = store.get().ui;
  return { notice, isChecked };
}

it('says what became of it: taken, no address, or not reached', async () => {
  const taken = give(async (store) => store.set({ visitor: { ...visitor, email: 'ann@example.com' } }));
  expect(await taken).toEqual({ notice: null, isChecked: false });
  expect(await give(async () => undefined)).toEqual({ notice: null, isChecked: true });
  expect(await give(() => Promise.reject(new Error('offline')))).toEqual({ notice: 'unreachable', isChecked: false });
});
