/** The menu: earlier chats, sounds, a copy by email, ending the conversation. */
import type { Part } from '#widget/app/view/view.ts';
import { Icon } from '#widget/app/later/shared/lent.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

/** After lucide's icon of this name. */
const ELLIPSIS = 'M12 5h.01M12 12h.01M12 19h.01';

function MenuItems({ view }: Part) {
  const { state, widget, chat, set, later } = view;
  const texts = wordsOf(view);
  const { conversation, visitor, isMuted, ui } = state;
  const item = (text: string, act: () => void) => (
    <button
      type="button"
      onClick={() => {
        set({ isMenuOpen: false });
        act();
      }}
    >
      {text}
    </button>
  );
  return (
    <div class="items">
      {visitor && item(texts.earlierChats, () => later?.requests.earlierChats())}
      {widget.sound_enabled && item(isMuted ? texts.unmute : texts.mute, () => chat.setMuted(!isMuted))}
      {conversation &&
        visitor?.email &&
        widget.email_replies &&
        ui.notice !== 'noCopy' &&
        item(texts.copy, () => void later?.requests.sendCopy())}
      {conversation && conversation.status !== 'closed' && item(texts.end, () => set({ isEnding: true }))}
    </div>
  );
}

/** The button and what it opens; nothing where nothing can be done. */
export function Menu({ view }: Part) {
  const { state, widget, set } = view;
  const { isMenuOpen } = state.ui;
  if (!state.visitor && !widget.sound_enabled) return null;
  return (
    <div
      class="menu"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (isMenuOpen && !currentTarget.contains(relatedTarget as Node | null)) set({ isMenuOpen: false });
      }}
    >
      <button
        type="button"
        class="tool"
        aria-label={wordsOf(view).more}
        aria-expanded={isMenuOpen}
        onClick={() => set({ isMenuOpen: !isMenuOpen })}
      >
        <Icon of={ELLIPSIS} />
      </button>
      {isMenuOpen && <MenuItems view={view} />}
    </div>
  );
}
