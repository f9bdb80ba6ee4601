/** What became of a copy by e-mail. */
import type { Part } from '#widget/app/view/view.ts';
import { fill } from './lent.ts';
import { wordsOf } from './words.ts';

export function Notice({ view }: Part) {
  const { visitor, ui } = view.state;
  return ui.notice && <output class="note">{fill(wordsOf(view)[ui.notice], { email: visitor?.email ?? '' })}</output>;
}
