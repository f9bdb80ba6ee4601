import { describe, expect, it } from 'vitest';
import { session } from '#dashboard/strings/shell.ts';
import { signOutQuestion } from '#dashboard/workspace/sign-out.ts';

describe('the question before signing out', () => {
  it('is not asked where nothing is lost and nobody waits', () => {
    expect(signOutQuestion(undefined, 0)).toBeUndefined();
  });

  it.each([
    [false, 1, 'Sign out', 'A visitor of yours waits for an answer. The chat goes back to the queue.'],
    [false, 3, 'Sign out', '3 of your visitors wait for an answer. Their chats go back to the queue.'],
    [true, 0, 'Discard and sign out', 'Some of what you wrote isn’t sent or saved. Signing out discards it.'],
    [
      true,
      1,
      'Discard and sign out',
      'A visitor of yours waits for an answer. The chat goes back to the queue. Some of what you wrote isn’t sent or saved. Signing out discards it.',
    ],
  ])('says what is lost (%s) and who waits (%d)', (isUnsent, unanswered, action, body) => {
    expect(signOutQuestion(isUnsent ? session.discard : undefined, unanswered)).toEqual({
      title: 'Sign out?',
      body,
      action,
    });
  });
});
