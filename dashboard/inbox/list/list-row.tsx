/** One conversation in the list: who, the last line, how long they wait. */
import { AlarmClock, AppWindow, BadgeCheck, ChevronUp, ChevronsUp, ChevronDown, CircleAlert, Hourglass } from 'lucide';
import { signal, useComputed } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import type { Conversation, Priority } from '#core/model/conversations/conversation.ts';
import { inbox, conversation as conversationTexts } from '#dashboard/strings/inbox.ts';
import { names } from '#dashboard/strings/names.ts';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { messagePreview } from '#dashboard/ui/format/message-preview.ts';
import { clock, duration, fullTime, shortTime, timeAhead, urgency } from '#dashboard/ui/format/time.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import { Highlight } from './highlight.tsx';
import { isNameVerified, nameOf } from '#dashboard/ui/format/visitor-name.ts';

/** Of widgets that have targets. */
export const TargetClocks = lazy(() => import('#dashboard/inbox/targets/target-clock.tsx'));

/** A row: whose, whether it is open, the words that are looked for, and the query of the list. */
export type RowProps = {
  conversation: Conversation;
  isSelected: boolean;
  search: string | undefined;
  suffix: string;
};

/** The row. */
export function ListRow({ conversation, isSelected, search, suffix }: RowProps) {
  const { inbox: box, team } = useWorkspace();
  const { id, unread_by_agent: unread } = conversation;
  // Computed: what is learned of one visitor doesn't draw the rows of the others anew.
  const isThere = useComputed(() => box.deliveries.isThere(id)).value;
  const isTyping = box.typing.of(id).some((one) => one.by === 'visitor');
  const widget = team.widgets.value.value.data?.find((one) => one.id === conversation.widget_id);
  return (
    <a
      class="row"
      href={`${BASE}/conversations/${id}${suffix}`}
      aria-current={isSelected ? 'true' : undefined}
      data-unread={unread > 0 || undefined}
    >
      <Avatar
        id={conversation.visitor_id}
        name={conversation.visitor.name ?? conversation.visitor.email}
        status={isThere ? 'online' : undefined}
      />
      <span class="row-top">
        <b dir="auto" title={nameOf(conversation)}>
          <Highlight text={nameOf(conversation)} search={search} />
        </b>
        {isNameVerified(conversation) && (
          <span class="verified" title={inbox.verified}>
            <Icon of={BadgeCheck} size={14} />
          </span>
        )}
        <PriorityMark priority={conversation.priority} />
        <When conversation={conversation} />
      </span>
      <span class="row-line">
        {box.outbox.failed.value.has(id) && (
          <span class="row-unsent">
            <Icon of={CircleAlert} size={13} />
            {conversationTexts.failed}
          </span>
        )}
        <span dir="auto" class={isTyping ? 'row-text row-typing' : 'row-text'}>
          {isTyping ? (
            conversationTexts.typing(conversationTexts.visitor)
          ) : (
            <Highlight text={messagePreview(conversation.last_message ?? inbox.noMessage)} search={search} />
          )}
        </span>
        {unread > 0 && (
          <span class="dot" title={inbox.unread(unread)}>
            {unread > 9 ? '9+' : unread}
            <span class="sr-only">{inbox.unread(unread)}</span>
          </span>
        )}
      </span>
      <span class="row-chips">
        {widget?.targets && <TargetClocks conversation={conversation} widget={widget} onlyNext />}
        <Snoozed conversation={conversation} />
        <Who conversation={conversation} />
        {widget && (
          <span class="chip">
            <Icon of={AppWindow} size={12} />
            {widget.name}
          </span>
        )}
        {conversation.labels.slice(0, 2).map((label) => (
          <span key={label} class="chip chip-label" data-label={label}>
            {label}
          </span>
        ))}
      </span>
    </a>
  );
}

/** How rows are drawn: the row, its height in pixels, and what stands before each row, where there is something. */
export type RowLook = {
  Row: FunctionComponent<RowProps>;
  height: number;
  Before?: FunctionComponent<{ conversation: Conversation }>;
};

/** Comfortable rows. */
export const comfortable: RowLook = { Row: ListRow, height: 76 };

/** How rows are drawn now: comfortably, unless what is loaded after the list says otherwise. */
export const rowLook = signal<RowLook>(comfortable);

/** Until when it is put aside. */
function Snoozed({ conversation: { is_snoozed, snoozed_until } }: { conversation: Conversation }) {
  if (!is_snoozed) return null;
  const text = snoozeText(snoozed_until, clock.value);
  return (
    <span
      class="chip chip-whole"
      title={snoozed_until === null ? text : conversationTexts.snoozedUntil(fullTime(snoozed_until))}
    >
      <Icon of={AlarmClock} size={12} />
      {text}
    </span>
  );
}

/** Until when a conversation is snoozed, in words. */
export const snoozeText = (until: string | null, now: number): string =>
  until === null ? conversationTexts.snoozedUntilReply : conversationTexts.snoozedUntil(timeAhead(until, now));

/** Who has it, where that isn't oneself; or how it stands. */
export function Who({ conversation }: { conversation: Conversation }) {
  const { team, me } = useWorkspace();
  if (!isOpen(conversation)) return <span class="chip">{names.status[conversation.status]}</span>;
  if (conversation.agent_id === null) return <span class="chip chip-amber">{names.status.pending}</span>;
  if (conversation.agent_id === me.value.agent?.id) return null;
  return <span class="chip">{team.agentName(conversation.agent_id) ?? conversationTexts.formerAgent}</span>;
}

/** How long the visitor has waited, or when something happened last. */
export function When({ conversation }: { conversation: Conversation }) {
  const now = clock.value;
  const last = conversation.last_message_at ?? conversation.created_at;
  if (conversation.waiting_since === null || !isOpen(conversation) || conversation.is_snoozed) {
    return (
      <time class="row-when" dateTime={last} title={fullTime(last)}>
        {shortTime(last, now)}
      </time>
    );
  }
  const waited = Math.max(0, now - Date.parse(conversation.waiting_since));
  return (
    <time
      class={`row-when row-wait row-wait-${urgency(waited)}`}
      dateTime={conversation.waiting_since}
      title={inbox.waitingSince(duration(waited))}
    >
      <Icon of={Hourglass} size={12} />
      {duration(waited)}
    </time>
  );
}

const marks = { low: ChevronDown, high: ChevronUp, urgent: ChevronsUp };

/** A mark for every priority but the normal one. */
export function PriorityMark({ priority }: { priority: Priority }) {
  if (priority === 'normal') return null;
  return (
    <span class={`priority priority-${priority}`} title={conversationTexts.priorityLabel(names.priority[priority])}>
      <Icon of={marks[priority]} size={14} />
      {priority === 'low' && <span aria-hidden="true">{names.priority.low}</span>}
      <span class="sr-only">{conversationTexts.priorityLabel(names.priority[priority])}</span>
    </span>
  );
}
