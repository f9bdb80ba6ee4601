/** How the answer reaches a visitor who leaves a message: as this deployment does it. */
import type { Part } from '#widget/app/view/view.ts';
import { isAway } from './lent.ts';
import { wordsOf } from './words.ts';

/** Says so before the first message, while nobody is there. */
export function HowAnswered({ view }: Part) {
  const { state, widget } = view;
  if (state.conversation || state.outbox.length || !isAway(state, widget)) return null;
  const { byMail, comeBack } = wordsOf(view);
  return <p class="note how">{widget.email_replies ? byMail : comeBack}</p>;
}
