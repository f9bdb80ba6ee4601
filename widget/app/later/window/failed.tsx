/** A message that was given up: why, and what can be done. */
import type { Outgoing } from '#widget/app/state/outbox.ts';
import type { Part } from '#widget/app/view/view.ts';
import { Fragment, Icon } from '#widget/app/later/shared/lent.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

/** After lucide's icon of this name. */
const ALERT = 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0M12 8v4M12 16h.01';

/** The reason and the buttons. A refused file would fail again: what else the message holds is sent, or edited, without it. */
export function Failed({ view, message }: Part & { message: Outgoing }) {
  const { id, content, files = [], refusal = 'refused' } = message;
  const { chat, state } = view;
  const texts = wordsOf(view);
  // Its address was asked for when it was shown: what can't be sent can't be opened either.
  const left = files.filter((file) => refusal !== 'file' || state.addresses?.[file.id]?.state !== 'gone');
  const hasRefused = left.length < files.length;
  const canSendRest = hasRefused && left.length > 0;
  const sendRest = () => {
    chat.discard(id);
    chat.send(content, undefined, left);
    // Sending empties the composer.
    if (state.draft) chat.setDraft(state.draft);
  };
  const edit = () => {
    chat.discard(id);
    chat.setDraft([content, state.draft].filter(Boolean).join('\n'));
    view.set({ notice: 'chooseAgain' });
  };
  return (
    <Fragment>
      <Icon of={ALERT} />
      {refusal === 'closed' ? texts.closedAlready : refusal === 'file' ? texts.fileInMessage : texts[refusal]}
      {refusal === 'file' && !canSendRest && content ? (
        <button type="button" class="link" onClick={edit}>
          {texts.edit}
        </button>
      ) : (
        (!hasRefused || canSendRest) && (
          <button type="button" class="link" onClick={() => (canSendRest ? sendRest() : chat.retry(id))}>
            {texts.retry}
          </button>
        )
      )}
      <button type="button" class="link" onClick={() => chat.discard(id)}>
        {texts.discard}
      </button>
    </Fragment>
  );
}
