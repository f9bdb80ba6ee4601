/** The button that requests an agent instead of a bot or workflow. */
import type { Part } from '#widget/app/view/view.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

export const AskPerson = ({ view }: Part) => (
  <button type="button" class="link person" onClick={() => void view.later?.requests.askPerson()}>
    {wordsOf(view).person}
  </button>
);
