/** What can be done beside writing: the sound, a copy by e-mail, the end. */
import type { Part } from '#widget/app/view/view.ts';
import { wordsOf } from './words.ts';

export function MenuItems({ view }: Part) {
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
      {widget.sound_enabled && item(isMuted ? texts.unmute : texts.mute, () => chat.setMuted(!isMuted))}
      {conversation &&
        visitor?.email &&
        ui.notice !== 'noCopy' &&
        item(texts.copy, () => void later?.requests.sendCopy())}
      {conversation && conversation.status !== 'closed' && item(texts.end, () => set({ isEnding: true }))}
    </div>
  );
}
