/** How much of a message is too much. */
import type { Part } from '#widget/app/view/view.ts';
import { fill } from '#widget/app/later/shared/lent.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

/** @param n the characters beyond the limit */
export const Over = ({ view, n }: Part & { n: number }) => (
  <p class="problem" id="over" role="alert">
    {fill(wordsOf(view).over, { n: n.toLocaleString(view.speech.region) })}
  </p>
);
