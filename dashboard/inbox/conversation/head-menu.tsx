/** What can be done with a conversation besides: its priority, a call, a ticket, its end. */
import { Bell, BellOff, Ellipsis, Flag, Sparkles, TicketPlus, Video, X } from 'lucide';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { priorities } from '#dashboard/data/closed-sets.ts';
import { common } from '#dashboard/strings/common.ts';
import { conversation as conversationTexts } from '#dashboard/strings/inbox.ts';
import { thread } from '#dashboard/strings/thread.ts';
import { calls, together } from '#dashboard/strings/together.ts';
import { names } from '#dashboard/strings/names.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';
import { addActions } from '#dashboard/navigation/shortcuts.ts';
import { hasModel } from '#dashboard/inbox/copilot/has-model.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import { closing } from '#dashboard/strings/copilot.ts';
import { canCall, callVisitor } from '#dashboard/inbox/customer/call-visitor.ts';
import { VisitorThere } from '#dashboard/inbox/visitor/visitor-there.tsx';
import './head-menu.css';

const ResolveWithSummary = lazy(() => import('#dashboard/inbox/summary/resolve-with-summary.tsx'));

type HeadMenuProps = { conversation: Conversation; suffix: string; onNewTicket: () => void; onEnd: () => void };

/** The menu. */
export default function HeadMenu({ conversation, suffix, onNewTicket, onEnd }: HeadMenuProps) {
  const workspace = useWorkspace();
  const act = actionsOn(workspace, conversation.id);
  const [isSummarizing, setSummarizing] = useState(false);
  const own = workspace.me.value.agent?.id;
  const isFollowing = own !== undefined && conversation.followers.includes(own);
  const offersCall = canCall(workspace, conversation);
  const call = () => void callVisitor(workspace, conversation.id);
  useEffect(() => void workspace.team.settings.need(), []);
  useLayoutEffect(() => (offersCall ? addActions({ call }) : undefined), [offersCall, conversation.id]);
  const follow = async () => {
    const said = isFollowing ? together.unfollowed : together.followed;
    if (await act.follow(!isFollowing)) toast(said(nameOf(conversation)));
  };
  useLayoutEffect(() => (own === undefined ? undefined : addActions({ follow: () => void follow() })));
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
            {conversationTexts.priorityLabel(names.priority[priority])}
          </MenuItem>
        ))}
        <hr />
        {own !== undefined && (
          <MenuItem onClick={() => void follow()}>
            <Icon of={isFollowing ? BellOff : Bell} />
            {isFollowing ? together.unfollow : together.follow}
          </MenuItem>
        )}
        {offersCall && (
          <MenuItem onClick={call}>
            <Icon of={Video} />
            {calls.call}
          </MenuItem>
        )}
        <MenuItem onClick={onNewTicket}>
          <Icon of={TicketPlus} />
          {thread.newTicket}
        </MenuItem>
        {isOpen(conversation) && hasModel(workspace) && (
          <MenuItem onClick={() => setSummarizing(true)}>
            <Icon of={Sparkles} />
            {closing.title}
          </MenuItem>
        )}
        {conversation.status !== 'closed' && (
          <MenuItem onClick={onEnd}>
            <Icon of={X} />
            {thread.close}
          </MenuItem>
        )}
      </Menu>
      {isSummarizing && (
        <ResolveWithSummary conversation={conversation} suffix={suffix} onClose={() => setSummarizing(false)} />
      )}
    </>
  );
}
