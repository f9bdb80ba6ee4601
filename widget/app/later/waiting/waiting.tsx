/** What stands below the rows: that nobody has answered yet, and that the browser can't keep the chat. */
import type { Part } from '#widget/app/view/view.ts';
import { formatWait } from './format-wait.ts';
import { Fragment, fill, isAway } from '#widget/app/later/shared/lent.ts';
import { LeaveEmail } from '#widget/app/later/waiting/leave-email.tsx';
import { wordsOf } from '#widget/app/later/shared/words.ts';

export const Waiting = ({ view }: Part) => (
  <Fragment>
    <Answer view={view} />
    {!view.chat.parts.memory.isKept() && <output class="note">{wordsOf(view).notKept}</output>}
  </Fragment>
);

/** What the visitor waits for: someone of the team, or their return. */
function Answer({ view }: Part) {
  const { state, widget, speech } = view;
  const texts = wordsOf(view);
  const { conversation, queue, visitor } = state;
  if (conversation?.status !== 'pending' || conversation.handler !== 'agent') return null;
  // An agent answered and left: nobody waits.
  if (!queue && !conversation.waiting_since) return null;
  const isLeft = isAway(state, widget);
  const isUnreachable = isLeft && widget.email_replies && visitor && !visitor.email;
  const text = isLeft
    ? visitor?.email && widget.email_replies
      ? fill(texts.away, { email: visitor.email })
      : `${texts.awayHere} ${texts.comeBack}`
    : queue
      ? fill(texts.position, { n: queue.position })
      : texts.waiting;
  return (
    <Fragment>
      <output class="note">
        {text}
        {!isLeft &&
          !!queue?.estimated_wait_seconds &&
          ` ${fill(texts.wait, { time: formatWait(queue.estimated_wait_seconds, speech.region) })}`}
      </output>
      {isUnreachable && <LeaveEmail view={view} />}
    </Fragment>
  );
}
