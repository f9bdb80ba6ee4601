/** The question before a conversation ends. */
import type { Part } from '../view.ts';

export function AskEnd({ view: { texts, chat, set } }: Part) {
  const done = () => set({ isEnding: false });
  return (
    <div class="foot" role="alertdialog" aria-label={texts.endAsk}>
      <p>{texts.endAsk}</p>
      <div class="pair">
        <button type="button" class="secondary" onClick={done}>
          {texts.cancel}
        </button>
        <button type="button" class="primary" onClick={() => void chat.end().finally(done)}>
          {texts.end}
        </button>
      </div>
    </div>
  );
}
