/** Beside who is there: when the team is back, or how soon it usually answers. */
import type { Part } from '#widget/app/view/view.ts';
import { formatWait } from './format-wait.ts';
import { Fragment, fill, isAway } from '#widget/app/later/shared/lent.ts';
import { formatMoment } from './moment.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

export function When({ view }: Part) {
  const { state, widget, speech } = view;
  const texts = wordsOf(view);
  const { availability, typicalAnswerSeconds: seconds, conversation } = state;
  const back = availability?.next_open_at;
  if (isAway(state, widget)) {
    // In a tab that stayed open the moment may be past: nothing is promised then.
    const isAhead = back && Date.parse(back) > Date.now();
    return isAhead ? <Fragment> · {fill(texts.back, { when: formatMoment(back, speech.region) })}</Fragment> : null;
  }
  if (!seconds || conversation?.agent) return null;
  return <span class="usual">{fill(texts.replies, { time: formatWait(seconds, speech.locale) })}</span>;
}
