/** What became of what the visitor asked for: above the field, in view wherever they have scrolled. */
import type { Part } from '#widget/app/view/view.ts';
import { fill } from '#widget/app/later/shared/lent.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

export function Notice({ view }: Part) {
  const { visitor, ui } = view.state;
  if (!ui.notice) return null;
  return <output class="note notice">{fill(wordsOf(view)[ui.notice], { email: visitor?.email ?? '' })}</output>;
}
