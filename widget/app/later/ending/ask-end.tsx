/** The question before a conversation ends. */
import type { Part } from '#widget/app/view/view.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

export function AskEnd({ view }: Part) {
  const { set, later } = view;
  const texts = wordsOf(view);
  const done = () => set({ isEnding: false });
  return (
    <div class="foot" role="alertdialog" aria-label={texts.endAsk}>
      <p>{texts.endAsk}</p>
      <div class="pair">
        <button type="button" class="secondary" onClick={done}>
          {texts.cancel}
        </button>
        <button type="button" class="primary" onClick={() => void later?.requests.end().finally(done)}>
          {texts.end}
        </button>
      </div>
    </div>
  );
}
