/** The button that loads earlier rows. */
import type { Part } from '#widget/app/view/view.ts';
import { Fragment } from '#widget/app/later/shared/lent.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

export function Older({ view }: Part) {
  const texts = wordsOf(view);
  const { earlier } = view.state.ui;
  const isFetching = earlier === 'fetching';
  return (
    <Fragment>
      {/* Not disabled: a button that has the focus would lose it. */}
      <button type="button" class="link older" aria-busy={isFetching} onClick={() => void view.later?.requests.older()}>
        {isFetching ? texts.fetching : texts.older}
      </button>
      {earlier === 'unreachable' && <output class="note">{texts.unreachable}</output>}
    </Fragment>
  );
}
