/** What can be done with a conversation besides: its priority, a ticket, its end. */
import { Ellipsis, Flag, TicketPlus, X } from 'lucide';
import type { Conversation } from '#core/model/conversation.ts';
import { priorities } from '#dashboard/data/closed-sets.ts';
import { common } from '#dashboard/strings/common.ts';
import { thread } from '#dashboard/strings/inbox.ts';
import { names } from '#dashboard/strings/names.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';
import { VisitorThere } from '#dashboard/inbox/visitor/visitor-there.tsx';

type HeadMenuProps = { conversation: Conversation; onNewTicket: () => void; onEnd: () => void };

/** The menu. */
export default function HeadMenu({ conversation, onNewTicket, onEnd }: HeadMenuProps) {
  const act = actionsOn(useWorkspace(), conversation.id);
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
