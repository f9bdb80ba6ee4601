/** The button that loads earlier rows. */
import type { Part } from '#widget/app/view/view.ts';
import { wordsOf } from './words.ts';

export const Older = ({ view }: Part) => (
  <button type="button" class="link older" onClick={() => void view.later?.requests.older()}>
    {wordsOf(view).older}
  </button>
);
