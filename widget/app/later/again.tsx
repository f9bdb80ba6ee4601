/** What stands in the composer's place once a conversation is closed. */
import type { Part } from '#widget/app/view/view.ts';
import { wordsOf } from './words.ts';

export const Again = ({ view }: Part) => (
  <div class="foot">
    <button type="button" class="primary" onClick={view.chat.startAnew}>
      {wordsOf(view).again}
    </button>
  </div>
);
