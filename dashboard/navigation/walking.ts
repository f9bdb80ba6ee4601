/** Walking the list by keys: the conversation shows, and the focus stays where it was. */
import { options } from 'preact';
import type { Id } from '#core/model/id.ts';
import { navigate } from './location.ts';
import { isTyping } from './shortcuts.ts';

let walkedTo: Id | undefined;

/** Shows a conversation without moving the focus into it, unless the agent is typing: then the focus moves to its reply box. */
export function walkTo(id: Id, suffix: string): void {
  walkedTo = isTyping(document.activeElement) ? undefined : id;
  drawnAtOnce(() => navigate(`/conversations/${id}${suffix}`));
}

/** Keeps the reply box of a conversation that is still loading from taking the focus, which the agent has taken out of it. */
export function stayOut(id: Id): void {
  walkedTo = id;
}

/** Draws what changes before the next key comes, which would still be typed into the reply box of the former conversation. */
function drawnAtOnce(change: () => void): void {
  const { debounceRendering } = options;
  options.debounceRendering = (draw) => draw();
  try {
    change();
  } finally {
    if (debounceRendering) options.debounceRendering = debounceRendering;
    else delete options.debounceRendering;
  }
}

/** Whether the conversation was shown by walking, so that its reply box must not take the focus. */
export const wasWalkedTo = (id: Id): boolean => walkedTo === id;

/**
 * The conversation that a step leads to. One that left the list has its neighbors where it was: `lastAt` is the place it
 * had. Undefined when the list is empty.
 */
export function stepFrom(
  ids: readonly Id[],
  id: Id | undefined,
  by: 1 | -1,
  lastAt: number | undefined,
): Id | undefined {
  const at = id === undefined ? -1 : ids.indexOf(id);
  const wanted = at >= 0 ? at + by : lastAt === undefined ? 0 : by > 0 ? lastAt : lastAt - 1;
  return ids[Math.max(0, Math.min(ids.length - 1, wanted))];
}
