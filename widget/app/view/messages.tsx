/** The conversation: rows in order, what is on its way, and what the visitor waits for. */
import { Component } from 'preact';
import { place } from '#client/timeline/grouping.ts';
import { isAway, type State, unreadOf } from '#widget/app/state/state.ts';
import { fill } from '#widget/app/locales/texts.ts';
import { hasOlder } from '#client/timeline/rows.ts';
import { Growing, Pending, Row } from './bubble.tsx';
import { QuickReplies } from './quick-replies.tsx';
import { isAtEnd } from './layout-effects.ts';
import { formatMinutes } from './time.ts';
import type { Part } from './view.ts';

/** Draws again only if what it shows has changed: with many rows, each letter that is typed would take too long. */
export class Messages extends Component<Part> {
  override shouldComponentUpdate({ view: { state, speech, later } }: Part) {
    const { view } = this.props;
    const { draft } = state;
    return (
      speech !== view.speech ||
      later !== view.later ||
      Object.entries({ ...view.state, draft }).some(([key, value]) => state[key as keyof State] !== value)
    );
  }
  override render({ view }: Part) {
    return <Rows view={view} />;
  }
}

function Rows({ view }: Part) {
  const { state, texts, chat, set, later } = view;
  const { isScrolledUp } = state.ui;
  const rows = place(state.timeline);
  const newestOwn = state.timeline.findLast(({ sender_type }) => sender_type === 'visitor')?.seq;
  const unread = unreadOf(state);
  const last = state.timeline.at(-1);
  const options = last?.sender_type === 'system' ? [] : (last?.metadata?.options ?? []);
  const status = state.conversation?.status;
  return (
    <div class="stack">
      <section
        class="messages scroll"
        aria-label={texts.messages}
        onScroll={({ currentTarget }) => {
          if (isScrolledUp === isAtEnd(currentTarget)) set({ isScrolledUp: !isScrolledUp });
        }}
      >
        {later && hasOlder(state.timeline) && (
          <button class="link older" onClick={() => void later.older()}>
            {texts.older}
          </button>
        )}
        <ol>
          {rows.map((placed) => (
            <Row key={placed.row.id} view={view} placed={placed} isNewestOwn={placed.row.seq === newestOwn} />
          ))}
          {state.outbox.map((message) => (
            <Pending key={message.id} view={view} message={message} />
          ))}
          <Growing view={view} />
        </ol>
        <Waiting view={view} />
        {later && <later.Typing view={view} />}
        {!state.outbox.length && status !== 'closed' && <QuickReplies options={options} onChoose={chat.send} />}
        {later && (status === 'resolved' || status === 'closed') && <later.Ending view={view} />}
        {later && <later.Notice view={view} />}
      </section>
      {later && isScrolledUp && <later.Jump view={view} unread={unread} />}
    </div>
  );
}

/** What the visitor waits for: someone of the team, or their return. */
function Waiting({ view: { state, widget, texts, speech } }: Part) {
  const { conversation, queue, visitor } = state;
  if (conversation?.status !== 'pending' || conversation.handler !== 'agent') return null;
  // An agent answered and left: nobody waits.
  if (!queue && !conversation.waiting_since) return null;
  const text =
    isAway(state, widget) && visitor?.email
      ? fill(texts.away, { email: visitor.email })
      : queue
        ? fill(texts.position, { n: queue.position })
        : texts.waiting;
  return (
    <output class="note">
      {text}
      {!!queue?.estimated_wait_seconds &&
        ` ${fill(texts.wait, { time: formatMinutes(queue.estimated_wait_seconds, speech.locale) })}`}
    </output>
  );
}
