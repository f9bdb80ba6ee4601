/** What stands below the rows while nobody has answered yet. */
import type { Part } from '#widget/app/view/view.ts';
import { fill, formatMinutes, isAway } from './lent.ts';
import { wordsOf } from './words.ts';

/** What the visitor waits for: someone of the team, or their return. */
export function Waiting({ view }: Part) {
  const { state, widget, speech } = view;
  const texts = wordsOf(view);
  const { conversation, queue, visitor } = state;
  if (conversation?.status !== 'pending' || conversation.handler !== 'agent') return null;
  // An agent answered and left: nobody waits.
  if (!queue && !conversation.waiting_since) return null;
  const isLeft = isAway(state, widget);
  const text = isLeft
    ? visitor?.email
      ? fill(texts.away, { email: visitor.email })
      : texts.awayHere
    : queue
      ? fill(texts.position, { n: queue.position })
      : texts.waiting;
  return (
    <output class="note">
      {text}
      {!isLeft &&
        !!queue?.estimated_wait_seconds &&
        ` ${fill(texts.wait, { time: formatMinutes(queue.estimated_wait_seconds, speech.region) })}`}
    </output>
  );
}
