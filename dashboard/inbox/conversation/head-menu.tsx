/** What can be done with a conversation besides: its priority, a ticket, its end. */
import { Bell, BellOff, Ellipsis, Flag, TicketPlus, X } from 'lucide';
import type { Conversation } from '#core/model/conversation.ts';
import { priorities } from '#dashboard/data/closed-sets.ts';
import { common } from '#dashboard/strings/common.ts';
import { thread } from '#dashboard/strings/inbox.ts';
import { together } from '#dashboard/strings/together.ts';
import { names } from '#dashboard/strings/names.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';
import { VisitorThere } from '#dashboard/inbox/visitor/visitor-there.tsx';
import './head-menu.css';

type HeadMenuProps = { conversation: Conversation; onNewTicket: () => void; onEnd: () => void };

/** The menu. */
export default function HeadMenu({ conversation, onNewTicket, onEnd }: HeadMenuProps) {
  const workspace = useWorkspace();
  const act = actionsOn(workspace, conversation.id);
  const own = workspace.me.value.agent?.id;
  const isFollowing = own !== undefined && conversation.followers.includes(own);
  return (
    <>
      <VisitorThere conversation={conversation} />
      <Menu
        align="end"
        label={common.more}
        trigger={(attributes) => <IconButton label={common.more} icon={Ellipsis} {...attributes} />}
      >
        {priorities.map((priority) => (
          <MenuItem
            key={priority}
            checked={conversation.priority === priority}
            onClick={() => void act.setPriority(priority)}
          >
            <Icon of={Flag} class={`priority-${priority}`} />
            {thread.priorityLabel(names.priority[priority])}
          </MenuItem>
        ))}
        <hr />
        {own !== undefined && (
          <MenuItem onClick={() => void act.follow(!isFollowing)}>
            <Icon of={isFollowing ? BellOff : Bell} />
            {isFollowing ? together.unfollow : together.follow}
          </MenuItem>
        )}
        <MenuItem onClick={onNewTicket}>
          <Icon of={TicketPlus} />
          {thread.newTicket}
        </MenuItem>
        {conversation.status !== 'closed' && (
          <MenuItem onClick={onEnd}>
            <Icon of={X} />
            {thread.close}
          </MenuItem>
        )}
      </Menu>
    </>
  );
}
