/** What the lines between messages say. */
import { beforeEach, expect, it } from 'vitest';
import { describe as inWords } from '#widget/app/later/window/describe.ts';
import { type Lent, take } from '#widget/app/later/shared/lent.ts';
import { english, fill } from '#widget/app/locales/texts.ts';
import { initialState } from '#widget/app/state/state.ts';
import { conversation, row } from '#test/widget/support/world.ts';

beforeEach(() => take({ fill } as unknown as Lent));

const joined = (agent_id: number) =>
  row({ seq: 1, sender_type: 'system', sender_id: null, sender_name: null, metadata: { event: 'assigned', agent_id } });

it.each([
  ['who has the chat', 3, 'Anna joined the chat'],
  ['who had it before and wrote', 4, 'Kim joined the chat'],
  ['who had it before and wrote nothing', 5, 'Agent joined the chat'],
])('a joining names %s', (_, agent_id, words) => {
  const timeline = [joined(agent_id), row({ seq: 2, sender_id: 4, sender_name: 'Kim' })];
  const state = { ...initialState, conversation: conversation(), timeline };
  expect(inWords(joined(agent_id), { state, texts: english.texts })).toBe(words);
});

it('a joining in an earlier chat, which has no agent of now, names who wrote', () => {
  const state = { ...initialState, timeline: [joined(4), row({ seq: 2, sender_id: 4, sender_name: 'Kim' })] };
  expect(inWords(joined(4), { state, texts: english.texts })).toBe('Kim joined the chat');
});
