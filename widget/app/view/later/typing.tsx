/** Someone is typing. */
import type { Part } from '../view.ts';
import { fill } from './lent.ts';

export function Typing({ view: { state, texts } }: Part) {
  if (state.typing === null) return null;
  return (
    <p class="typing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {fill(texts.typing, { name: state.typing || state.conversation?.agent?.name || texts.agent })}
    </p>
  );
}
