/** The messages: newest in sight unless the reader scrolled up; older ones come when the top is reached. */
import { ArrowDown, ArrowUp } from 'lucide';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Inbox } from '#dashboard/data/inbox/inbox.ts';
import type { Thread } from '#dashboard/data/inbox/timeline-store.ts';
import { common } from '#dashboard/strings/common.ts';
import { conversation as conversationTexts } from '#dashboard/strings/inbox.ts';
import { thread as words } from '#dashboard/strings/thread.ts';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { firstUnread, linesOf } from './grouping.ts';
import { Prose } from './prose.tsx';
import { Growing, ThreadLine } from './timeline-row.tsx';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';

const EarlierInline = lazy(() => import('./earlier-inline.tsx'));
const ScheduledRows = lazy(() => import('#dashboard/inbox/later/scheduled-rows.tsx'));

const NEAR_PX = 80;
/** The newest rows, which fill most screens: the others are drawn when somebody scrolls up, or where they don't. */
const FIRST_ROWS = 24;
/** In a chat that goes on at its end, drawn rows grow to this many; then the older half, and those that aren't drawn, are let go. */
const MAX_ROWS = 4 * FIRST_ROWS;
const dayOf = (instant: string) => new Date(instant).toDateString();

/** The log. */
export function ThreadLog({ conversation, thread }: { conversation: Conversation; thread: Thread }) {
  const { inbox } = useWorkspace();
  const { id } = conversation;
  const box = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  const [isAtEnd, setAtEnd] = useState(true);
  /** The same without waiting for a drawing: what has grown is measured before effects have run again. */
  const atEnd = useRef(true);
  const [isUnreadAbove, setUnreadAbove] = useState(false);
  // Reading makes it read: the mark stays where it was when the conversation was opened.
  const opened = useRef({ count: conversation.unread_by_agent, upTo: conversation.last_seq });
  const outgoing = outgoingTo(inbox, id);
  /** The first row that is drawn; those that come later are, too. */
  const [from, setFrom] = useState(() => thread.rows.at(-FIRST_ROWS)?.seq ?? 0);
  const unreadFrom = firstUnread(thread.rows, opened.current);
  const rows = useMemo(
    () => thread.rows.filter(({ seq }) => seq >= Math.min(from, unreadFrom ?? from)),
    [thread.rows, from, unreadFrom],
  );
  const isAllDrawn = rows.length === thread.rows.length;
  const lines = useMemo(
    () => linesOf(rows, outgoing, dayOf, unreadFrom),
    [rows, outgoing.length, inbox.outbox.items.value],
  );
  const more = () => {
    if (isAllDrawn) void inbox.threads.loadOlder(id);
    else setFrom(0);
  };
  const visitorName = nameOf(conversation);
  // Drawn again only where they change: what else happens in a conversation costs nothing for each of its messages.
  const drawnLines = useMemo(
    () =>
      lines.map((line) => (
        <Boundary key={line.key} kind="row">
          <ThreadLine line={line} visitorName={visitorName} visitorId={conversation.visitor_id} />
        </Boundary>
      )),
    [lines, visitorName, conversation.visitor_id, new Date().toDateString()],
  );
  const written = inbox.writing.of(id);
  const last = thread.rows.at(-1)?.seq ?? 0;
  const first = rows[0]?.seq ?? 0;

  const mark = () => box.current?.querySelector<HTMLElement>('[data-unread-mark]');
  const lookForUnread = () => {
    const top = mark()?.getBoundingClientRect().bottom ?? Infinity;
    setUnreadAbove(top < (box.current?.getBoundingClientRect().top ?? 0));
  };
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  // Older rows push the ones in sight down: stay where one reads. Measured right before they are drawn, since a row may have
  // grown since the last drawing.
  const drawn = useRef(first);
  if (drawn.current !== first) height.current = box.current?.scrollHeight ?? 0;
  drawn.current = first;
  useLayoutEffect(() => {
    const element = box.current;
    if (element && !isAtEnd) element.scrollTop += element.scrollHeight - height.current;
  }, [first]);
  const sent = useRef(outgoing.length);
  useLayoutEffect(() => {
    // After scrolling up, an agent who sends a reply sees that reply.
    if (isAtEnd || outgoing.length > sent.current) toEnd();
    sent.current = outgoing.length;
    lookForUnread();
  }, [last, outgoing.length, inbox.typing.of(id).length, written]);
  useEffect(() => {
    const look = () => {
      if (isAtEnd && document.visibilityState === 'visible' && document.hasFocus()) inbox.read(id, last);
    };
    look();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [last, isAtEnd, conversation.unread_by_agent]);
  useEffect(() => {
    const watcher = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    // What it shows may grow, too: by a picture that is drawn once the parts for it are there.
    for (const element of [box.current, box.current?.lastElementChild]) if (element) watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  // On a tall screen there is nothing to scroll: the older messages come by themselves until there is.
  useEffect(() => {
    const element = box.current;
    if (element && element.scrollHeight <= element.clientHeight + NEAR_PX) more();
  }, [first, last]);

  // What is far above comes again as older messages do. Never so much that there would be nothing to scroll.
  useEffect(() => {
    const element = box.current;
    const isLong = element && element.scrollHeight > 4 * element.clientHeight;
    if (!isAtEnd || !isLong || rows.length <= MAX_ROWS + opened.current.count) return;
    opened.current = { count: 0, upTo: last };
    setFrom(rows.at(-MAX_ROWS / 2)?.seq ?? 0);
    inbox.threads.keepNewest(id, MAX_ROWS);
  }, [last, isAtEnd]);

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    lookForUnread();
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    setAtEnd(atEnd.current);
    const isAtTop = element.scrollTop < NEAR_PX;
    // All that is here at the first move up, so that none of it is missing where one scrolls on.
    if (isAtTop || !atEnd.current) setFrom(0);
    if (isAtTop && (isAllDrawn || !atEnd.current) && thread.olderError === undefined) void inbox.threads.loadOlder(id);
  };
  return (
    <div class="thread-body">
      {/* Scrollable by keyboard, and announced as it grows. */}
      <div class="thread-log" ref={box} role="log" aria-label={words.log} tabIndex={0} onScroll={onScroll}>
        {first === 1 && <EarlierInline key={id} conversation={conversation} />}
        <div class="thread-lines">
          {thread.loadingOlder && <p class="line-system">{words.older}</p>}
          {thread.olderError !== undefined && (
            <p class="line-system" role="status">
              {words.olderFailed}{' '}
              <button type="button" class="link" onClick={() => void inbox.threads.loadOlder(id)}>
                {common.retry}
              </button>
            </p>
          )}
          {drawnLines}
          {inbox.scheduled.of(id).length > 0 && (
            <ScheduledRows
              conversation={conversation}
              rows={thread.rows}
              draw={(text) => <Prose text={text} isRich />}
            />
          )}
          {written !== undefined && <Growing text={written} last={thread.rows.at(-1)} />}
          <TypingLine id={id} visitor={visitorName} />
        </div>
      </div>
      {isUnreadAbove && (
        <Button
          class="jump jump-up"
          icon={ArrowUp}
          size="small"
          onClick={() => mark()?.scrollIntoView({ block: 'center' })}
        >
          {words.jumpUnread}
        </Button>
      )}
      {!isAtEnd && (
        <Button class="jump" icon={ArrowDown} size="small" onClick={toEnd}>
          {conversation.unread_by_agent > 0 ? words.newMessages : words.jump}
        </Button>
      )}
    </div>
  );
}

const outgoingTo = ({ outbox }: Inbox, id: number) => outbox.items.value.filter((item) => item.conversation_id === id);

/** What was sent and came in before there is a log to show it in; nothing while nothing did. */
export function EarlyLog({ conversation, thread }: { conversation: Conversation; thread: Thread }) {
  const { inbox } = useWorkspace();
  const lines = linesOf(thread.early ?? [], outgoingTo(inbox, conversation.id), dayOf);
  if (lines.length === 0) return null;
  return (
    <div class="thread-early" role="log" aria-label={words.log}>
      {lines.map((line) => (
        <ThreadLine key={line.key} line={line} visitorName={nameOf(conversation)} visitorId={conversation.visitor_id} />
      ))}
    </div>
  );
}

function TypingLine({ id, visitor }: { id: number; visitor: string }) {
  const { inbox } = useWorkspace();
  const people = inbox.typing.of(id).map(({ by, name }) => (by === 'visitor' ? visitor : (name ?? words.bot)));
  const who = people.length === 0 && inbox.writing.of(id) !== undefined ? [words.bot] : people;
  if (who.length === 0) return null;
  return (
    <p class="typing" aria-live="off">
      <span class="typing-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {who.length > 1 ? words.typingMany(who) : conversationTexts.typing(who.join())}
    </p>
  );
}
