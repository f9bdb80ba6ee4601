/** The button that jumps to the newest row, shown after scrolling up. */
import type { Part } from '#widget/app/view/view.ts';
import { count } from '#widget/app/later/shared/count.ts';
import { Icon } from '#widget/app/later/shared/lent.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

/** After lucide's arrow-down. */
const ARROW_DOWN = 'M12 5v14M19 12l-7 7-7-7';

export const Jump = ({ view: { texts, speech }, unread }: Part & { unread: number }) => (
  <button
    type="button"
    class="jump"
    onClick={({ currentTarget }) => {
      const list = currentTarget.previousElementSibling;
      if (list) list.scrollTop = list.scrollHeight;
    }}
  >
    <Icon of={ARROW_DOWN} />
    {unread > 0 ? count(speech, wordsOf({ texts }).unread, unread) : <span class="sr">{texts.messages}</span>}
  </button>
);
