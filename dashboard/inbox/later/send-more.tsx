/** The other ways to send a reply: with the end of the conversation, or later. */
import { AlarmClock, Check, ChevronUp } from 'lucide';
import { useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversation.ts';
import { sending } from '#dashboard/strings/together.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';

type SendMoreProps = {
  conversation: Conversation;
  text: string;
  /** It can't be sent as it is. */
  isBlocked: boolean;
  hasFiles: boolean;
  onResolve: () => void;
  onScheduled: (content: string) => void;
};

/** The menu next to the button that sends. */
export default function SendMore({ conversation, text, isBlocked, hasFiles, onResolve, onScheduled }: SendMoreProps) {
  const { me } = useWorkspace();
  const [isScheduling, setScheduling] = useState(false);
  const isEmpty = text.trim() === '';
  const canSchedule = !isBlocked && !isEmpty && !hasFiles && me.value.agent !== undefined;
  return (
    <>
      <Menu
        align="end"
        side="above"
        label={sending.more}
        trigger={(attributes) => <IconButton label={sending.more} icon={ChevronUp} {...attributes} />}
      >
        <MenuItem onClick={() => isBlocked || (isEmpty && !hasFiles) || onResolve()}>
          <Icon of={Check} />
          {sending.resolve}
        </MenuItem>
        <MenuItem onClick={() => canSchedule && setScheduling(true)}>
          <Icon of={AlarmClock} />
          {sending.later}
        </MenuItem>
      </Menu>
      {isScheduling && (
        <ScheduleDialog
          conversation={conversation}
          text={text}
          onScheduled={onScheduled}
          onClose={() => setScheduling(false)}
        />
      )}
    </>
  );
}
