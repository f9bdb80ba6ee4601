import { expect, it } from 'vitest';
import type { AssignmentReason } from '#core/model/team/assignment-choices.ts';
import { whyText } from '#dashboard/inbox/assignment/assigned-why.tsx';

it.each<[AssignmentReason, string]>([
  [{ rule: 'fewest_chats' }, 'fewest chats for their maximum'],
  [{ rule: 'only_one', skills: ['language:de'] }, 'the only one with room · needs German'],
  [
    { rule: 'fewest_chats', skills: ['language:pt', 'label:billing: eu'], fallback: 'nobody_has_them' },
    'fewest chats for their maximum · needs Portuguese and billing: eu · nobody online has it',
  ],
  [{ rule: 'by_hand', by: 'Ben' }, 'by hand by Ben'],
  [{ rule: 'came_back' }, 'came back to the same agent'],
])('%o is told as %s', (why, text) => {
  expect(whyText(why)).toBe(text);
});
