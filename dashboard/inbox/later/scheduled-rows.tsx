/** What is to be sent later, at the end of its conversation: when, by whom, and what can be done about it. */
import { AlarmClock, CircleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Message } from '#core/model/messages/message.ts';
import type { ScheduledMessage } from '#core/model/messages/scheduled.ts';
import { focusField } from '#dashboard/navigation/shortcuts.ts';
import { common } from '#dashboard/strings/common.ts';
import { scheduledSend as words } from '#dashboard/strings/together.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { clock, timeAhead } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { hasVisitorWritten } from './has-written.ts';
import OriginalText from '#dashboard/inbox/translation/original-text.tsx';
import { intoDraft } from './held-line.tsx';
import { cancelMessage, sendMessageNow } from './schedule.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';
import './scheduled-rows.css';

type Draw = (text: string) => ComponentChildren;
type RowsProps = { conversation: Conversation; rows: readonly Message[]; draw: Draw };

/** The rows; one that was sent meanwhile is among the messages. */
export default function ScheduledRows({ conversation, rows, draw }: RowsProps) {
  const { inbox } = useWorkspace();
  const [changed, setChanged] = useState<ScheduledMessage | undefined>(undefined);
  const sent = new Set(rows.map((row) => row.client_message_id));
  return (
    <>
      {inbox.scheduled
        .of(conversation.id)
        .filter((one) => !sent.has(one.client_message_id))
        .map((one) => (
          <ScheduledRow
            key={one.client_message_id}
            message={one}
            hasVisitorWritten={hasVisitorWritten(one, rows)}
            draw={draw}
            onChange={() => setChanged(one)}
          />
        ))}
      {changed && (
        <ScheduleDialog
          conversation={conversation}
          text={changed.content}
          before={changed}
          onClose={() => setChanged(undefined)}
        />
      )}
    </>
  );
}

type RowProps = { message: ScheduledMessage; hasVisitorWritten: boolean; draw: Draw; onChange: () => void };

function ScheduledRow({ message, hasVisitorWritten: hasWritten, draw, onChange }: RowProps) {
  const workspace = useWorkspace();
  const { held, agent_id, agent_name, send_at, version } = message;
  const time = timeAhead(send_at, clock.value);
  const isOwn = agent_id === workspace.me.value.agent?.id;
  const cancel = async () => {
    focusField();
    const undo = () => {
      intoDraft(workspace, message.conversation_id, message.content, message.translated_from);
      focusField();
    };
    if (await cancelMessage(workspace, message)) toast(words.canceled, 'done', { label: words.intoDraft, run: undo });
  };
  const send = () => {
    focusField();
    void sendMessageNow(workspace, message);
  };
  return (
    <div class="line line-out line-first scheduled-row">
      <div class="bubble bubble-out">
        {draw(message.content)}
        {message.translated_from && <OriginalText original={message.translated_from} />}
      </div>
      <span class={held ? 'line-time line-failed' : 'line-time'} role={held ? 'alert' : undefined}>
        <Icon of={held ? CircleAlert : AlarmClock} size={13} />
        {held ? words.held[held] : isOwn ? words.at(time) : words.atBy(time, agent_name)}
        {!held && !hasWritten && <span>· {message.if_visitor_writes === 'hold' ? words.holds : words.sends}</span>}
      </span>
      {/* There from the beginning, so that it is read out when the visitor writes. */}
      <span class="line-time" role="status">
        {!held && hasWritten && (
          <span class="scheduled-warning">
            <Icon of={CircleAlert} size={13} />
            {message.if_visitor_writes === 'hold' ? words.willHold : words.willSend}
          </span>
        )}
      </span>
      <span class="scheduled-actions">
        <Button size="small" disabled={version === 0} onClick={onChange}>
          {words.change}
        </Button>
        <Button size="small" disabled={version === 0} onClick={send}>
          {words.now}
        </Button>
        <Button size="small" variant="ghost" disabled={version === 0} onClick={() => void cancel()}>
          {common.cancel}
        </Button>
      </span>
    </div>
  );
}
