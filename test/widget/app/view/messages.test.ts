/** The order of what a conversation shows. */
import { type ComponentChildren, toChildArray, type VNode } from 'preact';
import { expect, it } from 'vitest';
import { initialState } from '#widget/app/state/state.ts';
import { Pending } from '#widget/app/view/bubble.tsx';
import { Messages } from '#widget/app/view/messages.tsx';
import type { View } from '#widget/app/view/view.ts';
import { row } from '#test/widget/support/world.ts';

type Node = VNode<{ children?: ComponentChildren }>;
const childrenOf = (node: Node): Node[] => toChildArray(node.props.children) as Node[];
/** The first element with this tag. */
const find = (node: Node, tag: string): Node | undefined =>
  node.type === tag ? node : childrenOf(node).map((child) => find(child, tag))[0];

it('shows what is on its way below the rows', () => {
  const message = { id: 'one', conversation_id: 1, content: 'On its way', created_at: '', state: 'sending' } as const;
  const state = { ...initialState, timeline: [row({ seq: 1 })], outbox: [message] };
  const view = { state, texts: {}, chat: {}, set: () => undefined } as unknown as View;
  const list = find(Messages({ view }), 'ol');
  const kinds = list && childrenOf(list).map(({ type }) => (type === Pending ? 'on its way' : 'rows'));
  expect(kinds).toEqual(['rows', 'on its way']);
});
