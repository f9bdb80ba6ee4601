/** Choosing when a message is sent, and changing one that is to be sent later. */
import { useRef, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { ScheduledMessage } from '#core/model/messages/scheduled.ts';
import type { Original } from '#dashboard/data/drafts.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { composer } from '#dashboard/strings/thread.ts';
import { scheduledSend as words } from '#dashboard/strings/together.ts';
import { heldBack } from '#dashboard/inbox/canned/canned.ts';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { timeAhead } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { changeMessage, scheduleMessage } from './schedule.ts';
import { TimeChoices } from './time-choices.tsx';

type ScheduleDialogProps = {
  conversation: Conversation;
  text: string;
  /** What was written, where the text is a translation of it. */
  original?: Original | undefined;
  /** The message that is changed; without one, a new one is scheduled. */
  before?: ScheduledMessage;
  /** A new one is stored. */
  onScheduled?: (content: string) => void;
  onClose: () => void;
};

/** The dialog. */
export function ScheduleDialog({ conversation, text, original, before, onScheduled, onClose }: ScheduleDialogProps) {
  const workspace = useWorkspace();
  const { me } = workspace;
  const [typed, setTyped] = useState(text);
  const [isEmpty, setEmpty] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const unfinished = heldBack(typed.trim());
  const [holds, setHolds] = useState(before?.if_visitor_writes !== 'send');
  const agent = me.value.agent;
  const isOwn = before === undefined || before.agent_id === agent?.id;
  const choose = async (send_at: string) => {
    const content = typed.trim();
    if (content === '') {
      setEmpty(true);
      field.current?.focus();
    }
    if (content === '' || !agent) return;
    onClose();
    const from = original ?? before?.translated_from;
    const chosen = {
      content,
      ...(from && { translated_from: from }),
      send_at,
      if_visitor_writes: holds ? 'hold' : 'send',
    } as const;
    const isDone = await (before
      ? changeMessage(workspace, before, chosen)
      : scheduleMessage(workspace, conversation.id, chosen, agent));
    if (!isDone) return;
    onScheduled?.(content);
    toast(words.done(timeAhead(send_at, Date.now())));
  };
  return (
    <Dialog title={before ? words.changeTitle : words.title} onClose={onClose}>
      <p class="muted">{isOwn ? words.help : words.helpOf(before.agent_name)}</p>
      {before && isOwn && (
        <label class="field">
          {words.text}
          <textarea
            class="input schedule-text"
            dir="auto"
            maxLength={inboxLimits.conversation.content?.maxLength}
            value={typed}
            ref={field}
            {...(isEmpty ? { 'aria-invalid': true } : {})}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setEmpty(false);
            }}
          />
          {isEmpty && (
            <small class="schedule-problem" role="alert">
              {words.empty}
            </small>
          )}
        </label>
      )}
      {unfinished && (
        <p class="composer-kept" role="alert">
          <span>{composer.held[unfinished.kind](unfinished.what)}</span>
        </p>
      )}
      <label class="check">
        <input type="checkbox" checked={holds} onChange={(event) => setHolds(event.currentTarget.checked)} />
        {words.hold}
      </label>
      <TimeChoices
        action={words.action}
        {...(before ? { before: before.send_at } : {})}
        onChoose={(instant) => void choose(instant)}
      />
    </Dialog>
  );
}
