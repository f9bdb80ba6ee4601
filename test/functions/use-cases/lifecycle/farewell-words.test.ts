/** The words with which a bot hands over, without a conversation. */
import { expect, it } from 'vitest';
import { awaySentence, handoffSentence } from '#core/automation/handoff-words.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { connectingMessage, offlineMessage } from '#functions/use-cases/lifecycle/farewell-words.ts';

const own = { offline_message: 'Back on Monday.', texts: { de: { offline_message: 'Montag wieder da.' } } };

it.each([
  ['de-AT', 'Montag wieder da.'],
  ['fr', 'Back on Monday.'],
  [null, 'Back on Monday.'],
])('are the widget’s own to a visitor who speaks %j and whom nobody can answer', async (locale, words) =>
  expect(await offlineMessage(own, locale)).toBe(words),
);

it('are the product’s in the visitor’s language where the widget has none of its own', async () => {
  expect(await offlineMessage(widgetDefaults, 'ja')).toBe(awaySentence('ja'));
  expect(await connectingMessage('ja')).toBe(handoffSentence('ja'));
});
