/** The head of a conversation: who, how it stands, and what can be done now. What can't be done is not shown. */
import {
  AlarmClock,
  AlarmClockOff,
  ArrowLeft,
  ArrowRightLeft,
  BadgeCheck,
  Check,
  Ellipsis,
  Eye,
  Hand,
  PanelRight,
  RotateCcw,
} from 'lucide';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import { common } from '#dashboard/strings/common.ts';
import { inbox, conversation as conversationTexts } from '#dashboard/strings/inbox.ts';
import { thread } from '#dashboard/strings/thread.ts';
import { names } from '#dashboard/strings/names.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { addActions } from '#dashboard/navigation/shortcuts.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';
import { isDetailsOpen, setDetailsOpen } from '#dashboard/inbox/visitor/details-open.ts';
import { PriorityMark, TargetClocks, snoozeText } from '#dashboard/inbox/list/list-row.tsx';
import { clock } from '#dashboard/ui/format/time.ts';
import { endConversation } from '#dashboard/workspace/end-conversation.ts';
import { isNameVerified, nameOf } from '#dashboard/ui/format/visitor-name.ts';

// By itself: the list of tickets next to the conversation would be loaded with it.
const NewTicket = lazy(() => import('#dashboard/tickets/new-ticket.tsx'));
const HeadMenu = lazy(
  () => import('./head-menu.tsx'),
  () => <IconButton label={common.more} icon={Ellipsis} disabled />,
);
const TransferDialog = lazy(() => import('./transfer-dialog.tsx'));
const SnoozeDialog = lazy(() => import('#dashboard/inbox/later/snooze-dialog.tsx'));

/** The head. */
export function ThreadHead({ conversation, suffix }: { conversation: Conversation; suffix: string }) {
  const workspace = useWorkspace();
  const { preferences, me, team } = workspace;
  const widget = team.widgets.value.value.data?.find((one) => one.id === conversation.widget_id);
  const act = actionsOn(workspace, conversation.id);
  const [isTransferring, setTransferring] = useState(false);
  const [isSnoozing, setSnoozing] = useState(false);
  const [isCreatingTicket, setCreatingTicket] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = isOpen(conversation);
  const own = me.value.agent;
  const run = (action: () => Promise<boolean>) => {
    setBusy(true);
    void action().finally(() => setBusy(false));
  };
  const { status } = conversation;
  const resolve = () => run(() => endConversation(workspace, conversation, 'resolved', suffix));
  const close = () => run(() => endConversation(workspace, conversation, 'closed', suffix));
  // Here before its key: what is pressed next must reach it.
  useEffect(SnoozeDialog.prefetch, []);
  const canTake = own !== undefined && status === 'pending';
  const { is_snoozed } = conversation;
  const canSnooze = open && status !== 'pending';
  useLayoutEffect(
    () =>
      addActions({
        ...(open ? { resolve, transfer: () => setTransferring(true), assign: () => setTransferring(true) } : {}),
        ...(canSnooze ? { snooze: () => setSnoozing(true) } : {}),
        ...(status === 'closed' ? {} : { close }),
      }),
    [conversation],
  );
  return (
    <header class="thread-head">
      <a
        class="icon-button thread-back"
        href={`${BASE}/conversations${suffix}`}
        aria-label={common.back}
        title={common.back}
      >
        <Icon of={ArrowLeft} />
      </a>
      <div class="thread-title">
        <h2 title={nameOf(conversation)}>
          <span>{nameOf(conversation)}</span>
          {isNameVerified(conversation) && (
            <span class="verified" title={inbox.verified}>
              <Icon of={BadgeCheck} size={15} />
              <span class="sr-only">{inbox.verified}</span>
            </span>
          )}
          <PriorityMark priority={conversation.priority} />
        </h2>
        <Standing conversation={conversation} />
      </div>
      <div class="thread-actions">
        {canTake && (
          <Button variant="primary" icon={Hand} busy={busy} onClick={() => run(() => act.assign({ agent_id: own.id }))}>
            {thread.take}
          </Button>
        )}
        {/* Until when it is snoozed takes that place; the key still transfers it. */}
        {open && !is_snoozed && (
          <Button
            icon={ArrowRightLeft}
            class="collapsible"
            onClick={() => setTransferring(true)}
            aria-label={thread.transfer}
          >
            {thread.transfer}
          </Button>
        )}
        {canSnooze && (
          <Button
            icon={is_snoozed ? AlarmClockOff : AlarmClock}
            class="collapsible"
            onClick={() => (is_snoozed ? run(act.unsnooze) : setSnoozing(true))}
            aria-label={is_snoozed ? thread.unsnooze : thread.snooze}
          >
            {is_snoozed ? thread.unsnooze : thread.snooze}
          </Button>
        )}
        {open ? (
          <Button {...(canTake ? {} : { variant: 'primary' })} icon={Check} busy={busy} onClick={resolve}>
            {thread.resolve}
          </Button>
        ) : (
          <Button variant="primary" icon={RotateCcw} busy={busy} onClick={() => run(act.reopen)}>
            {thread.reopen}
          </Button>
        )}
        <HeadMenu
          conversation={conversation}
          suffix={suffix}
          onNewTicket={() => setCreatingTicket(true)}
          onEnd={close}
        />
        <IconButton
          label={thread.details}
          icon={PanelRight}
          pressed={isDetailsOpen(preferences)}
          onClick={() => setDetailsOpen(preferences, !isDetailsOpen(preferences))}
        />
      </div>
      {widget?.targets && <TargetClocks conversation={conversation} widget={widget} />}
      {isCreatingTicket && <NewTicket conversation={conversation} onClose={() => setCreatingTicket(false)} />}
      {isSnoozing && <SnoozeDialog conversation={conversation} suffix={suffix} onClose={() => setSnoozing(false)} />}
      {isTransferring && <TransferDialog conversation={conversation} onClose={() => setTransferring(false)} />}
    </header>
  );
}

/** Status as a word with a dot, and who has it, while it waits, why; and which colleagues look on. */
function Standing({ conversation }: { conversation: Conversation }) {
  const { team, me, inbox: box } = useWorkspace();
  const viewers = box.viewers.of(conversation.id).map(({ name }) => name);
  const { status, agent_id, waiting_reason, is_snoozed, snoozed_until } = conversation;
  const assignee =
    agent_id === null
      ? thread.unassigned
      : agent_id === me.value.agent?.id
        ? thread.you
        : (team.agentName(agent_id) ?? conversationTexts.formerAgent);
  return (
    <div class="standing-lines">
      <p class="standing">
        {is_snoozed ? (
          <span class="status status-snoozed" title={snoozeText(snoozed_until, clock.value)}>
            {snoozeText(snoozed_until, clock.value)}
          </span>
        ) : (
          <span class={`status status-${status}`}>{names.status[status]}</span>
        )}
        <span>{agent_id === null && waiting_reason ? names.waitingReason[waiting_reason] : assignee}</span>
      </p>
      {viewers.length > 0 && (
        <span class="viewers" role="status" title={thread.viewing(viewers)}>
          <Icon of={Eye} size={14} />
          <span>{thread.viewing(viewers)}</span>
        </span>
      )}
    </div>
  );
}
