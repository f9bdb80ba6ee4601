/** The conversation: rows in order, what is on its way, and what the visitor waits for. */
import { Component } from 'preact';
import { place } from '#client/timeline/grouping.ts';
import { unreadOf } from '#widget/app/state/state.ts';
import { hasOlder } from '#client/timeline/rows.ts';
import { Pending, Row } from './bubble.tsx';
import { QuickReplies } from './quick-replies.tsx';
import { isAtEnd } from './layout-effects.ts';
import type { Part } from './view.ts';

export function Messages({ view }: Part) {
  const { state, texts, chat, set, later } = view;
  const { isScrolledUp } = state.ui;
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
        {later && hasOlder(state.timeline) && <later.Older view={view} />}
        <ol>
          <Rows view={view} />
          {state.outbox.map((message) => (
            <Pending key={message.id} view={view} message={message} />
          ))}
          {later && <later.Growing view={view} />}
        </ol>
        {later && <later.Waiting view={view} />}
        {later && <later.Typing view={view} />}
        {!state.outbox.length && status !== 'closed' && <QuickReplies options={options} onChoose={chat.send} />}
        {later && (status === 'resolved' || status === 'closed') && <later.Ending view={view} />}
      </section>
      {later && isScrolledUp && <later.Jump view={view} unread={unread} />}
    </div>
  );
}

/** The stored rows: drawn again only when something that they show has changed, not with each letter typed. */
export class Rows extends Component<Part> {
  private shown: readonly unknown[] = [];
  override shouldComponentUpdate({ view }: Part): boolean {
    const { shown } = this;
    this.shown = shownBy(view);
    return this.shown.some((value, index) => value !== shown[index]);
  }
  override render({ view }: Part) {
    const { timeline } = view.state;
    const newestOwn = timeline.findLast(({ sender_type }) => sender_type === 'visitor')?.seq;
    return place(timeline).map((placed) => (
      <Row key={placed.row.id} view={view} placed={placed} isNewestOwn={placed.row.seq === newestOwn} />
    ));
  }
}

const shownBy = ({ state, speech, later }: Part['view']) => [
  state.timeline,
  state.addresses,
  state.readByTeam,
  state.conversation,
  speech,
  later,
  // With each day, today's rows become yesterday's.
  new Date().toDateString(),
];
