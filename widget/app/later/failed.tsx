/** A message that was given up: why, and what can be done. */
import type { Outgoing } from '#widget/app/state/outbox.ts';
import type { Part } from '#widget/app/view/view.ts';
import { Fragment, Icon } from './lent.ts';
import { wordsOf } from './words.ts';

/** After lucide's icon of this name. */
const ALERT = 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0M12 8v4M12 16h.01';

export function Failed({ view, message }: Part & { message: Outgoing }) {
  const texts = wordsOf(view);
  const { chat } = view;
  const { id, refusal = 'refused', content } = message;
  // Its files are gone or somebody else's, so sending it again would fail again: its text goes back to where it was written.
  const edit = () => {
    chat.discard(id);
    chat.setDraft([content, view.state.draft].filter(Boolean).join('\n'));
    view.set({ notice: 'chooseAgain' });
  };
  return (
    <Fragment>
      <Icon of={ALERT} />
      {refusal === 'closed' ? texts.closedAlready : refusal === 'file' ? texts.fileInMessage : texts[refusal]}
      <button type="button" class="link" onClick={() => (refusal === 'file' ? edit() : chat.retry(id))}>
        {refusal === 'file' ? texts.edit : texts.retry}
      </button>
      <button type="button" class="link" onClick={() => chat.discard(id)}>
        {texts.discard}
      </button>
    </Fragment>
  );
}
