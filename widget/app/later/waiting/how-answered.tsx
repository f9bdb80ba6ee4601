/** How the answer reaches a visitor who leaves a message while nobody is there: as this deployment does it. */
import type { Part } from '#widget/app/view/view.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

/** Goes on from the words of the widget's own. */
export function HowAnswered({ view }: Part) {
  const { byMail, comeBack } = wordsOf(view);
  return <span dir={view.speech.direction}> {view.widget.email_replies ? byMail : comeBack}</span>;
}
