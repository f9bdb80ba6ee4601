/** What became of what the visitor asked for; and that the chat can't be kept, where the browser stores nothing. */
import type { Part } from '#widget/app/view/view.ts';
import { fill } from './lent.ts';
import { wordsOf } from './words.ts';

export function Notice({ view }: Part) {
  const { visitor, ui } = view.state;
  const notices = [...(view.chat.parts.memory.isKept() ? [] : ['notKept' as const]), ...(ui.notice ? [ui.notice] : [])];
  return notices.map((notice) => (
    <output key={notice} class="note">
      {fill(wordsOf(view)[notice], { email: visitor?.email ?? '' })}
    </output>
  ));
}
