/** The conversation: rows in order, what is on its way, and what the visitor waits for. */
import { unreadOf } from '../chat.ts';
import { isAway } from '../state.ts';
import { count, fill } from '../texts.ts';
import { hasOlder, place } from '../timeline.ts';
import { Growing, Pending, Row } from './bubble.tsx';
import { Icon, icons } from './icon.tsx';
import { QuickReplies } from './quick-replies.tsx';
import { isAtEnd, toEnd } from './upkeep.ts';
import type { Part } from './view.ts';

export function Messages({ view }: Part) {
  const { state, texts, chat, speech, set, later } = view;
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
        {hasOlder(state.timeline) && (
          <button type="button" class="link older" onClick={() => chat.older()}>
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
        <Typing view={view} />
        {!state.outbox.length && status !== 'closed' && <QuickReplies options={options} onChoose={chat.send} />}
        {later && (status === 'resolved' || status === 'closed') && <later.Ending view={view} />}
        {later && <later.Notice view={view} />}
      </section>
      {isScrolledUp && (
        <button type="button" class="jump" onClick={({ currentTarget }) => toEnd(currentTarget.previousElementSibling)}>
          <Icon of={icons.arrowDown} />
          {unread > 0 ? count(speech, texts.unread, unread) : <span class="sr">{texts.messages}</span>}
        </button>
      )}
    </div>
  );
}

/** What the visitor waits for: someone of the team, or their return. */
function Waiting({ view: { state, texts, speech } }: Part) {
  const { conversation, queue, visitor } = state;
  if (conversation?.status !== 'pending' || conversation.handler !== 'agent') return null;
  const wait = queue?.estimated_wait_seconds;
  const text =
    isAway(state) && visitor?.email
      ? fill(texts.away, { email: visitor.email })
      : queue
        ? fill(texts.position, { n: queue.position })
        : texts.waiting;
  return (
    <output class="note">
      {text}
      {queue && wait ? ` ${count(speech, texts.waitMinutes, Math.max(1, Math.round(wait / 60)))}` : ''}
    </output>
  );
}

/** Someone is typing. */
function Typing({ view: { state, texts } }: Part) {
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
