/** The other ways to send a reply: with the end of the conversation, or later. */
import { AlarmClock, Check, ChevronUp } from 'lucide';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { addActions, focusField } from '#dashboard/navigation/shortcuts.ts';
import type { Original } from '#dashboard/data/drafts.ts';
import { composer } from '#dashboard/strings/thread.ts';
import { sending } from '#dashboard/strings/together.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';
import './send-more.css';

type SendMoreProps = {
  conversation: Conversation;
  text: string;
  /** What was written, where the text is a translation of it. */
  original: Original | undefined;
  /** It can't be sent as it is: it is too long, or its files are still uploaded. */
  isBlocked: boolean;
  hasFiles: boolean;
  onResolve: () => void;
  onScheduled: (content: string) => void;
};

/** The menu next to the button that sends. */
export default function SendMore({
  conversation,
  text,
  original,
  isBlocked,
  hasFiles,
  onResolve,
  onScheduled,
}: SendMoreProps) {
  const { me } = useWorkspace();
  const [isScheduling, setScheduling] = useState(false);
  const isEmpty = text.trim() === '';
  const blocked = isBlocked ? (hasFiles ? composer.waitForFiles : sending.tooLong) : undefined;
  const resolve = () => sayOr(blocked ?? (isEmpty && !hasFiles ? sending.empty : undefined), onResolve);
  const schedule = () =>
    sayOr(
      me.value.agent === undefined
        ? sending.notAgent
        : (blocked ?? (hasFiles ? sending.noFiles : isEmpty ? sending.empty : undefined)),
      () => setScheduling(true),
    );
  useLayoutEffect(() => addActions({ sendLater: schedule }));
  return (
    <>
      <Menu
        align="end"
        side="above"
        label={sending.more}
        trigger={(attributes) => <IconButton label={sending.more} icon={ChevronUp} {...attributes} />}
      >
        <MenuItem onClick={resolve}>
          <Icon of={Check} />
          {sending.resolve}
        </MenuItem>
        <MenuItem onClick={schedule}>
          <Icon of={AlarmClock} />
          {sending.later}
        </MenuItem>
      </Menu>
      {isScheduling && (
        <ScheduleDialog
          conversation={conversation}
          text={text}
          original={original}
          onScheduled={onScheduled}
          onClose={() => {
            setScheduling(false);
            focusField();
          }}
        />
      )}
    </>
  );
}

/** Does it, or says why it can't be done. */
function sayOr(why: string | undefined, action: () => void): void {
  if (why === undefined) action();
  else toast(why, 'problem');
}
