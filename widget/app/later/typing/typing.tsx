/** Someone is typing. */
import type { Part } from '#widget/app/view/view.ts';
import { fill } from '#widget/app/later/shared/lent.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

export function Typing({ view }: Part) {
  const { state, texts } = view;
  if (state.typing === null) return null;
  return (
    <p class="typing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {fill(wordsOf(view).typing, { name: state.typing || state.conversation?.agent?.name || texts.agent })}
    </p>
  );
}
