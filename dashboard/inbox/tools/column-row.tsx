/** One conversation in one line of columns: where the list has the whole width, all of them; beside a conversation, the first. */
import { BadgeCheck } from 'lucide';
import { useComputed } from '@preact/signals';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import { Highlight } from '#dashboard/inbox/list/highlight.tsx';
import { PriorityMark, type RowLook, type RowProps, When, Who } from '#dashboard/inbox/list/list-row.tsx';
import { BASE } from '#dashboard/navigation/location.ts';
import { delivery } from '#dashboard/strings/delivery.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { thread } from '#dashboard/strings/thread.ts';
import { listing } from '#dashboard/strings/lists.ts';
import { names } from '#dashboard/strings/names.ts';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { messagePreview } from '#dashboard/ui/format/message-preview.ts';
import { isNameVerified, nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './column-row.css';

/** Who has it, oneself too: below a heading, an empty cell would read as nobody. */
function Holder({ conversation }: Pick<RowProps, 'conversation'>) {
  const { me } = useWorkspace();
  const isOwn = conversation.agent_id !== null && conversation.agent_id === me.value.agent?.id;
  return isOwn ? <span class="chip">{thread.you}</span> : <Who conversation={conversation} />;
}

function ColumnRow({ conversation, isSelected, search, suffix }: RowProps) {
  const { inbox: box, team } = useWorkspace();
  const { id, unread_by_agent: unread, labels } = conversation;
  const isThere = useComputed(() => box.deliveries.isThere(id)).value;
  const department = team.departments.value.value.data?.find((one) => one.id === conversation.department_id);
  return (
    <a
      class="row row-columns"
      href={`${BASE}/conversations/${id}${suffix}`}
      aria-current={isSelected ? 'true' : undefined}
      data-unread={unread > 0 || undefined}
    >
      <span class="row-top">
        <b title={nameOf(conversation)}>
          <Highlight text={nameOf(conversation)} search={search} />
        </b>
        {isThere && <span class="presence presence-online" title={delivery.page} />}
        {isNameVerified(conversation) && (
          <span class="verified" title={inbox.verified}>
            <Icon of={BadgeCheck} size={14} />
          </span>
        )}
        <PriorityMark priority={conversation.priority} />
        {unread > 0 && (
          <span class="dot" title={inbox.unread(unread)}>
            {unread > 9 ? '9+' : unread}
            <span class="sr-only">{inbox.unread(unread)}</span>
          </span>
        )}
      </span>
      <span class="row-text">
        <Highlight text={messagePreview(conversation.last_message ?? inbox.noMessage)} search={search} />
      </span>
      <span class="row-cell">
        {isOpen(conversation) ? <Holder conversation={conversation} /> : names.status[conversation.status]}
      </span>
      <span class="row-cell" title={department && `${listing.columns.department}: ${department.name}`}>
        {department?.name}
      </span>
      <span class="row-cell" title={labels.length > 0 ? `${listing.columns.labels}: ${labels.join(', ')}` : undefined}>
        {labels.join(', ')}
      </span>
      <When conversation={conversation} />
    </a>
  );
}

/** Columns. */
export const columns: RowLook = { Row: ColumnRow, height: 40 };
