/** What was read in another tab after the chat had ended: nobody is connected then, so no frame tells. */
import type { Parts } from '#widget/app/chat/chat.ts';
import { unreadOf } from '#widget/app/later/shared/lent.ts';

/** Follows the other tabs of the site, by what they remember. @returns how to stop */
export function followsReading({ store, memory }: Pick<Parts, 'store' | 'memory'>): () => void {
  const look = () => {
    const state = store.get();
    if (state.conversation?.status !== 'closed' || memory.read().live !== false || !unreadOf(state)) return;
    store.set({ readByVisitor: state.timeline.at(-1)?.seq ?? 0 });
  };
  window.addEventListener('storage', look);
  return () => window.removeEventListener('storage', look);
}
